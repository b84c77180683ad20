/// `#if … #elseif … #else … #endif` among statements: any of the alternatives may have been compiled.
extension SwiftLowerer {
  /// - Returns: the index behind the closing `#endif`.
  mutating func lowerConditionalCompilation(_ list: ArraySlice<SwiftNode>, from start: Int) -> Int {
    var alternatives: [ArraySlice<SwiftNode>] = []
    var hasElse = false
    var nesting = 0
    var begin = start + 1
    var index = start
    var isExcluded: [Bool] = []
    scan: while index < list.endIndex {
      let node = list[index]
      if node.kind == .directive, let token = node.children.first?.kind {
        switch token {
        case .directiveIf:
          nesting += 1
          if nesting == 1 { isExcluded.append(isFalse(node)) }
        case .directiveElseif, .directiveElse:
          guard nesting == 1 else { break }
          alternatives.append(list[begin..<index])
          isExcluded.append(token == .directiveElseif && isFalse(node))
          hasElse = hasElse || token == .directiveElse
          begin = index + 1
        case .directiveEndif:
          nesting -= 1
          if nesting == 0 { break scan }
        default: break
        }
      }
      index += 1
    }
    // A directive without its opening or closing one: the parser lost its way, and the statements follow as they are.
    guard nesting == 0, index < list.endIndex, index > start else { return start + 1 }
    alternatives.append(list[begin..<index])
    let compiled = zip(alternatives, isExcluded).filter { !$0.1 }.map(\.0)
    lowerAlternatives(compiled, mayBeNone: !hasElse && compiled.count == alternatives.count)
    return index + 1
  }

  private mutating func lowerAlternatives(_ alternatives: [ArraySlice<SwiftNode>], mayBeNone: Bool) {
    guard !alternatives.isEmpty else { return }
    // A `defer` in one alternative is open for the rest of the scope, which the other alternatives share: only that
    // alternative is followed.
    if let deferring = alternatives.first(where: { $0.contains { $0.kind == .callExpression && isDefer($0) } }) {
      return lowerSequence(deferring)
    }
    if alternatives.count == 1, !mayBeNone { return lowerSequence(alternatives[0]) }
    let blocks = alternatives.map { _ in current.builder.makeBlock() }
    let end = current.builder.makeBlock()
    current.builder.terminate(.choose(blocks + (mayBeNone ? [end] : [])), at: alternatives[0].first?.range ?? .none)
    let scope = current.scopes.count - 1
    let joins = current.scopes[scope].joinsRedeclarations
    current.scopes[scope].joinsRedeclarations = true
    for (block, statements) in zip(blocks, alternatives) {
      current.builder.begin(block)
      lowerSequence(statements)
      current.builder.terminate(.jump(end), at: .none)
    }
    current.scopes[scope].joinsRedeclarations = joins
    current.builder.begin(end)
  }

  /// `#if false`, `#if 0`: commented out.
  private func isFalse(_ directive: SwiftNode) -> Bool {
    let condition = directive.children.dropFirst().first { !$0.isExtra }
    guard let condition else { return false }
    let text = source.text(of: condition)
    return text == "false" || text == "0"
  }
}
