/// `with` and `async with`.
extension PythonFileLowering {
  mutating func lowerWith(_ node: PythonNode) {
    guard let clause = node.namedChildren.first(where: { $0.kind == .withClause }), let body = node[.body] else {
      return unknown("with_statement", at: node)
    }
    var managers: [PythonNode] = []
    for item in clause.namedChildren where item.kind == .withItem {
      guard let expression = item[.value] else { return unknown("with_item", at: item) }
      managers += self.managers(of: expression)
    }
    lowerManagers(managers[...], isAsync: isAsync(node), body)
  }

  /// What one item enters: `with (f() as x):` is in parentheses, and `with (f() as x,):`, which the grammar takes for a
  /// tuple, is several.
  private func managers(of item: PythonNode) -> [PythonNode] {
    var item = item
    while item.kind == .parenthesizedExpression, let inner = item.namedChildren.first(where: { $0.kind != .comment }) {
      item = inner
    }
    return item.kind == .tuple ? item.namedChildren.filter { $0.kind != .comment } : [item]
  }

  /// Several items are nested statements.
  private mutating func lowerManagers(_ managers: ArraySlice<PythonNode>, isAsync: Bool, _ body: PythonNode) {
    guard var expression = managers.first else { return lowerBlock(body) }
    guard descend(expression) else { return }
    defer { depth -= 1 }
    var target: PythonNode?
    if expression.kind == .asPattern, let manager = expression.namedChildren.first {
      target = expression[.alias]?.namedChildren.first
      expression = manager
    }
    let range = expression.range
    if let filter = suppressed(by: expression) {
      // Making the manager does not raise; were that left open, a release in its body could be skipped.
      _ = lowerPostfix(expression, traits: [], mayThrow: false)
      return lowerSuppressed(filter, at: range) { $0.lowerManagers(managers.dropFirst(), isAsync: isAsync, body) }
    }
    let manager = manager(lower(expression), at: range)
    let entered = protocolCall(manager, isAsync ? words.asyncEnter : words.enter, [], isAsync: isAsync, at: range)
    lowerManaged(manager, isAsync: isAsync, at: range) {
      if let target { $0.assignTarget(target, .place(entered)) }
      $0.context.managers.append(manager)
      $0.lowerManagers(managers.dropFirst(), isAsync: isAsync, body)
      $0.context.managers.removeLast()
    }
  }

  /// The place that holds the manager while the body runs, whatever becomes of the variable meanwhile.
  private mutating func manager(_ operand: Operand, at range: SourceRange) -> PlaceID {
    if case .place(let place) = operand, context.builder.graph[place].root == .temporary { return place }
    let manager = context.builder.temporary()
    assign(manager, operand, at: range)
    return manager
  }

  private mutating func protocolCall(
    _ manager: PlaceID, _ method: NameID, _ arguments: [Operand], isAsync: Bool, at range: SourceRange
  ) -> PlaceID {
    var traits: Call.Traits = [.implicit, .mayThrow]
    if isAsync { traits.insert(.awaited) }
    let callee = context.builder.field(method, of: manager)
    let arguments = arguments.map { Call.Argument(label: nil, value: $0, mode: .value) }
    return context.builder.call(callee, arguments, traits: traits, at: range)
  }

  private mutating func lowerManaged(
    _ manager: PlaceID, isAsync: Bool, at range: SourceRange, _ body: (inout Self) -> Void
  ) {
    let method = isAsync ? words.asyncExit : words.exit
    let end = makeBlock()
    let entry = makeBlock()
    let raised = makeBlock()
    let completion = context.builder.declare(.control, words.completion)
    beginCleanup(PythonCleanup(entry: entry, completion: completion))
    unwinding(to: raised, body)
    enterCleanup(by: .normal, at: .none)
    let exits = endCleanup()

    enter(entry)
    let null = constant(.null)
    _ = protocolCall(manager, method, [null, null, null], isAsync: isAsync, at: range)
    dispatch(exits, completion: completion, normal: end, saved: nil, at: range)

    enterHandler(raised)
    let saved = context.builder.declare(.control, words.saved)
    assign(saved, .place(context.builder.graph.exception), at: .none)
    let swallows = protocolCall(manager, method, [.unknown, .unknown, .unknown], isAsync: isAsync, at: range)
    let again = makeBlock()
    branch(Condition(test: .truthy(.place(swallows))), end, again, at: range)
    enter(again)
    reraise(saved, at: .none)
    enter(end)
  }

  /// What `contextlib.suppress(...)` suppresses; nil when the expression is something else.
  private mutating func suppressed(by expression: PythonNode) -> ExceptionFilter? {
    guard expression.kind == .call, let callee = expression[.function], let arguments = expression[.arguments],
      let symbol = symbol(of: callee), file.names[symbol] == "contextlib.suppress"
    else { return nil }
    return caught(by: arguments.namedChildren)
  }

  private mutating func lowerSuppressed(
    _ filter: ExceptionFilter, at range: SourceRange, _ body: (inout Self) -> Void
  ) {
    let end = makeBlock()
    let raised = makeBlock()
    unwinding(to: raised, body)
    jump(end)
    enterHandler(raised)
    let again = makeBlock()
    branch(filter, matched: end, next: again, at: range)
    enter(again)
    terminate(.raise(.inFlight), at: .none)
    enter(end)
  }
}
