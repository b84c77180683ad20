/// Struct, slice, array and map literals.
extension GoFileLowering {
  /// Elements behind this many are not told apart, and those that can hold nothing of interest are left out: tables
  /// of thousands of constants are common.
  private static let maximumTellableElements = 64
  /// A literal of more bytes that calls nothing is a table: it becomes a value without members.
  private static let maximumTableSize = 2_048

  mutating func lowerComposite(_ node: Node) -> Operand {
    guard let body = node[.body] else { return .unknown }
    return lowerLiteralValue(body, type: node[.type], at: node.range)
  }

  /// The type that a literal spells out: `T{}`, `&T{}`, `new(T)`.
  mutating func literalType(_ expression: Node) -> NameID? {
    var node = expression
    while node.kind == .parenthesizedExpression || node.kind == .unaryExpression {
      guard let inner = node.kind == .unaryExpression ? node[.operand] : node.namedChildren.first else { return nil }
      if node.kind == .unaryExpression && node[.operator]?.kind != .ampersand { return nil }
      node = inner
    }
    switch node.kind {
    case .compositeLiteral: return node[.type].flatMap { typeName($0) }
    case .callExpression:
      guard let callee = node[.function], callee.kind == .identifier, text(callee) == "new" else { return nil }
      return node[.arguments]?.namedChildren.first.flatMap { typeName($0) }
    default: return nil
    }
  }

  /// - Parameter type: nil where the literal leaves it out and it cannot be told from the one around.
  mutating func lowerLiteralValue(_ body: Node, type: Node?, at range: SourceRange) -> Operand {
    if body.endByte - body.startByte > Self.maximumTableSize,
      !source.contains("(", in: body.startByte..<body.endByte)
    {
      let result = function.builder.temporary(type: type.flatMap { typeName($0) })
      function.builder.append(.aggregate(result, []), at: range)
      return .place(result)
    }
    let isCollection =
      switch type?.kind {
      case .mapType, .sliceType, .arrayType, .implicitLengthArrayType: true
      default: false
      }
    // `[]T{{…}}`: the inner literals are of the type T.
    let inner = type?.kind == .mapType ? type?[.value] : isCollection ? type?[.element] : nil
    let absolute = type.flatMap { typeName($0) }
    let fields = isCollection ? nil : absolute.flatMap { structFields[$0] }
    var members: [Operation.Member] = []
    // The index of the next element that has none of its own.
    var position = 0
    for element in body.namedChildren {
      if members.count >= Self.maximumTellableElements, isConstant(element) {
        position &+= 1
        continue
      }
      var field: NameID?
      var valueNode = element
      if element.kind == .keyedElement {
        let parts = element.namedChildren
        guard parts.count == 2 else { continue }
        field = memberName(parts[0], isCollection: isCollection, position: &position)
        valueNode = parts[1]
      }
      if field == nil, let fields, position < fields.count { field = fields[position] }
      let value = lowerElement(valueNode, type: inner)
      defer { position &+= 1 }
      if members.count >= Self.maximumTellableElements, isCollection || field == nil {
        guard case .place = value else { continue }
        field = file.names.intern("[*]")
      }
      members.append(.init(field: field ?? file.names.intern("[\(position)]"), value: value))
    }
    let result = function.builder.temporary(type: absolute)
    function.builder.append(.aggregate(result, members), at: range)
    return .place(result)
  }

  /// A literal, with or without a literal key.
  private func isConstant(_ element: Node) -> Bool {
    switch element.kind {
    case .literalElement, .keyedElement: element.namedChildren.allSatisfy { isConstant($0) }
    case .intLiteral, .floatLiteral, .runeLiteral, .interpretedStringLiteral, .rawStringLiteral, .trueLiteral,
      .falseLiteral, .nilLiteral:
      true
    default: false
    }
  }

  private mutating func lowerElement(_ element: Node, type: Node?) -> Operand {
    let node = element.kind == .literalElement ? element.namedChildren.first ?? element : element
    guard node.kind == .literalValue else { return lowerExpression(node) }
    nesting += 1
    defer { nesting -= 1 }
    guard nesting < Self.maximumNesting else {
      giveUp(node)
      return .unknown
    }
    var type = type
    while let pointer = type, pointer.kind == .pointerType { type = pointer.namedChildren.first }
    return lowerLiteralValue(node, type: type, at: node.range)
  }

  /// The field that a key names. In `T{k: v}` an identifier is a field unless `T` is spelled as a map or slice.
  ///
  /// - Parameter position: moves on to the index that the key says.
  private mutating func memberName(_ key: Node, isCollection: Bool, position: inout Int) -> NameID? {
    let node = key.kind == .literalElement ? key.namedChildren.first ?? key : key
    if !isCollection && (node.kind == .identifier || node.kind == .fieldIdentifier) { return name(node) }
    let value = lowerElement(key, type: nil)
    if case .constant(let id) = value, case .integer(let index) = function.builder.graph[id] {
      position = Int(clamping: index)
    }
    return elementName(value)
  }
}
