/// Literals, tuples, collections, and the operands that have rules of their own.
extension SwiftLowerer {
  /// Constants that need no expression to be built.
  mutating func simpleLiteral(_ node: SwiftNode) -> Operand? {
    switch node.kind {
    case .nilLiteral: return current.builder.constant(.null)
    case .booleanLiteral:
      return current.builder.constant(.bool(source.bytes[node.startByte] == UInt8(ascii: "t")))
    case .integerLiteral, .hexLiteral, .octLiteral, .binLiteral:
      return current.builder.constant(integer(node).map { .integer($0) } ?? .other)
    case .realLiteral, .regexLiteral, .specialLiteral, .selectorExpression, .keyPathStringExpression:
      return current.builder.constant(.other)
    case .lineStringLiteral, .multiLineStringLiteral, .rawStringLiteral: return string(node)
    default: return nil
    }
  }

  mutating func primary(_ node: SwiftNode) -> Operand {
    if let constant = simpleLiteral(node) { return constant }
    return descend(at: node) { lowerer in lowerer.compoundPrimary(node) }
  }

  private mutating func compoundPrimary(_ node: SwiftNode) -> Operand {
    switch node.kind {
    case .simpleIdentifier: return .place(place(ofName: identifier(node)))
    case .tupleExpression:
      if let inner = parenthesized(node) { return value(of: inner) }
      return aggregate(tupleElements(node), at: node.range)
    case .arrayLiteral: return array(node)
    case .dictionaryLiteral: return dictionary(node)
    case .lambdaLiteral: return lowerClosure(node)
    case .ifStatement: return branchValue(node) { $0.lowerIf(node, value: $1) }
    case .switchStatement: return branchValue(node) { $0.lowerSwitch(node, value: $1) }
    case .macroInvocation: return macro(node)
    case .playgroundLiteral:
      for child in node.namedChildren where child.kind != .simpleIdentifier { _ = value(of: child) }
      return current.builder.constant(.other)
    case .fullyOpenRange: return current.builder.constant(.other)
    case .discardStatement, .directive, .diagnostic: return .unknown
    case .wildcardPattern: return .unknown
    default:
      // An operator as a value: `reduce(0, +)`.
      guard node.isNamed, node.kind != .customOperator, node.kind != .bang else { return .unknown }
      if let kind = node.kind, kind.isOperatorExpression { return value(of: node) }
      emitUnknown(node)
      return .unknown
    }
  }

  /// `if` and `switch` as values.
  private mutating func branchValue(_ node: SwiftNode, _ lower: (inout Self, PlaceID) -> Void) -> Operand {
    let result = current.builder.temporary()
    lower(&self, result)
    return .place(result)
  }

  /// `#name(arguments) { … }`: evaluates them; what else it expands to is not known.
  private mutating func macro(_ node: SwiftNode) -> Operand {
    guard let name = node.firstChild(.simpleIdentifier) else { return .unknown }
    let callee = current.builder.global(names.intern("#\(identifierText(name))"))
    guard let suffix = node.firstChild(.callSuffix) else { return .unknown }
    let chain = SwiftExpression.Chain(head: node, suffixes: [.call(suffix)])
    return call(.place(callee), suffix, in: chain, at: 0, isOptional: false)
  }

  // MARK: Aggregates

  /// The elements of a tuple with their labels.
  mutating func tupleElements(_ node: SwiftNode) -> [(label: NameID?, value: Operand)] {
    var result: [(label: NameID?, value: Operand)] = []
    let children = node.children.filter { !$0.isExtra }
    var label: NameID?
    for (index, child) in children.enumerated() {
      if child.isError { emitUnknown(child) }
      guard child.isNamed, child.kind != nil else { continue }
      if index + 1 < children.count, children[index + 1].kind == .colon {
        label = identifier(child)
        continue
      }
      result.append((label, value(of: child)))
      label = nil
    }
    // `return (db, cleanup)` has the labels of the result's type.
    let labels = current.resultLabels
    if labels.count == result.count, result.allSatisfy({ $0.label == nil }) {
      for index in result.indices { result[index].label = labels[index] }
    }
    return result
  }

  /// Elements are found by position and, where they have one, by label.
  mutating func members(of elements: [(label: NameID?, value: Operand)]) -> [Operation.Member] {
    var result: [Operation.Member] = []
    for (index, element) in elements.enumerated() {
      result.append(Operation.Member(field: names.intern("[\(index)]"), value: element.value))
      if let label = element.label { result.append(Operation.Member(field: label, value: element.value)) }
    }
    return result
  }

  mutating func aggregate(_ elements: [(label: NameID?, value: Operand)], at range: SourceRange) -> Operand {
    if elements.isEmpty { return current.builder.constant(.other) }
    let place = current.builder.temporary()
    emit(.aggregate(place, members(of: elements)), at: range)
    return .place(place)
  }

  private mutating func array(_ node: SwiftNode) -> Operand {
    var elements: [(label: NameID?, value: Operand)] = []
    var holdsPlace = false
    for child in node.children where child.isNamed && !child.isExtra {
      let value = self.value(of: child)
      switch value {
      case .place, .function: holdsPlace = true
      case .constant, .unknown: break
      }
      elements.append((nil, value))
    }
    // Tables of constants hold nothing that anybody follows.
    return holdsPlace ? aggregate(elements, at: node.range) : current.builder.constant(.other)
  }

  private mutating func dictionary(_ node: SwiftNode) -> Operand {
    var members: [Operation.Member] = []
    var key: Operand?
    var holdsPlace = false
    for child in node.children where child.isNamed && !child.isExtra {
      let value = self.value(of: child)
      if case .place = value { holdsPlace = true }
      guard let known = key else {
        key = value
        continue
      }
      key = nil
      var name = self.known.anyElement
      if case .constant(let id) = known, case .string(let text, isPrefix: false) = current.builder.graph[id] {
        name = names.intern("[\"\(names[text])\"]")
      }
      members.append(Operation.Member(field: name, value: value))
    }
    guard holdsPlace else { return current.builder.constant(.other) }
    let place = current.builder.temporary()
    emit(.aggregate(place, members), at: node.range)
    return .place(place)
  }

  // MARK: Numbers

  private func integer(_ node: SwiftNode) -> Int64? {
    var text = source.text(of: node)
    text.removeAll { $0 == "_" }
    switch node.kind {
    case .hexLiteral: return Int64(text.dropFirst(2), radix: 16)
    case .octLiteral: return Int64(text.dropFirst(2), radix: 8)
    case .binLiteral: return Int64(text.dropFirst(2), radix: 2)
    default: return Int64(text)
    }
  }
}
