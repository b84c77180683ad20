/// Rewrites what the grammar cannot parse into something that it can and that says the same of flow. Lengths and line
/// breaks stay, so that offsets, lines and columns are those of the file; names and literals are read from the file.
///
/// Only for files that do not parse: what it takes for such a spot may be something else in a file that does.
struct SwiftRewriting {
  let tokens: SwiftTokens
  private var bytes: [UInt8]

  /// - Returns: nil when there is nothing to rewrite.
  static func rewrite(_ bytes: [UInt8]) -> [UInt8]? {
    var rewriting = SwiftRewriting(tokens: SwiftTokens(bytes), bytes: bytes)
    rewriting.rewriteDirectives()
    rewriting.rewriteTokens()
    return rewriting.bytes == bytes ? nil : rewriting.bytes
  }

  private mutating func rewriteTokens() {
    for index in tokens.all.indices {
      switch tokens.all[index].kind {
      case .word: rewriteWord(at: index)
      case .string: rewriteRegex(at: index)
      case .number: continue
      case .mark(let mark):
        switch mark {
        case UInt8(ascii: "("): rewriteUnit(at: index)
        case UInt8(ascii: "@"): rewriteAttribute(at: index)
        case UInt8(ascii: "#"): rewriteMacro(at: index)
        case UInt8(ascii: "."): rewriteMember(at: index)
        case UInt8(ascii: "?"): rewriteOptionalInRequirement(at: index)
        case UInt8(ascii: "!"): rewriteUnwrapping(at: index)
        case UInt8(ascii: "/"): rewriteCasePath(at: index)
        case UInt8(ascii: ";"): rewriteSemicolon(at: index)
        case UInt8(ascii: ","): rewriteLastComma(at: index)
        default: continue
        }
      }
    }
  }

  private mutating func rewriteWord(at index: Int) {
    rewriteKeyPathMember(at: index)
    rewriteModifier(at: index)
    rewriteLabel(at: index)
    rewriteEffectInHead(at: index)
    rewriteTypeDeclaration(at: index)
    rewriteCatch(at: index)
    rewritePack(at: index)
    rewriteOperatorName(at: index)
  }

  // MARK: Writing

  subscript(byte offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }

  func range(from first: Int, through last: Int) -> Range<Int> {
    tokens.all[first].range.lowerBound..<tokens.all[last].range.upperBound
  }

  mutating func put(_ byte: UInt8, at offset: Int) {
    guard bytes.indices.contains(offset), bytes[offset] != UInt8(ascii: "\n") else { return }
    bytes[offset] = byte
  }

  /// Spaces in place of everything but line breaks.
  mutating func blank(_ range: Range<Int>) {
    for offset in range where bytes[offset] != UInt8(ascii: "\n") && bytes[offset] != UInt8(ascii: "\r") {
      bytes[offset] = UInt8(ascii: " ")
    }
  }

  /// The text at the beginning of the range, and spaces behind it.
  mutating func replace(_ range: Range<Int>, with text: StaticString) {
    guard text.utf8CodeUnitCount <= range.count else { return }
    blank(range)
    for offset in 0..<text.utf8CodeUnitCount { put(text.utf8Start[offset], at: range.lowerBound + offset) }
  }

  /// A word that is no keyword in place of one that is, unless it went with what it stood in.
  mutating func disguise(_ index: Int) {
    let word = tokens.all[index].range
    if self[byte: word.lowerBound] != UInt8(ascii: " ") { put(UInt8(ascii: "_"), at: word.upperBound - 1) }
  }
}
