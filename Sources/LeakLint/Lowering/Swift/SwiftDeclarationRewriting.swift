/// Types, modifiers and attributes that the grammar does not know. None of them says anything about flow.
extension SwiftRewriting {
  mutating func rewriteModifier(at index: Int) {
    if tokens.isAny(index, of: ["__owned", "__shared", "__consuming"]), !tokens.isAttached(index + 1) {
      return blank(range(from: index, through: index))
    }
    // `nonisolated(unsafe)`
    if tokens.is(index, "nonisolated"), tokens.is(index + 1, "("), tokens.is(index + 3, ")") {
      return blank(range(from: index, through: index + 3))
    }
    // `{ borrowing get }`
    if tokens.isAny(index, of: ["borrowing", "consuming"]), tokens.is(index + 1, "get") {
      return blank(range(from: index, through: index))
    }
    // `x: sending T`, `-> sending T`
    if tokens.is(index, "sending"), tokens.isAny(index - 1, of: [":", "->"]), !tokens.beginsLine(index + 1),
      tokens.isWord(index + 1) || tokens.isAny(index + 1, of: ["(", "[", "@"])
    {
      blank(range(from: index, through: index))
    }
  }

  mutating func rewriteTypeDeclaration(at index: Int) {
    if tokens.is(index, "associatedtype") { rewriteInheritance(at: index) }
    if tokens.is(index, "typealias") { rewriteRequirements(at: index) }
  }

  /// `associatedtype A: B, C` as `A: B& C`.
  private mutating func rewriteInheritance(at index: Int) {
    for position in index + 1..<min(index + SwiftTokens.reach, tokens.all.count) {
      if tokens.beginsLine(position), !tokens.is(position - 1, ",") { return }
      if tokens.isAny(position, of: ["where", "=", "}", ";"]) { return }
      let isBetweenTypes = !tokens.is(position - 1, ">") && tokens.isWord(position - 1)
      if tokens.is(position, ","), isBetweenTypes { put(UInt8(ascii: "&"), at: tokens.all[position].range.lowerBound) }
    }
  }

  /// `typealias A<B> = C<B> where B: D` without what the types must be.
  private mutating func rewriteRequirements(at index: Int) {
    var position = index + 1
    var start: Int?
    while position < min(index + SwiftTokens.reach, tokens.all.count) {
      let continues =
        tokens.is(position, "where") || tokens.isAny(position, of: [",", ":", "==", "=", ">", "<", "&"])
        || tokens.isAny(position - 1, of: [",", ":", "==", "=", "<", "&", "where"])
      if tokens.beginsLine(position), !continues { break }
      if tokens.isAny(position, of: ["}", ";", "{"]) { break }
      if tokens.is(position, "where"), start == nil { start = position }
      position += 1
    }
    if let start { blank(range(from: start, through: position - 1)) }
  }

  /// `where A.B? == C`
  mutating func rewriteOptionalInRequirement(at index: Int) {
    guard tokens.is(index + 1, "=="), tokens.isWord(index - 1), tokens.isAttached(index) else { return }
    blank(range(from: index, through: index))
  }

  /// `<A, B,>`
  mutating func rewriteLastComma(at index: Int) {
    if tokens.is(index + 1, ">"), tokens.beginsLine(index + 1) { blank(range(from: index, through: index)) }
  }

  /// Attributes whose arguments are of a kind of their own, and those in front of macros that stand for declarations.
  mutating func rewriteAttribute(at index: Int) {
    guard tokens.isWord(index + 1), tokens.isAttached(index + 1) else { return }
    let name = tokens.all[index + 1].range
    if tokens.is(index + 1, "NSManaged") { return rewriteManagedFunction(at: index) }
    if tokens.is(index + 1, "storageRestrictions") { return rewriteInitAccessor(at: index) }
    let isUnknown =
      self[byte: name.lowerBound] == UInt8(ascii: "_")
      || tokens.isAny(
        index + 1, of: ["available", "objc", "lifetime", "convention", "inline", "backDeployed", "Sendable"])
    guard isUnknown else { return }
    blank(range(from: index, through: endOfAttribute(at: index)))
  }

  /// `@NSManaged func add(_ row: Row)`: a function without a body.
  private mutating func rewriteManagedFunction(at index: Int) {
    guard let function = (index + 2..<index + 6).first(where: { tokens.is($0, "func") }),
      tokens.is(function + 2, "("), var end = tokens.end(ofGroupAt: function + 2)
    else { return }
    while !tokens.beginsLine(end + 1), !tokens.isAny(end + 1, of: ["{", "}", ";"]) { end += 1 }
    if !tokens.is(end + 1, "{") { blank(range(from: index, through: end)) }
  }

  /// `@storageRestrictions(initializes: box) init(value) {`: as another setter.
  private mutating func rewriteInitAccessor(at index: Int) {
    let end = endOfAttribute(at: index)
    guard tokens.is(end + 1, "init") else { return }
    blank(range(from: index, through: end))
    replace(range(from: end + 1, through: end + 1), with: "set")
  }

  /// `repeat (each T).Row` as `T.Row`.
  mutating func rewritePack(at index: Int) {
    guard tokens.is(index, "repeat"), tokens.is(index + 1, "("), tokens.is(index + 2, "each"),
      tokens.isWord(index + 3), tokens.is(index + 4, ")"), tokens.is(index + 5, ".")
    else { return }
    blank(range(from: index, through: index + 2))
    blank(range(from: index + 4, through: index + 4))
  }

  /// `func <<<(a: A, b: B)`: an operator of the project is a function as others are.
  mutating func rewriteOperatorName(at index: Int) {
    guard tokens.is(index, "func"), tokens.is(index + 2, "("), tokens.isAttached(index + 2),
      case .mark = tokens.all[index + 1].kind, tokens.all[index + 1].range.count > 2
    else { return }
    for offset in tokens.all[index + 1].range { put(UInt8(ascii: "_"), at: offset) }
  }

  /// The last token of the attribute that begins here.
  func endOfAttribute(at index: Int) -> Int {
    var last = index + 1
    while last < index + SwiftTokens.reach, tokens.is(last + 1, "."), tokens.isWord(last + 2) { last += 2 }
    if tokens.is(last + 1, "("), tokens.isAttached(last + 1) { last = tokens.end(ofGroupAt: last + 1) ?? last }
    return last
  }

  /// `#error("…")`, `#warning("…")`
  mutating func rewriteMacro(at index: Int) {
    guard tokens.isAny(index + 1, of: ["error", "warning"]), tokens.is(index + 2, "("),
      let end = tokens.end(ofGroupAt: index + 2)
    else { return }
    blank(range(from: index, through: end))
  }
}
