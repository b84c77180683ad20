/// `for`, `while`.
extension PythonFileLowering {
  /// The head of a `for` takes the next element into a temporary before the branch, so that the way out is the one on
  /// which the source is exhausted and the loop's variable keeps its last value.
  mutating func lowerFor(_ node: PythonNode) {
    guard let target = node[.left], let iterable = node[.right], let body = node[.body] else {
      return unknown("for_statement", at: node)
    }
    let source = lower(iterable)
    let after = makeBlock()
    let exhausted = makeBlock()
    let head = makeBlock()
    enter(head)
    let element = beginIteration(
      over: source, of: iterable, isAsync: isAsync(node), exhausted: exhausted)
    assignTarget(target, element)
    context.regions.append(.loop(breakTo: after, continueTo: head))
    lowerBlock(body)
    context.regions.removeLast()
    jump(head)
    enter(exhausted)
    lowerLoopElse(node)
    enter(after)
  }

  /// In the loop's head: takes an element, or goes to `exhausted`. What is written out in the source gives its elements
  /// without a chance to raise.
  mutating func beginIteration(
    over source: Operand, of iterable: PythonNode, isAsync: Bool, exhausted: BlockID
  ) -> Operand {
    let range = iterable.range
    let isWrittenOut = [.tuple, .list, .set, .dictionary, .expressionList].contains(iterable.kind)
    var element = context.builder.temporary()
    context.builder.append(.iterate(element, source: source, mayThrow: !isWrittenOut), at: range)
    if isAsync {
      let awaited = context.builder.temporary()
      context.builder.append(.suspend(result: awaited, value: .place(element), mayThrow: true), at: range)
      element = awaited
    }
    let body = makeBlock()
    branch(Condition(test: .hasNext(.place(element))), body, exhausted, at: range)
    enter(body)
    return .place(element)
  }

  mutating func lowerWhile(_ node: PythonNode) {
    guard let condition = node[.condition], let block = node[.body] else {
      return unknown("while_statement", at: node)
    }
    let after = makeBlock()
    let ended = makeBlock()
    let body = makeBlock()
    let head = makeBlock()
    enter(head)
    lowerCondition(condition, then: body, else: ended)
    enter(body)
    context.regions.append(.loop(breakTo: after, continueTo: head))
    lowerBlock(block)
    context.regions.removeLast()
    jump(head)
    enter(ended)
    lowerLoopElse(node)
    enter(after)
  }

  private mutating func lowerLoopElse(_ loop: PythonNode) {
    if let body = loop[.alternative]?[.body] { lowerBlock(body) }
  }
}
