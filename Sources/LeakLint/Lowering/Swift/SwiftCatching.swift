/// `do`, `catch`.
extension SwiftLowerer {
  mutating func lowerDo(_ node: SwiftNode) {
    let label = takeLabel()
    let children = node.children
    let catches = children.filter { $0.kind == .catchBlock }
    let end = current.builder.makeBlock()
    if label != nil {
      current.breakables.append(
        SwiftFunctionState.Breakable(
          label: label, breakTarget: end, needsLabel: true, cleanupDepth: current.cleanups.count))
    }
    if catches.isEmpty {
      lowerBlock(statements(in: children))
      current.builder.terminate(.jump(end), at: .none)
    } else {
      let outer = current.builder.unwind
      let handler = current.builder.makeBlock()
      setUnwind(handler)
      lowerBlock(statements(in: children))
      current.builder.unwind = outer
      current.builder.terminate(.jump(end), at: .none)
      lowerCatches(catches, handler: handler, end: end)
    }
    if label != nil { current.breakables.removeLast() }
    current.builder.begin(end)
  }

  private mutating func lowerCatches(_ catches: [SwiftNode], handler: BlockID, end: BlockID) {
    current.builder.begin(handler)
    var catchesAll = false
    for node in catches {
      let next = current.builder.makeBlock()
      openScope()
      let children = node.children
      if let syntax = children.first(where: { $0.kind == .pattern }) {
        matchError(pattern(syntax, binds: true), failure: next, at: node.range)
      } else {
        caught([], else: next, at: node.range)
        bindError(declare(known.error), at: node.range)
        catchesAll = catchesAll || !children.contains { $0.kind == .whereClause }
      }
      if let clause = children.first(where: { $0.kind == .whereClause }), let condition = clause.children.last,
        current.builder.isReachable
      {
        let success = current.builder.makeBlock()
        lowerCondition(condition, then: success, else: next)
        current.builder.begin(success)
      }
      lowerBlock(statements(in: children))
      closeScope()
      current.builder.terminate(.jump(end), at: .none)
      current.builder.begin(next)
    }
    if catchesAll {
      current.builder.terminate(.unreachable, at: .none)
    } else {
      // Nothing matched: the error goes on.
      raise(.inFlight, at: .none)
    }
  }

  private mutating func caught(_ types: [String], else next: BlockID, at range: SourceRange) {
    guard current.builder.isReachable else { return }
    let success = current.builder.makeBlock()
    current.builder.terminate(
      .branch(Condition(test: .caught(types.map { names.intern($0) })), then: success, else: next), at: range)
    current.builder.begin(success)
  }

  private mutating func maybe(else next: BlockID, at range: SourceRange) {
    guard current.builder.isReachable else { return }
    let success = current.builder.makeBlock()
    current.builder.terminate(.branch(.unknown, then: success, else: next), at: range)
    current.builder.begin(success)
  }

  private mutating func bindError(_ place: PlaceID, at range: SourceRange) {
    current.builder.assign(place, .place(current.builder.graph.exception), at: range)
    current.caughtErrors.insert(place)
  }

  private mutating func matchError(_ pattern: SwiftPattern, failure: BlockID, at range: SourceRange) {
    switch pattern {
    case .wildcard: caught([], else: failure, at: range)
    case .bind(let name, let node):
      caught([], else: failure, at: range)
      bindError(declare(name), at: node.range)
    case .typeCheck(let type): matchErrorType(type, failure: failure, at: range)
    case .cast(let inner, let type):
      matchErrorType(type, failure: failure, at: range)
      if case .bind(let name, let node) = inner {
        bindError(declare(name, type: typeName(type)), at: node.range)
      } else {
        bind(inner, to: .unknown, at: range)
      }
    case .enumCase(let type, let member, let payload):
      let owner = type.flatMap { typeName($0) }
      if let owner { caught(["\(owner).\(identifierText(member))"], else: failure, at: range) }
      if owner == nil || payload?.allSatisfy(\.pattern.isIrrefutable) == false { maybe(else: failure, at: range) }
      for element in payload ?? [] { bind(element.pattern, to: .unknown, at: range) }
    case .expression(let node):
      let expression = SwiftExpression(node, in: source)
      guard case .chain(let chain) = expression[expression.root].form, !chain.isImplicitMember,
        let name = typeOrCase(of: chain)
      else { return maybe(else: failure, at: range) }
      caught([name.text], else: failure, at: range)
      if !name.isWhole { maybe(else: failure, at: range) }
    case .optional(let inner):
      maybe(else: failure, at: range)
      bind(inner, to: .unknown, at: range)
    case .tuple:
      maybe(else: failure, at: range)
      bind(pattern, to: .unknown, at: range)
    }
  }

  private mutating func matchErrorType(_ type: SwiftNode, failure: BlockID, at range: SourceRange) {
    guard let name = typeName(type) else { return maybe(else: failure, at: range) }
    // Every error can be had as one of these.
    let isEverything = name == "Error" || name == "NSError" || name == "Swift.Error"
    caught(isEverything ? [] : [name], else: failure, at: range)
  }
}
