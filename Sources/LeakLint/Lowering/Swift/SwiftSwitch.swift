/// `switch`, as a statement and as an expression.
extension SwiftLowerer {
  mutating func lowerSwitch(_ node: SwiftNode, value: PlaceID?) {
    let label = takeLabel()
    let children = node.children
    guard let keyword = children.dropFirst().first(where: { $0.isNamed && !$0.isExtra }) else {
      return emitUnknown(node)
    }
    let subject = subject(keyword)
    let end = current.builder.makeBlock()
    current.breakables.append(
      SwiftFunctionState.Breakable(label: label, breakTarget: end, cleanupDepth: current.cleanups.count))
    let entries = children.filter { $0.kind == .switchEntry }
    // `fallthrough` enters the next body behind its patterns.
    let bodies = entries.map { _ in current.builder.makeBlock() }
    let isOverResult = isOverResult(entries, in: node)
    for (index, entry) in entries.enumerated() {
      let next = current.builder.makeBlock()
      let parts = entry.children
      openScope()
      if parts.contains(where: { $0.kind == .defaultKeyword }) {
        current.builder.terminate(.jump(bodies[index]), at: entry.range)
      } else {
        current.switchesOverResult = isOverResult
        lowerAlternatives(parts, subject, body: bodies[index], next: next)
        current.switchesOverResult = false
      }
      current.builder.begin(bodies[index])
      lowerBlock(statements(in: parts), value: value)
      let fallsThrough = parts.contains { $0.kind == .fallthroughKeyword }
      let target = fallsThrough && index + 1 < bodies.count ? bodies[index + 1] : end
      current.builder.terminate(.jump(target), at: .none)
      closeScope()
      current.builder.begin(next)
    }
    // The compiler has seen to it that some case matches.
    current.builder.terminate(.unreachable, at: .none)
    current.breakables.removeLast()
    current.builder.begin(end)
  }

  /// The comma-separated patterns of one entry, each with its own `where`.
  private mutating func lowerAlternatives(
    _ parts: [SwiftNode], _ subject: SwiftSubject, body: BlockID, next: BlockID
  ) {
    let colon = parts.firstIndex { $0.kind == .colon } ?? parts.endIndex
    let patterns = parts[..<colon].indices.filter { parts[$0].kind == .switchPattern }
    let scope = current.scopes.count - 1
    // `case .a(let x), .b(let x)` declares one x.
    current.scopes[scope].joinsRedeclarations = true
    for (position, index) in patterns.enumerated() {
      let isLast = position == patterns.count - 1
      let failure = isLast ? next : current.builder.makeBlock()
      guard let syntax = parts[index].firstChild(.pattern) else { continue }
      match(pattern(syntax, binds: false), subject, failure: failure, at: syntax.range)
      if let condition = whereClause(behind: index, in: parts), current.builder.isReachable {
        let success = current.builder.makeBlock()
        lowerCondition(condition, then: success, else: failure)
        current.builder.begin(success)
      }
      current.builder.terminate(.jump(body), at: .none)
      if !isLast { current.builder.begin(failure) }
    }
    current.scopes[scope].joinsRedeclarations = false
    current.builder.terminate(.jump(body), at: .none)
  }

  private func whereClause(behind index: Int, in parts: [SwiftNode]) -> SwiftNode? {
    let rest = parts[(index + 1)...].filter { !$0.isExtra }
    guard rest.count >= 2, rest[0].kind == .whereKeyword else { return nil }
    return rest[1]
  }
}
