/// The end of an optional chain: where `a?.b.c()` goes when `a` is nil.
struct SwiftOptionalChain {
  fileprivate(set) var null: BlockID?

  /// Joins the way on which the chain was cut short, without a value.
  mutating func end(_ lowerer: inout SwiftLowerer) {
    guard let null else { return }
    lowerer.current.builder.fallThrough(to: null)
    self.null = nil
  }
}

/// Primary expressions and their postfixes: `a.b?.c(1)[2]!`.
extension SwiftLowerer {
  mutating func value(of chain: SwiftExpression.Chain, at range: SourceRange) -> Operand {
    var optionals = SwiftOptionalChain()
    let value = lowerChain(chain, at: range, optionals: &optionals, reads: true)
    guard let null = optionals.null else { return value }
    let result = current.builder.temporary()
    let end = current.builder.makeBlock()
    current.builder.assign(result, value, at: range)
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(null)
    current.builder.assign(result, current.builder.constant(.null), at: range)
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(end)
    return .place(result)
  }

  /// - Parameter reads: false for the target of an assignment, where a constant's name is not to be replaced.
  mutating func lowerChain(
    _ chain: SwiftExpression.Chain, at range: SourceRange, optionals: inout SwiftOptionalChain, reads: Bool
  ) -> Operand {
    var position = 0
    let isRead = reads
    let reads = reads || !chain.suffixes.isEmpty
    var value = head(of: chain, consumed: &position, reads: reads)
    while position < chain.suffixes.count {
      switch chain.suffixes[position] {
      case .member(let name):
        value = member(name, of: value, at: range)
        if isValueRead(of: chain, behind: position, isRead: isRead), case .place(let place) = value,
          self[place].root == .field
        {
          value = read(place, at: range)
        }
      case .call(let suffix):
        value = call(value, suffix, in: chain, at: position, isOptional: optionals.null != nil)
        if !current.builder.isReachable, optionals.null == nil { break }
      case .optional: cutShort(value, &optionals, at: range)
      case .force: break
      case .other: value = .unknown
      }
      position += 1
    }
    return value
  }

  /// `[first].forEach { … }`: the grammar takes a literal of one name for the type of an array.
  private mutating func literalTakenForType(_ node: SwiftNode) -> Operand {
    guard let element = node.children.last(where: { $0.kind?.isType == true }), element.kind == .userType,
      element.children.count == 1, let name = element.firstChild(.typeIdentifier),
      !identifierText(name).startsWithUppercase
    else { return .unknown }
    return aggregate([(nil, .place(place(ofName: identifier(name))))], at: node.range)
  }

  /// Whether what the chain names up to here is read: neither called nor, at its end, assigned.
  private func isValueRead(of chain: SwiftExpression.Chain, behind position: Int, isRead: Bool) -> Bool {
    guard position + 1 < chain.suffixes.count else { return isRead }
    if case .call = chain.suffixes[position + 1] { return false }
    return true
  }

  /// `x?`
  private mutating func cutShort(_ value: Operand, _ optionals: inout SwiftOptionalChain, at range: SourceRange) {
    guard current.builder.isReachable else { return }
    let null = optionals.null ?? current.builder.makeBlock()
    optionals.null = null
    let present = current.builder.makeBlock()
    let condition = value == .unknown ? Condition.unknown : Condition(test: .isNull(value))
    current.builder.terminate(.branch(condition, then: null, else: present), at: range)
    current.builder.begin(present)
  }

  // MARK: Heads

  /// - Parameter consumed: how many postfixes the head has taken for itself.
  private mutating func head(of chain: SwiftExpression.Chain, consumed: inout Int, reads: Bool) -> Operand {
    let node = chain.head
    if chain.isImplicitMember { return .place(current.builder.global(names.intern(".\(identifierText(node))"))) }
    switch node.kind {
    case .simpleIdentifier:
      let value = identifierValue(node, reads: reads)
      guard reads, isValueRead(of: chain, behind: -1, isRead: reads), case .place(let place) = value,
        self[place].root == .field
      else { return value }
      return read(place, at: node.range)
    case .selfExpression: return .place(selfPlace())
    case .superExpression: return .place(superPlace())
    case .lambdaLiteral:
      if case .call(let suffix)? = chain.suffixes.first, let arguments = plainArguments(suffix) {
        consumed = 1
        return lowerInPlace(node, arguments: arguments)
      }
      return lowerClosure(node)
    case .userType:
      return .place(typePlace(typeName(node) ?? source.text(of: node)))
    case .arrayType, .dictionaryType: return literalTakenForType(chain.head)
    case .arrayLiteral, .dictionaryLiteral:
      // `[Int]()` names a type, not a value.
      if case .call? = chain.suffixes.first { return .place(current.builder.global(names.intern("Array"))) }
      return primary(node)
    case .keyPathExpression:
      // The path's members are not read here.
      consumed = chain.suffixes.prefix { if case .call = $0 { false } else { true } }.count
      return current.builder.constant(.other)
    default: return primary(node)
    }
  }

  private mutating func identifierValue(_ node: SwiftNode, reads: Bool) -> Operand {
    let name = identifier(node)
    let place = self.place(ofName: name)
    guard reads else { return .place(place) }
    if let id = current.closures[place] { return .function(id) }
    if let text = current.strings[place] ?? constant(named: name, at: place) {
      return current.builder.constant(.string(text.text, isPrefix: text.isPrefix))
    }
    return .place(place)
  }

  /// A string constant declared at the file's top level or in a type.
  private func constant(named name: NameID, at place: PlaceID) -> SwiftFunctionState.StringConstant? {
    let declared = current.builder.graph[place]
    switch declared.root {
    case .global: return members.globalStrings[name]
    case .field:
      guard let type = current.enclosingType, let member = members.lookUp(name, in: type, names: names) else {
        return nil
      }
      return members.string(name, of: member.type)
    default: return nil
    }
  }

  private mutating func superPlace() -> PlaceID {
    if let place = variable(known.superName) { return place }
    guard let type = current.enclosingType, !current.isStatic else { return selfPlace() }
    // Closures use the method's own: found through its outermost scope.
    var owner = states.count - 1
    while owner > 0, states[owner].seesParent { owner -= 1 }
    let superclass = members.superclass(of: type).map { names.intern($0) }
    let place = states[owner].builder.declare(.receiver, known.superName, type: superclass)
    states[owner].scopes[0].places[known.superName] = place
    return variable(known.superName) ?? place
  }

  // MARK: Postfixes

  private mutating func member(_ name: SwiftNode, of value: Operand, at range: SourceRange) -> Operand {
    if name.kind == .integerLiteral {
      let base = place(for: value, at: range)
      return .place(current.builder.field(names.intern("[\(source.text(of: name))]"), of: base))
    }
    let text = identifierText(name)
    if text == "self" { return value }
    let base = place(for: value, at: range)
    if let type = symbol(of: base), let constant = members.string(names.intern(text), of: type) {
      return current.builder.constant(.string(constant.text, isPrefix: constant.isPrefix))
    }
    return .place(current.builder.field(names.intern(text), of: base))
  }

  /// `x[i]`
  mutating func element(of value: Operand, _ arguments: SwiftNode, at range: SourceRange) -> Operand {
    let base = place(for: value, at: range)
    var name = known.anyElement
    let list = arguments.children.filter { $0.kind == .valueArgument }
    for argument in list {
      guard let index = argumentValue(argument) else { continue }
      let operand = self.value(of: index)
      guard list.count == 1, case .constant(let id) = operand else { continue }
      switch current.builder.graph[id] {
      case .integer(let number): name = names.intern("[\(number)]")
      case .string(let text, isPrefix: false): name = names.intern("[\"\(names[text])\"]")
      default: break
      }
    }
    return .place(current.builder.field(name, of: base))
  }
}
