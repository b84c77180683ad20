/// `for` in its four forms.
extension GoFileLowering {
  mutating func lowerFor(_ statement: Node) {
    guard let body = statement[.body] else { return unknown(statement) }
    let label = takeLabel()
    pushScope()
    function.loops.append(GoLoop(node: statement, firstBinding: scopes.bindings.count))
    let header = statement.namedChildren.first { $0.kind != .block || $0.startByte != body.startByte }
    switch header?.kind {
    case .rangeClause: if let header { lowerRange(header, body: body, label: label) }
    case .forClause: lowerForLoop(header, condition: header?[.condition], body: body, label: label)
    default: lowerForLoop(nil, condition: header, body: body, label: label)
    }
    function.loops.removeLast()
    popScope()
  }

  private mutating func lowerForLoop(_ clause: Node?, condition: Node?, body: Node, label: NameID?) {
    if let initializer = clause?[.initializer] { lowerStatement(initializer) }
    let update = clause?[.update]
    let header = makeBlock()
    let end = makeBlock()
    let next = update == nil ? header : makeBlock()
    enter(header)
    if let condition {
      let start = makeBlock()
      lowerCondition(condition, then: start, else: end)
      enter(start)
    }
    lowerLoopBody(body, label: label, breakBlock: end, continueBlock: next)
    if let update {
      enter(next)
      if isReachable { lowerStatement(update) }
      jump(to: header)
    }
    enter(end)
  }

  /// Control at the end of the body goes to `continueBlock`.
  private mutating func lowerLoopBody(_ body: Node, label: NameID?, breakBlock: BlockID, continueBlock: BlockID) {
    function.jumpTargets.append(
      GoJumpTarget(label: label, breakBlock: breakBlock, continueBlock: continueBlock))
    // Which variables deferred literals share is known behind the body.
    let defers = isReachable && source.contains("defer", in: body.startByte..<body.endByte)
    let startOfRound = defers ? makeBlock() : continueBlock
    let start = defers ? makeBlock() : continueBlock
    if defers {
      jump(to: startOfRound)
      function.builder.begin(start)
    }
    if isReachable { lowerBlock(body) }
    function.jumpTargets.removeLast()
    jump(to: continueBlock)
    guard defers else { return }
    function.builder.begin(startOfRound)
    // The round has variables of its own; what is in those of the round before is for the deferred literals to see to.
    for place in function.loops.last?.sharedWithDeferred ?? [] {
      function.builder.append(.escape(.place(place), .stored), at: body.range)
    }
    jump(to: start)
  }

  private mutating func lowerRange(_ clause: Node, body: Node, label: NameID?) {
    guard let right = clause[.right] else { return unknown(clause) }
    let source = lowerExpression(right)
    let variables = clause[.left]?.namedChildren ?? []
    let isDefinition = clause.hasChild(.define)
    let header = makeBlock()
    let start = makeBlock()
    let end = makeBlock()
    enter(header)
    let element = function.builder.temporary(type: elementType(of: declaredType(of: source)))
    function.builder.append(.iterate(element, source: source, mayThrow: false), at: clause.range)
    branch(Condition(test: .hasNext(.place(element))), then: start, else: end, at: right.range)
    enter(start)
    // The second variable is the element. A lone one is it too for channels and iterators, but the index or key for
    // slices, arrays and maps, as far as these are recognised.
    let lone = isIndexed(source) ? Operand.unknown : .place(element)
    let values = variables.count == 1 ? [lone] : [.unknown, .place(element)]
    for (node, value) in zip(variables, values) {
      let target = isDefinition ? definitionTarget(node) : lowerTarget(node)
      store(value, in: target, at: node.range)
    }
    lowerLoopBody(body, label: label, breakBlock: end, continueBlock: header)
    enter(end)
  }

  /// Whether ranging over the value with one variable counts.
  private func isIndexed(_ source: Operand) -> Bool {
    switch source {
    case .constant: true
    case .place: declaredType(of: source).map { file.names[$0].hasPrefix("[]") } ?? false
    case .function, .unknown: false
    }
  }
}
