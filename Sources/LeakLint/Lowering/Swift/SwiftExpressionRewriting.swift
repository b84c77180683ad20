/// Expressions and statements that the grammar does not know.
extension SwiftRewriting {
  /// `()` as a value: as an argument, what a closure gives, a statement.
  mutating func rewriteUnit(at index: Int) {
    guard tokens.is(index + 1, ")") else { return }
    // `() = f()`
    if tokens.beginsLine(index), tokens.is(index + 2, "=") {
      return replace(range(from: index, through: index + 1), with: "_")
    }
    let wantsValue =
      index == 0
      || tokens.isAny(index - 1, of: ["(", ",", ":", "=", "??", "{", "[", "return", "in", ";", "==", "!="])
      || tokens.is(index - 1, "?") && !tokens.isAttached(index)
    guard wantsValue, !isTypeOfParameter(index),
      !tokens.isAny(index + 2, of: ["->", "throws", "rethrows", "async", "in", "=", "{", "?", "!"])
    else { return }
    if tokens.is(index - 1, "="), tokens.is(index - 3, "typealias") { return }
    replace(range(from: index, through: index + 1), with: "0")
  }

  /// `func f(x: ())`
  private func isTypeOfParameter(_ index: Int) -> Bool {
    guard tokens.is(index - 1, ":"), let opener = tokens.opener(around: index), tokens.is(opener, "(") else {
      return false
    }
    // Back over the name and its generic parameters.
    var head = opener - 1
    while head > opener - SwiftTokens.reach,
      tokens.isWord(head) || tokens.isAny(head, of: ["<", ">", ",", ":", "?", "&"])
    {
      if tokens.is(head, "func") { return true }
      if tokens.isAny(head, of: ["init", "subscript"]) { return !tokens.is(head - 1, ".") }
      head -= 1
    }
    return false
  }

  /// `if await x.y {`: the effect of reading a property where a statement's block follows.
  mutating func rewriteEffectInHead(at index: Int) {
    if tokens.is(index, "consume"), tokens.isWord(index + 1), tokens.isAny(index - 1, of: ["if", "while", "switch"]) {
      return blank(range(from: index, through: index))
    }
    guard tokens.isAny(index, of: ["await", "try"]), !tokens.is(index + 1, ":") else { return }
    if tokens.is(index, "await"), tokens.is(index - 1, "="), tokens.beginsLine(index) || isBindingOfCondition(index - 2)
    {
      return blank(range(from: index, through: index))
    }
    // `if let x = try y?.z {`
    if tokens.is(index, "try"), tokens.is(index - 1, "="), isBindingOfCondition(index - 2), readsProperty(index + 1) {
      return blank(range(from: index, through: index))
    }
    var head = index - 1
    if tokens.isAny(head, of: ["await", "try"]) { head -= 1 }
    if tokens.isAny(head, of: ["if", "while", "switch"]) || isBetweenConditions(head) {
      blank(range(from: index, through: tokens.isAny(index + 1, of: ["?", "!"]) ? index + 1 : index))
    }
    // `for x in try #require(y) {`, `if let x = try? #require(y) {`
    let macro = tokens.isAny(index + 1, of: ["?", "!"]) ? index + 2 : index + 1
    if tokens.isAny(head, of: ["in", "="]), tokens.is(macro, "#") { blank(range(from: macro, through: macro)) }
  }

  /// `if let x = await y.z {`: the name that is bound.
  private func isBindingOfCondition(_ index: Int) -> Bool {
    tokens.isWord(index) && tokens.isAny(index - 1, of: ["let", "var"])
      && (tokens.isAny(index - 2, of: ["if", "while", "guard"]) || isBetweenConditions(index - 2))
  }

  /// Nothing is called from here to the block or the next condition.
  private func readsProperty(_ index: Int) -> Bool {
    var end = index
    while tokens.isWord(end) || tokens.isAny(end, of: [".", "?", "!"]), end < index + SwiftTokens.reach { end += 1 }
    return tokens.isAny(end, of: ["{", ","])
  }

  private func isBetweenConditions(_ index: Int) -> Bool {
    tokens.is(index, ",") && tokens.opener(around: index).map { tokens.is($0, "{") } ?? true
  }

  /// `catch A, B {`: one pattern that may match or not.
  mutating func rewriteCatch(at index: Int) {
    guard tokens.is(index, "catch") else { return }
    var end = index + 1
    var hasSeveral = false
    while end < min(index + SwiftTokens.reach, tokens.all.count), !tokens.is(end, "{") {
      hasSeveral = hasSeveral || tokens.is(end, ",")
      end = tokens.isAny(end, of: ["(", "["]) ? (tokens.end(ofGroupAt: end) ?? end) + 1 : end + 1
    }
    guard hasSeveral, end > index + 1, tokens.is(end, "{") else { return }
    replace(range(from: index + 1, through: end - 1), with: "._")
  }

  /// A word with `:` behind it: labels that are keywords, and that of a second trailing closure on a line of its own.
  mutating func rewriteLabel(at index: Int) {
    guard tokens.is(index + 1, ":") else { return }
    if tokens.isAny(index - 1, of: ["(", ","]) {
      if tokens.isAny(index, of: ["try", "await", "true", "false", "nil", "self", "super"]) { disguise(index) }
      return
    }
    let start = tokens.all[index].range.lowerBound
    guard tokens.is(index - 1, "}"), tokens.beginsLine(index), tokens.is(index + 2, "{"), !tokens.is(index, "default"),
      self[byte: start - 1] == UInt8(ascii: " ") || self[byte: start - 1] == UInt8(ascii: "\t")
    else { return }
    // As another call with a closure: `} \n .label {`.
    put(UInt8(ascii: "."), at: start - 1)
    blank(range(from: index + 1, through: index + 1))
  }

  mutating func rewriteMember(at index: Int) {
    if tokens.isAny(index + 1, of: ["try", "await"]) { disguise(index + 1) }
    rewriteFunctionType(at: index)
    // `for i in 0... {`
    if tokens.is(index + 1, "."), tokens.is(index + 2, "."), tokens.is(index + 3, "{"), tokens.isAttached(index) {
      blank(range(from: index, through: index + 2))
    }
  }

  /// `x!!`, and `{ (action: Action!) in`.
  mutating func rewriteUnwrapping(at index: Int) {
    guard tokens.isAttached(index) else { return }
    let isSecond = tokens.is(index - 1, "!") && tokens.isAttached(index - 1)
    if isSecond || isTypeOfClosureParameter(index) { blank(range(from: index, through: index)) }
  }

  private func isTypeOfClosureParameter(_ index: Int) -> Bool {
    guard tokens.isAny(index + 1, of: [")", ","]), let opener = tokens.opener(around: index), tokens.is(opener, "("),
      tokens.isAny(opener - 1, of: ["{", "]"]), let end = tokens.end(ofGroupAt: opener)
    else { return false }
    return tokens.isAny(end + 1, of: ["in", "->", "throws", "async"])
  }

  /// `((A) -> B).self`: a function's type as a value.
  private mutating func rewriteFunctionType(at index: Int) {
    guard tokens.is(index + 1, "self"), tokens.is(index - 1, ")"),
      let start = tokens.start(ofGroupEndingAt: index - 1),
      (start..<index).contains(where: { tokens.is($0, "->") })
    else { return }
    let group = range(from: start, through: index - 1)
    blank(group)
    put(UInt8(ascii: "F"), at: group.upperBound - 1)
  }

  /// `\._$id`
  mutating func rewriteKeyPathMember(at index: Int) {
    let word = tokens.all[index].range
    guard let dollar = word.first(where: { self[byte: $0] == UInt8(ascii: "$") }) else { return }
    if dollar > word.lowerBound { return put(UInt8(ascii: "_"), at: dollar) }
    var head = index
    while head > max(0, index - SwiftTokens.reach), tokens.isAttached(head),
      tokens.isWord(head) || tokens.isAny(head, of: [".", "?", "!"])
    {
      head -= 1
    }
    if tokens.is(head, "\\") { put(UInt8(ascii: "_"), at: dollar) }
  }

  /// `/Type.case`: a prefix operator for paths to cases.
  mutating func rewriteCasePath(at index: Int) {
    guard tokens.is(index, "/"), tokens.isAny(index - 1, of: ["(", ",", ":", "="]), tokens.isAttached(index + 1),
      tokens.isWord(index + 1)
    else { return }
    put(UInt8(ascii: "\\"), at: tokens.all[index].range.lowerBound)
  }

  /// What a regular expression says does not matter.
  mutating func rewriteRegex(at index: Int) {
    let literal = tokens.all[index].range
    guard self[byte: literal.lowerBound] == UInt8(ascii: "/"), literal.count > 2 else { return }
    for offset in literal.lowerBound + 1..<literal.upperBound - 1 { put(UInt8(ascii: "x"), at: offset) }
  }

  /// `;` at the end of a line, or away from the statement that it ends.
  mutating func rewriteSemicolon(at index: Int) {
    guard index > 0, !tokens.beginsLine(index) else { return }
    blank(range(from: index, through: index))
    guard !tokens.beginsLine(index + 1), !tokens.is(index + 1, "}") else { return }
    put(UInt8(ascii: ";"), at: tokens.all[index - 1].range.upperBound)
  }
}
