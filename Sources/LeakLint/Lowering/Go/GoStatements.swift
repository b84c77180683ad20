/// Statements, by kind.
extension GoFileLowering {
  /// The statements of a block, without a scope of their own.
  mutating func lowerStatements(of block: Node) { lowerStatements(block.namedChildren) }

  mutating func lowerStatements(_ statements: some Sequence<Node>) {
    for statement in statements where isReachable || statement.kind == .labeledStatement {
      lowerStatement(statement)
    }
  }

  mutating func lowerBlock(_ block: Node) {
    pushScope()
    lowerStatements(of: block)
    popScope()
  }

  mutating func lowerStatement(_ statement: Node) {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting < Self.maximumNesting else { return giveUp(statement) }

    var statement = statement
    while statement.kind == .labeledStatement {
      guard let inner = lowerLabel(statement), isReachable else {
        function.pendingLabel = nil
        return
      }
      statement = inner
    }
    switch statement.kind {
    case .expressionStatement: lowerExpressionStatement(statement)
    case .shortVarDeclaration: lowerShortVariableDeclaration(statement)
    case .assignmentStatement: lowerAssignment(statement)
    case .returnStatement: lowerReturnStatement(statement)
    case .ifStatement: lowerIf(statement)
    case .forStatement: lowerFor(statement)
    case .deferStatement: lowerDefer(statement)
    case .block: lowerBlock(statement)
    case .varDeclaration: lowerVariableDeclaration(statement)
    case .expressionSwitchStatement: lowerSwitch(statement)
    case .typeSwitchStatement: lowerTypeSwitch(statement)
    case .selectStatement: lowerSelect(statement)
    case .goStatement: lowerGo(statement)
    case .breakStatement: lowerBreak(statement)
    case .continueStatement: lowerContinue(statement)
    case .gotoStatement: lowerGoto(statement)
    case .incStatement, .decStatement: lowerIncrement(statement)
    case .sendStatement: lowerSend(statement)
    case .constDeclaration: declareConstants(statement)
    case .typeDeclaration:
      bindTypes(statement)
      lowerTypes(statement)
    case .receiveStatement: lowerReceive(statement)
    case .emptyStatement, .comment, .fallthroughStatement: break
    default:
      markIncomplete()
      unknown(statement)
    }
  }

  private mutating func lowerExpressionStatement(_ statement: Node) {
    guard let expression = statement.namedChildren.first else { return }
    _ = lowerExpression(expression)
    if endsProcess(expression) { function.builder.terminate(.unreachable, at: statement.range) }
  }

  private mutating func lowerSend(_ statement: Node) {
    guard let channel = statement[.channel], let value = statement[.value] else { return unknown(statement) }
    _ = lowerExpression(channel)
    let sent = lowerExpression(value)
    function.builder.append(.escape(sent, .sent), at: statement.range)
  }

  /// `if`, with its ladder of `else if` as one loop.
  private mutating func lowerIf(_ statement: Node) {
    let end = makeBlock()
    var scopeCount = 0
    var current: Node? = statement
    while let node = current {
      current = nil
      // What the header declares is visible in the rest of the ladder.
      pushScope()
      scopeCount += 1
      if let initializer = node[.initializer] { lowerStatement(initializer) }
      guard let condition = node[.condition], let consequence = node[.consequence] else {
        unknown(node)
        break
      }
      let then = makeBlock()
      let alternative = node[.alternative]
      let otherwise = alternative == nil ? end : makeBlock()
      lowerCondition(condition, then: then, else: otherwise)
      enter(then)
      if isReachable { lowerBlock(consequence) }
      jump(to: end)
      guard let alternative else { break }
      enter(otherwise)
      if !isReachable { break }
      if alternative.kind == .ifStatement { current = alternative } else { lowerBlock(alternative) }
    }
    for _ in 0..<scopeCount { popScope() }
    enter(end)
  }
}
