/// `#if` where the grammar does not know it: it does between statements and members, not in the middle of them.
extension SwiftRewriting {
  /// One `#if … #else … #endif`.
  private struct Conditional {
    /// The tokens of each directive with its condition.
    var directives: [Range<Int>] = []
    /// What stands between them.
    var branches: [Range<Int>] = []
    /// It stands in a list of arguments or elements.
    var isInList = false
  }

  mutating func rewriteDirectives() {
    var open: [Conditional] = []
    var brackets: [Int] = []
    var index = 0
    while index < tokens.all.count {
      if tokens.isAny(index, of: ["(", "[", "{"]) { brackets.append(index) }
      if tokens.isAny(index, of: [")", "]", "}"]) { _ = brackets.popLast() }
      guard tokens.is(index, "#"), tokens.isAny(index + 1, of: ["if", "elseif", "else", "endif"]) else {
        index += 1
        continue
      }
      let end = endOfLine(from: index)
      rewriteCondition(index..<end)
      if tokens.is(index + 1, "if") {
        var conditional = Conditional()
        conditional.isInList = brackets.last.map { !tokens.is($0, "{") } ?? false
        open.append(conditional)
      }
      if var conditional = open.popLast() {
        if let last = conditional.directives.last { conditional.branches.append(last.upperBound..<index) }
        conditional.directives.append(index..<end)
        if tokens.is(index + 1, "endif") { rewrite(conditional) } else { open.append(conditional) }
      }
      index = end
    }
  }

  private func endOfLine(from index: Int) -> Int {
    var end = index + 2
    while end < tokens.all.count, !tokens.beginsLine(end) { end += 1 }
    return min(end, tokens.all.count)
  }

  /// `_runtime(_multithreaded)` as `os(…)`.
  private mutating func rewriteCondition(_ range: Range<Int>) {
    for index in range where tokens.isWord(index) && tokens.is(index + 1, "(") {
      let word = tokens.all[index].range
      guard self[byte: word.lowerBound] == UInt8(ascii: "_"), word.count > 2 else { continue }
      blank(word)
      put(UInt8(ascii: "o"), at: word.upperBound - 2)
      put(UInt8(ascii: "s"), at: word.upperBound - 1)
    }
  }

  private mutating func rewrite(_ conditional: Conditional) {
    let branches = conditional.branches
    if branches.allSatisfy(isOnlyAttributes) {
      blank(conditional.directives + branches)
    } else if branches.contains(where: { tokens.isAny($0.lowerBound, of: ["case", "default"]) && !$0.isEmpty }) {
      blank(conditional.directives)
    } else if conditional.isInList || branches.contains(where: isPartOfStatement) {
      // Of alternatives that are no statements of their own the first is read.
      blank(conditional.directives + branches.dropFirst())
    }
  }

  private mutating func blank(_ parts: [Range<Int>]) {
    for part in parts where !part.isEmpty { blank(range(from: part.lowerBound, through: part.upperBound - 1)) }
  }

  private func isOnlyAttributes(_ branch: Range<Int>) -> Bool {
    var index = branch.lowerBound
    while index < branch.upperBound {
      guard tokens.is(index, "@"), tokens.isWord(index + 1) else { return false }
      index = endOfAttribute(at: index) + 1
    }
    return true
  }

  /// It goes on with what stands before it, or leaves brackets open.
  private func isPartOfStatement(_ branch: Range<Int>) -> Bool {
    if !branch.isEmpty, tokens.isAny(branch.lowerBound, of: [".", "?", ",", "&&", "||", "else", "catch", "where", ":"])
    {
      return true
    }
    var depth = 0
    for index in branch {
      if tokens.isAny(index, of: ["(", "[", "{"]) { depth += 1 }
      if tokens.isAny(index, of: [")", "]", "}"]) { depth -= 1 }
      if depth < 0 { return true }
    }
    return depth > 0
  }
}
