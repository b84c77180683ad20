/// Channels: `select`, `go`, receiving.
extension GoFileLowering {
  mutating func lowerSelect(_ statement: Node) {
    let label = takeLabel()
    let clauses = statement.namedChildren.filter { $0.kind == .communicationCase || $0.kind == .defaultCase }
    guard !clauses.isEmpty else { return function.builder.terminate(.unreachable, at: statement.range) }
    // Channels and values to send are evaluated in source order, whichever case is taken.
    let operands = clauses.map { clause in clause[.communication].map { communicationOperands($0) } ?? .unknown }
    let end = makeBlock()
    let blocks = clauses.map { _ in makeBlock() }
    choose(blocks, at: statement.range)
    function.jumpTargets.append(GoJumpTarget(label: label, breakBlock: end, continueBlock: nil))
    for (index, clause) in clauses.enumerated() {
      enter(blocks[index])
      guard isReachable else { continue }
      pushScope()
      if let communication = clause[.communication] { communicate(communication, operands[index]) }
      lowerStatements(statements(ofClause: clause))
      popScope()
      jump(to: end)
    }
    function.jumpTargets.removeLast()
    enter(end)
  }

  /// The value to send, or unknown for a receive.
  private mutating func communicationOperands(_ communication: Node) -> Operand {
    if communication.kind == .sendStatement {
      _ = communication[.channel].map { lowerExpression($0) }
      return communication[.value].map { lowerExpression($0) } ?? .unknown
    }
    if let channel = receivedChannel(communication[.right]) { return lowerExpression(channel) }
    return .unknown
  }

  private mutating func communicate(_ communication: Node, _ operand: Operand) {
    if communication.kind == .sendStatement {
      function.builder.append(.escape(operand, .sent), at: communication.range)
      return
    }
    let received = receive(from: operand, at: communication.range)
    let variables = communication[.left]?.namedChildren ?? []
    let isDefinition = communication.hasChild(.define)
    let targets = variables.map { isDefinition ? definitionTarget($0) : lowerTarget($0) }
    for (index, target) in targets.enumerated() {
      store(index == 0 ? .place(received) : .unknown, in: target, at: variables[index].range)
    }
  }

  /// The operand of `<-ch`.
  private func receivedChannel(_ expression: Node?) -> Node? {
    var node = expression
    while let current = node, current.kind == .parenthesizedExpression { node = current.namedChildren.first }
    guard let node, node.kind == .unaryExpression, node[.operator]?.kind == .arrow else { return nil }
    return node[.operand]
  }

  /// Waits for a value, of which nothing is known but the type.
  mutating func receive(from channel: Operand, at range: SourceRange) -> PlaceID {
    let type = elementType(of: declaredType(of: channel))
    let result = function.builder.temporary(type: type)
    function.builder.append(.suspend(result: result, value: .unknown, mayThrow: false), at: range)
    return result
  }

  /// A receive as a statement outside `select` is an expression statement; this is for error recovery's sake.
  mutating func lowerReceive(_ statement: Node) {
    communicate(statement, communicationOperands(statement))
  }

  mutating func lowerGo(_ statement: Node) {
    guard let call = statement.namedChildren.first else { return }
    lowerSpawn(call)
  }
}
