/// What an expression is before it is used: some are no values by themselves.
enum GoValue {
  case operand(Operand)
  /// A variable under its own name.
  case variable(PlaceID, binding: Int)
  /// An imported package: only its members are values.
  case package(NameID)
  /// A type: calling it converts. Nil where the type's name says nothing (`string`, a type parameter).
  case type(NameID?)
  /// A predeclared function.
  case builtin(NameID)
  /// A function literal, not lowered yet: it may be called on the spot.
  case literal(SyntaxNode<GoGrammar>)
}

/// Expressions.
extension GoFileLowering {
  mutating func lowerExpression(_ node: Node) -> Operand { operand(lowerValue(node)) }

  mutating func operand(_ value: GoValue) -> Operand {
    switch value {
    case .operand(let operand): operand
    case .variable(let place, _): .place(place)
    case .package(let path): .place(function.builder.global(path))
    case .type(let name): name.map { .place(function.builder.global($0)) } ?? .unknown
    case .builtin(let name): .place(builtin(name))
    case .literal(let node): lowerLiteral(node).map { .function($0) } ?? .unknown
    }
  }

  /// The operand's place; a temporary where it has none.
  mutating func place(_ operand: Operand, at range: SourceRange) -> PlaceID {
    if case .place(let place) = operand { return place }
    let result = function.builder.temporary()
    function.builder.assign(result, operand, at: range)
    return result
  }

  mutating func operands(_ expressions: [Node]) -> [Operand] { expressions.map { lowerExpression($0) } }

  /// Chains (`a.b(c)[d].e()`) lean to the left: the innermost operand first, then link by link.
  mutating func lowerValue(_ expression: Node) -> GoValue {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting < Self.maximumNesting else {
      giveUp(expression)
      return .operand(.unknown)
    }
    guard let first = chainOperand(expression) else { return lowerPrimary(expression) }
    var links = [expression]
    var node = first
    while let inner = chainOperand(node) {
      links.append(node)
      node = inner
    }
    var value = lowerPrimary(node)
    for link in links.reversed() { value = lowerLink(link, of: value) }
    return value
  }

  private func chainOperand(_ node: Node) -> Node? {
    switch node.kind {
    case .callExpression: node[.function]
    case .selectorExpression, .indexExpression, .sliceExpression, .typeAssertionExpression: node[.operand]
    case .parenthesizedExpression: node.namedChildren.first
    default: nil
    }
  }

  private mutating func lowerLink(_ link: Node, of value: GoValue) -> GoValue {
    switch link.kind {
    case .callExpression: return lowerCall(link, of: value)
    case .selectorExpression: return lowerSelector(link, of: value)
    case .indexExpression: return lowerIndex(link, of: value)
    case .sliceExpression:
      for bound in [link[.start], link[.end], link[.capacity]] { _ = bound.map { lowerExpression($0) } }
      // A slice of a collection holds what the collection holds.
      if case .place(let place) = operand(value) { return .operand(.place(place)) }
      return .operand(.unknown)
    case .typeAssertionExpression:
      let result = function.builder.temporary(type: link[.type].flatMap { typeName($0) })
      function.builder.assign(result, operand(value), at: link.range)
      return .operand(.place(result))
    default: return value
    }
  }

  private mutating func lowerPrimary(_ node: Node) -> GoValue {
    switch node.kind {
    case .identifier, .typeIdentifier: return resolve(node)
    case .interpretedStringLiteral, .rawStringLiteral, .intLiteral, .floatLiteral, .imaginaryLiteral, .runeLiteral,
      .trueLiteral, .falseLiteral, .nilLiteral:
      return .operand(constantValue(node).map { function.builder.constant($0) } ?? .unknown)
    case .unaryExpression: return lowerUnary(node)
    case .binaryExpression: return .operand(lowerBinary(node))
    case .compositeLiteral: return .operand(lowerComposite(node))
    case .funcLiteral: return .literal(node)
    case .typeConversionExpression: return lowerConversion(node)
    case .typeInstantiationExpression, .genericType: return lowerInstantiation(node)
    case .qualifiedType:
      guard let package = node[.package], let member = node[.name] else { return .operand(.unknown) }
      return lowerMember(name(member), of: resolve(package), at: node.range)
    case .variadicArgument: return node.namedChildren.first.map { lowerValue($0) } ?? .operand(.unknown)
    case .sliceType, .arrayType, .implicitLengthArrayType, .mapType, .channelType, .functionType, .structType,
      .interfaceType, .pointerType, .parenthesizedType, .negatedType:
      return .type(typeName(node))
    case .iota, .blankIdentifier: return .operand(.unknown)
    case .literalValue: return .operand(lowerLiteralValue(node, type: nil, at: node.range))
    default:
      unknown(node)
      return .operand(.unknown)
    }
  }

  // MARK: Names

  mutating func resolve(_ node: Node) -> GoValue {
    if isBlank(node) { return .operand(.unknown) }
    let name = name(node)
    guard let index = scopes.lookup(name) else {
      let text = file.names[name]
      if GoPredeclared.functions.contains(text) { return .builtin(name) }
      if GoPredeclared.types.contains(text) { return .type(nil) }
      return .operand(.place(function.builder.global(symbol(name))))
    }
    let binding = scopes[index]
    switch binding.meaning {
    case .variable(let place): return .variable(variable(place, declaredAt: binding.depth), binding: index)
    case .symbol(let symbol): return .operand(.place(function.builder.global(symbol)))
    case .constant(let constant): return .operand(function.builder.constant(constant))
    case .package(let path): return .package(path)
    case .type(let type): return .type(type)
    case .typeParameter(let constraint): return .type(constraint)
    }
  }

  mutating func builtin(_ name: NameID) -> PlaceID {
    function.builder.global(member(name, of: file.names.intern("builtins")))
  }

  private mutating func lowerSelector(_ node: Node, of value: GoValue) -> GoValue {
    guard let field = node[.field] else { return .operand(.unknown) }
    return lowerMember(name(field), of: value, at: node.range)
  }

  mutating func lowerMember(_ name: NameID, of value: GoValue, at range: SourceRange) -> GoValue {
    let base = place(operand(value), at: range)
    return .operand(.place(function.builder.field(name, of: base)))
  }

  // MARK: Elements

  private mutating func lowerIndex(_ node: Node, of value: GoValue) -> GoValue {
    guard let index = node[.index] else { return .operand(.unknown) }
    // `F[int]`, `Set[string]`: an instance of a generic function or type is as good as the generic one.
    if case .type = value { return value }
    if isType(index) { return value }
    let key = lowerExpression(index)
    let base = place(operand(value), at: node.range)
    return .operand(.place(function.builder.field(elementName(key), of: base)))
  }

  private func isType(_ node: Node) -> Bool {
    switch node.kind {
    case .sliceType, .mapType, .channelType, .functionType, .pointerType, .genericType, .structType, .interfaceType:
      return true
    case .identifier:
      guard let id = file.names.lookup(text(node)), let index = scopes.lookup(id) else {
        return GoPredeclared.types.contains(text(node))
      }
      switch scopes[index].meaning {
      case .type, .typeParameter: return true
      default: return false
      }
    default: return false
    }
  }

  /// `[0]`, `["key"]`; `[*]` where the index is not a literal.
  mutating func elementName(_ key: Operand) -> NameID {
    if case .constant(let id) = key {
      switch function.builder.graph[id] {
      case .integer(let value): return file.names.intern("[\(value)]")
      case .string(let text, false): return file.names.intern("[\(GraphTextForm.quote(file.names[text]))]")
      default: break
      }
    }
    return file.names.intern("[*]")
  }
}
