/// `while`, `repeat`, `for`.
extension SwiftLowerer {
  mutating func lowerWhile(_ node: SwiftNode) {
    let children = node.children
    guard let brace = children.firstIndex(where: { $0.kind == .leftBrace }) else { return emitUnknown(node) }
    let head = current.builder.makeBlock()
    let exit = current.builder.makeBlock()
    openLoop(breakTarget: exit, continueTarget: head)
    current.builder.fallThrough(to: head)
    openScope()
    lowerConditions(children[1..<max(1, brace)], failure: exit)
    lowerBlock(statements(in: Array(children[brace...])))
    closeScope()
    current.builder.terminate(.jump(head), at: .none)
    current.breakables.removeLast()
    current.builder.begin(exit)
  }

  mutating func lowerRepeat(_ node: SwiftNode) {
    let children = node.children
    guard let close = children.firstIndex(where: { $0.kind == .rightBrace }),
      let keyword = children[close...].firstIndex(where: { $0.kind == .whileKeyword })
    else { return emitUnknown(node) }
    let body = current.builder.makeBlock()
    let condition = current.builder.makeBlock()
    let exit = current.builder.makeBlock()
    openLoop(breakTarget: exit, continueTarget: condition)
    current.builder.fallThrough(to: body)
    lowerBlock(statements(in: Array(children[..<close])))
    current.builder.terminate(.jump(condition), at: .none)
    current.breakables.removeLast()
    current.builder.begin(condition)
    lowerConditions(children[(keyword + 1)...], failure: exit)
    current.builder.terminate(.jump(body), at: .none)
    current.builder.begin(exit)
  }

  mutating func lowerFor(_ node: SwiftNode) {
    var isThrowing = false
    var isAwaited = false
    var item: SwiftNode?
    var type: SwiftNode?
    var collection: SwiftNode?
    var condition: SwiftNode?
    let children = node.children
    var sawIn = false
    for child in children where !child.isExtra {
      switch child.kind {
      case .tryOperator: isThrowing = true
      case .awaitKeyword: isAwaited = true
      case .pattern where !sawIn: item = child
      case .typeAnnotation: type = child
      case .inKeyword: sawIn = true
      case .whereClause: condition = child
      default:
        if sawIn, collection == nil, child.isNamed { collection = child }
      }
      if child.kind == .leftBrace { break }
    }
    guard let item, let collection, let brace = children.firstIndex(where: { $0.kind == .leftBrace }) else {
      return emitUnknown(node)
    }
    let saved = current.coverage
    if isThrowing { current.coverage.canThrow = true }
    let elements = value(of: collection)
    current.coverage = saved

    let head = current.builder.makeBlock()
    let body = current.builder.makeBlock()
    let exit = current.builder.makeBlock()
    openLoop(breakTarget: exit, continueTarget: head)
    current.builder.fallThrough(to: head)
    openScope()
    let pattern = pattern(item, binds: true)
    let element: PlaceID
    if case .bind(let name, _) = pattern {
      element = declare(name, type: type.flatMap { typeName($0) })
    } else {
      element = current.builder.temporary()
    }
    if isThrowing { noteThrow() }
    let range = node.range.extended(to: collection.endByte)
    emit(.iterate(element, source: elements, mayThrow: isThrowing && isAwaited), at: range)
    let hasNext = Condition(test: .hasNext(.place(element)))
    current.builder.terminate(.branch(hasNext, then: body, else: exit), at: collection.range)
    current.builder.begin(body)
    if case .bind = pattern {} else { match(pattern, .operand(.place(element)), failure: head, at: item.range) }
    if let condition = condition?.children.last, condition.isNamed {
      let success = current.builder.makeBlock()
      lowerCondition(condition, then: success, else: head)
      if current.builder.isReachable { current.builder.terminate(.jump(success), at: .none) }
      current.builder.begin(success)
    }
    lowerBlock(statements(in: Array(children[brace...])))
    closeScope()
    current.builder.terminate(.jump(head), at: .none)
    current.breakables.removeLast()
    current.builder.begin(exit)
  }

  private mutating func openLoop(breakTarget: BlockID, continueTarget: BlockID) {
    let label = takeLabel()
    current.breakables.append(
      SwiftFunctionState.Breakable(
        label: label, breakTarget: breakTarget, continueTarget: continueTarget, cleanupDepth: current.cleanups.count))
  }
}
