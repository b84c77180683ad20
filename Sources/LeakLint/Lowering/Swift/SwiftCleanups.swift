/// `defer { … }`.
extension SwiftLowerer {
  /// The grammar has no `defer`: it reads a call of that name with a trailing closure.
  func isDefer(_ node: SwiftNode) -> Bool {
    guard node.endByte - node.startByte >= 7, source.bytes[node.startByte] == UInt8(ascii: "d") else { return false }
    let children = node.children
    guard children.count == 2, children[0].kind == .simpleIdentifier, children[1].kind == .callSuffix else {
      return false
    }
    return identifierText(children[0]) == "defer" && children[1].children.count == 1
      && children[1].children[0].kind == .lambdaLiteral
  }

  mutating func openCleanup(_ node: SwiftNode) {
    guard let body = node.children.last?.firstChild(.lambdaLiteral) else { return }
    guard current.builder.isReachable else { return lowerBlock(statements(in: body.children)) }
    let entry = current.builder.makeBlock()
    let handler = current.builder.makeBlock()
    let completion = current.builder.declare(.control, known.completion)
    current.cleanups.append(
      SwiftCleanup(
        body: body, completion: completion, entry: entry, handler: handler, outerUnwind: current.builder.unwind))
    setUnwind(handler)
  }

  /// At the end of its scope: every way out of the scope that was found goes through the body.
  mutating func closeCleanup() {
    guard var cleanup = current.cleanups.last else { return }
    if current.builder.isReachable { enter(&cleanup, as: .next, at: .none) }
    current.cleanups.removeLast()
    current.builder.unwind = cleanup.outerUnwind

    var exceptional: Int64?
    let saved = current.builder.declare(.control, known.savedException)
    if current.usedHandlers.contains(cleanup.handler) {
      // No destination of the list: one past its last number.
      let code = Int64(cleanup.destinations.count)
      exceptional = code
      current.builder.begin(cleanup.handler)
      let exception = current.builder.graph.exception
      current.builder.assign(saved, .place(exception), at: .none)
      current.builder.assign(cleanup.completion, current.builder.constant(.integer(code)), at: .none)
      current.builder.terminate(.jump(cleanup.entry), at: .none)
    }
    current.builder.begin(cleanup.entry)
    let children = cleanup.body.children
    let breakables = current.breakables
    current.breakables = []
    lowerBlock(statements(in: children))
    current.breakables = breakables
    goOn(from: cleanup, exceptional: exceptional, saved: saved, at: closingBrace(of: cleanup.body))
  }

  /// The chain of tests behind the body.
  private mutating func goOn(from cleanup: SwiftCleanup, exceptional: Int64?, saved: PlaceID, at range: SourceRange) {
    let next = current.builder.makeBlock()
    var ways: [(code: Int64, destination: SwiftCleanup.Destination?)] =
      cleanup.destinations.enumerated().map { (Int64($0.offset), $0.element) }
    if let exceptional { ways.append((exceptional, nil)) }
    var nextIsUsed = false
    for (index, way) in ways.enumerated() where current.builder.isReachable {
      if index < ways.count - 1 {
        let (taken, other) = (current.builder.makeBlock(), current.builder.makeBlock())
        let code = current.builder.constant(.integer(way.code))
        current.builder.terminate(
          .branch(Condition(test: .equal(.place(cleanup.completion), code)), then: taken, else: other), at: .none)
        current.builder.begin(taken)
        nextIsUsed = follow(way.destination, saved: saved, next: next) || nextIsUsed
        current.builder.begin(other)
      } else {
        nextIsUsed = follow(way.destination, saved: saved, next: next) || nextIsUsed
      }
    }
    if ways.isEmpty { current.builder.terminate(.unreachable, at: range) }
    if nextIsUsed { current.builder.begin(next) }
  }

  /// - Returns: whether the way leads to what follows the scope.
  private mutating func follow(
    _ destination: SwiftCleanup.Destination?, saved: PlaceID, next: BlockID
  ) -> Bool {
    switch destination {
    case .next:
      current.builder.terminate(.jump(next), at: .none)
      return true
    case .block, .return:
      if let destination { leave(to: destination) }
    case nil:
      current.builder.assign(current.builder.graph.exception, .place(saved), at: .none)
      raise(.inFlight, at: .none)
    }
    return false
  }

  private mutating func enter(
    _ cleanup: inout SwiftCleanup, as destination: SwiftCleanup.Destination, at range: SourceRange
  ) {
    let code = current.builder.constant(.integer(cleanup.code(for: destination)))
    current.builder.assign(cleanup.completion, code, at: range)
    current.builder.terminate(.jump(cleanup.entry), at: range)
  }

  /// Leaves the current block for the destination, by way of the `defer` bodies that are open in between.
  mutating func leave(to destination: SwiftCleanup.Destination) {
    guard current.builder.isReachable else { return }
    let depth: Int
    switch destination {
    case .next: return
    case .block(_, let cleanupDepth): depth = cleanupDepth
    case .return: depth = 0
    }
    if current.cleanups.count > depth {
      let last = current.cleanups.count - 1
      var cleanup = current.cleanups[last]
      enter(&cleanup, as: destination, at: .none)
      current.cleanups[last] = cleanup
      return
    }
    switch destination {
    case .next: break
    case .block(let block, _): current.builder.terminate(.jump(block), at: .none)
    case .return(let range, let hasValue):
      let value = hasValue ? current.returnPlace.map { [Operand.place($0)] } ?? [] : []
      current.builder.terminate(.return(value), at: range)
    }
  }

  /// Changes where exceptions go from here on.
  mutating func setUnwind(_ block: BlockID?) {
    current.builder.unwind = block
    current.builder.split()
  }

  /// To be called wherever something raises: handlers that nothing reaches are not filled in.
  mutating func noteThrow() {
    guard current.builder.isReachable else { return }
    if let handler = current.builder.unwind {
      current.usedHandlers.insert(handler)
    } else {
      current.mayLeaveByException = true
    }
  }

  mutating func raise(_ exception: Terminator.Exception, at range: SourceRange) {
    noteThrow()
    current.builder.terminate(.raise(exception), at: range)
  }
}
