/// `for`, `while`.
extension PythonFileLowering {
  /// The head of a `for` takes the next element into a temporary before the branch, so that the way out is the one on
  /// which the source is exhausted and the loop's variable keeps its last value.
  mutating func lowerFor(_ node: PythonNode) {
    guard let target = node[.left], let iterable = node[.right], let body = node[.body] else {
      return unknown("for_statement", at: node)
    }
    let iteration = beginIteration(over: iterable, isAsync: isAsync(node))
    let after = makeBlock()
    let exhausted = makeBlock()
    let head = makeBlock()
    enter(head)
    let element = nextElement(of: iteration, exhausted: exhausted)
    assignTarget(target, element)
    context.regions.append(.loop(breakTo: after, continueTo: head))
    lowerBlock(body)
    context.regions.removeLast()
    jump(head)
    enter(exhausted)
    lowerLoopElse(node)
    enter(after)
    endIteration(iteration)
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
