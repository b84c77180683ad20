/// `return`, `break`, `continue`, `throw`, `yield`, `fallthrough`.
extension SwiftLowerer {
  mutating func lowerControlTransfer(_ node: SwiftNode) {
    let children = node.children.filter { !$0.isExtra }
    guard let keyword = children.first else { return }
    let operand = children.dropFirst().first
    switch keyword.kind {
    case .returnKeyword:
      let value = operand.map { self.value(of: $0) }
      leave(to: .return(node.range, hasValue: value != nil), value: value, range: node.range)
    case .throwKeyword: lowerThrow(operand, at: node.range)
    case .breakKeyword, .continueKeyword:
      lowerBreak(label: operand.map { identifier($0) }, continues: keyword.kind == .continueKeyword, at: node)
    case .yieldKeyword:
      // A coroutine accessor lends the value to its caller and goes on.
      let value = operand.map { self.value(of: $0) } ?? .unknown
      emit(.escape(value, .unknown), at: node.range)
    default: emitUnknown(node)
    }
  }

  /// Returns from the function, or from the closure that is being lowered in place.
  mutating func leave(to destination: SwiftCleanup.Destination, value: Operand?, range: SourceRange) {
    if let inlined = current.inlined.last {
      if let value { current.builder.assign(inlined.result, value, at: range) }
      return leave(to: .block(inlined.end, cleanupDepth: inlined.cleanupDepth))
    }
    if current.cleanups.isEmpty {
      current.builder.terminate(.return(value.map { [$0] } ?? []), at: range)
      return
    }
    if let value {
      let place = current.returnPlace ?? current.builder.declare(.local, known.returnValue)
      current.returnPlace = place
      current.builder.assign(place, value, at: range)
    }
    leave(to: destination)
  }

  private mutating func lowerBreak(label: NameID?, continues: Bool, at node: SwiftNode) {
    let floor = current.inlined.last?.breakableDepth ?? 0
    for breakable in current.breakables[floor...].reversed() {
      if let label, breakable.label != label { continue }
      if label == nil, breakable.needsLabel { continue }
      if continues {
        guard let target = breakable.continueTarget else { continue }
        return leave(to: .block(target, cleanupDepth: breakable.cleanupDepth))
      }
      return leave(to: .block(breakable.breakTarget, cleanupDepth: breakable.cleanupDepth))
    }
    // A jump without a target: the parser lost what encloses it.
    emitUnknown(node)
    current.isIncomplete = true
  }

  private mutating func lowerThrow(_ operand: SwiftNode?, at range: SourceRange) {
    guard let operand else { return raise(.unknown, at: range) }
    let type = thrownType(of: operand)
    let value = self.value(of: operand)
    // `throw error`: what was caught goes on.
    if case .place(let place) = value, current.caughtErrors.contains(place) {
      current.builder.assign(current.builder.graph.exception, value, at: .none)
      return raise(.inFlight, at: range)
    }
    // What an error is made from goes along with it.
    if case .place(let place) = value, self[place].root == .temporary { emit(.escape(value, .unknown), at: range) }
    raise(type.map { .type(names.intern($0)) } ?? .unknown, at: range)
  }

  /// The type of a thrown expression or the case of it, where its spelling says it: `E.case`, `E.case(x)`, `E(x)`, `.case`.
  private mutating func thrownType(of node: SwiftNode) -> String? {
    let expression = SwiftExpression(node, in: source)
    guard case .chain(let chain) = expression[expression.root].form else { return nil }
    if chain.isImplicitMember { return current.thrownType.map { "\($0).\(identifierText(chain.head))" } }
    return typeOrCase(of: chain)?.text
  }

  /// `E`, or `E.member` where the chain goes on so.
  ///
  /// - Returns: with whether the chain says no more than that, such as what the case holds.
  mutating func typeOrCase(of chain: SwiftExpression.Chain) -> (text: String, isWhole: Bool)? {
    guard let parts = typePath(of: chain), let type = qualified(parts) else { return nil }
    let taken = chain.suffixes.prefix { suffix in
      if case .member(let name) = suffix { identifierText(name).startsWithUppercase } else { false }
    }.count
    guard taken < chain.suffixes.count, case .member(let member) = chain.suffixes[taken] else {
      return (type, false)
    }
    return ("\(type).\(identifierText(member))", taken + 1 == chain.suffixes.count)
  }

  /// The leading upper-case names of a chain; nil when it does not start with a type.
  mutating func typePath(of chain: SwiftExpression.Chain) -> [String]? {
    var parts: [String] = []
    switch chain.head.kind {
    case .simpleIdentifier:
      let text = identifierText(chain.head)
      guard text.startsWithUppercase, variable(names.intern(text)) == nil else { return nil }
      parts.append(text)
    case .userType:
      parts = chain.head.children.filter { $0.kind == .typeIdentifier }.map { identifierText($0) }
      guard parts.first?.startsWithUppercase == true else { return nil }
    default: return nil
    }
    for suffix in chain.suffixes {
      guard case .member(let name) = suffix else { break }
      let text = identifierText(name)
      guard text.startsWithUppercase else { break }
      parts.append(text)
    }
    return parts
  }
}
