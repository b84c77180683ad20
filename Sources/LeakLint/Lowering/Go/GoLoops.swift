/// `for` in its four forms.
extension GoFileLowering {
  mutating func lowerFor(_ statement: Node) {
    guard let body = statement[.body] else { return unknown(statement) }
    let label = takeLabel()
    pushScope()
    let outer = function.loops.count
    function.loops.append(makeRound(of: statement))
    let header = statement.namedChildren.first { $0.kind != .block || $0.startByte != body.startByte }
    switch header?.kind {
    case .rangeClause: if let header { lowerRange(header, body: body, label: label) }
    case .forClause: lowerForLoop(header, condition: header?[.condition], body: body, label: label)
    default: lowerForLoop(nil, condition: header, body: body, label: label)
    }
    function.loops.removeSubrange(outer...)
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
    let firstPlace = function.loops.last?.firstPlace ?? 0
    let defers =
      isReachable && function.deferral != nil && source.contains("defer", in: body.startByte..<body.endByte)
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
    beginRound(at: startOfRound, rest: start, firstPlace: firstPlace)
  }

  private func makeRound(of node: Node) -> GoLoop {
    GoLoop(node: node, firstBinding: scopes.bindings.count, firstPlace: function.builder.graph.places.count)
  }

  /// A round has variables of its own; what is in those of the round before is for the literals that share them to see to.
  private mutating func beginRound(at block: BlockID, rest: BlockID, firstPlace: Int) {
    function.builder.begin(block)
    for place in function.sharedWithLiterals.sorted() where place.index >= firstPlace {
      function.builder.append(.escape(.place(place), .stored), at: .none)
    }
    jump(to: rest)
  }

  /// In a function that defers, code that a `goto` may go back to is a loop.
  mutating func enterLabelled() {
    guard function.deferral != nil, let body = function.body else { return }
    function.loops.append(makeRound(of: body))
    function.isBehindLabel = true
  }

  /// Where a `goto` goes back to, each declaration that it comes past makes a variable of its own. (The literals of the
  /// round before see the old one until the function ends, so that it is the declaration that parts the two, and not the
  /// label: what the last round put there stays in sight.)
  mutating func declareAgain(_ place: PlaceID) {
    guard function.isBehindLabel, isReachable else { return }
    let start = makeBlock()
    let rest = makeBlock()
    jump(to: start)
    function.builder.begin(rest)
    function.redeclarations.append(.init(start: start, rest: rest, place: place))
  }

  /// Which variables deferred literals share is known at the end.
  mutating func endRedeclarations() {
    for declaration in function.redeclarations {
      function.builder.begin(declaration.start)
      if function.sharedWithLiterals.contains(declaration.place) {
        function.builder.append(.escape(.place(declaration.place), .stored), at: .none)
      }
      jump(to: declaration.rest)
    }
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
