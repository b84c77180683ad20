/// `if`, `else if`, `guard`.
extension SwiftLowerer {
  /// - Parameter value: takes the value of the branch taken, for an `if` that is an expression.
  mutating func lowerIf(_ node: SwiftNode, value: PlaceID?) {
    let label = takeLabel()
    let end = current.builder.makeBlock()
    if label != nil {
      current.breakables.append(
        SwiftFunctionState.Breakable(
          label: label, breakTarget: end, needsLabel: true, cleanupDepth: current.cleanups.count))
    }
    // A ladder of `else if` is a loop here: it can be longer than the stack is deep.
    var next: SwiftNode? = node
    while let node = next {
      next = nil
      let children = node.children
      guard let brace = children.firstIndex(where: { $0.kind == .leftBrace }) else { break }
      let failure = current.builder.makeBlock()
      openScope()
      lowerConditions(children[1..<max(1, brace)], failure: failure)
      let close = children[brace...].firstIndex { $0.kind == .rightBrace } ?? children.endIndex
      lowerBlock(statements(in: Array(children[brace..<close])), value: value)
      closeScope()
      current.builder.terminate(.jump(end), at: .none)
      current.builder.begin(failure)
      guard let elseIndex = children[close...].firstIndex(where: { $0.kind == .elseKeyword }) else { break }
      let rest = children[(elseIndex + 1)...]
      if let ladder = rest.first(where: { $0.kind == .ifStatement }) {
        next = ladder
      } else {
        lowerBlock(statements(in: Array(rest)), value: value)
      }
    }
    current.builder.terminate(.jump(end), at: .none)
    if label != nil { current.breakables.removeLast() }
    current.builder.begin(end)
  }

  mutating func lowerGuard(_ node: SwiftNode) {
    let children = node.children
    guard let elseIndex = children.firstIndex(where: { $0.kind == .elseKeyword }) else { return emitUnknown(node) }
    let failure = current.builder.makeBlock()
    // What a guard binds is visible in the rest of the scope, but not in its own block.
    let before = current.scopes
    lowerConditions(children[1..<max(1, elseIndex)], failure: failure)
    let after = current.scopes
    let success = current.builder.current
    if success != nil {
      let rest = current.builder.makeBlock()
      current.builder.terminate(.jump(rest), at: .none)
      current.scopes = before
      current.builder.begin(failure)
      lowerBlock(statements(in: Array(children[elseIndex...])))
      current.builder.terminate(.unreachable, at: .none)
      current.scopes = after
      current.builder.begin(rest)
    } else {
      current.builder.begin(failure)
      lowerBlock(statements(in: Array(children[elseIndex...])))
      current.builder.terminate(.unreachable, at: .none)
      current.scopes = after
    }
  }
}
