/// Unary and binary operators, conversions, instantiations.
extension GoFileLowering {
  mutating func lowerUnary(_ node: Node) -> GoValue {
    guard let operatorNode = node[.operator], let inner = node[.operand] else { return .operand(.unknown) }
    switch operatorNode.kind {
    case .star, .ampersand:
      // A pointer is its target: nothing that is tracked has a value apart from its identity.
      let value = lowerValue(inner)
      if operatorNode.kind == .ampersand, case .variable(_, let binding) = value {
        scopes[binding].assignments += 1
      }
      return value
    case .not: return .operand(lowerBoolean(node))
    case .arrow: return .operand(.place(receive(from: lowerExpression(inner), at: node.range)))
    case .minus:
      if case .constant(let id) = lowerExpression(inner), case .integer(let value) = function.builder.graph[id] {
        return .operand(function.builder.constant(.integer(0 &- value)))
      }
      return .operand(.unknown)
    default:
      _ = lowerExpression(inner)
      return .operand(.unknown)
    }
  }

  mutating func lowerBinary(_ node: Node) -> Operand {
    switch node[.operator]?.kind {
    case .and, .or, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return lowerBoolean(node)
    default: break
    }
    // Arithmetic leans to the left: one loop over its terms.
    var terms: [(operator: GoGrammar.Kind?, node: Node)] = []
    var current = node
    while current.kind == .binaryExpression, let left = current[.left], let right = current[.right] {
      terms.append((current[.operator]?.kind, right))
      current = left
    }
    let first = lowerExpression(current)
    var text = textPrefix(first)
    for term in terms.reversed() {
      let value = lowerExpression(term.node)
      guard term.operator == .plus, let known = text, !known.isPrefix else { continue }
      if let next = textPrefix(value) {
        text = (known.text + next.text, next.isPrefix)
      } else {
        text = (known.text, true)
      }
    }
    guard let text, !(text.isPrefix && text.text.isEmpty) else { return .unknown }
    return function.builder.constant(.string(file.names.intern(text.text), isPrefix: text.isPrefix))
  }

  /// The text that a string operand begins with; nil where nothing is known.
  private func textPrefix(_ operand: Operand) -> (text: String, isPrefix: Bool)? {
    guard case .constant(let id) = operand, case .string(let text, let isPrefix) = function.builder.graph[id] else {
      return nil
    }
    return (file.names[text], isPrefix)
  }

  // MARK: Conversions

  /// `[]byte(s)`, `(func())(f)`; also what the grammar takes for one: a call of a generic function, `F[K, V](x)`.
  mutating func lowerConversion(_ node: Node) -> GoValue {
    guard let type = node[.type], let inner = node[.operand] else { return .operand(.unknown) }
    if type.kind == .genericType {
      let callee = lowerInstantiation(type)
      if case .type = callee {} else { return lowerCall(callee, calleeNode: type, arguments: [inner], of: node) }
    }
    return convert(lowerExpression(inner), to: typeName(type), at: node.range)
  }

  /// The value itself, under another type where that has methods of its own.
  mutating func convert(_ value: Operand, to type: NameID?, at range: SourceRange) -> GoValue {
    guard let type, case .place = value, !GoPredeclared.types.contains(file.names[type]),
      !file.names[type].hasPrefix("[]")
    else { return .operand(value) }
    let result = function.builder.temporary(type: type)
    function.builder.assign(result, value, at: range)
    return .operand(.place(result))
  }

  /// `F[int]`, `p.F[K, V]` as values: the generic function, or the type.
  mutating func lowerInstantiation(_ node: Node) -> GoValue {
    var base = node
    while base.kind == .genericType || base.kind == .typeInstantiationExpression, let inner = base[.type] {
      base = inner
    }
    switch base.kind {
    case .typeIdentifier, .identifier: return resolve(base)
    case .qualifiedType:
      guard let package = base[.package], let member = base[.name] else { return .operand(.unknown) }
      return lowerMember(name(member), of: resolve(package), at: node.range)
    default: return .operand(.unknown)
    }
  }
}
