/// Finds and hashes the identifiers in a file's bytes, without regard to the language: strings and comments are read
/// like everything else.
enum IdentifierHash {
  /// FNV-1a.
  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(seed, mix) }

  /// Of the last component of an absolute name.
  static func ofLast(_ name: String) -> UInt64 {
    name.utf8.reduce(seed) { $1 == UInt8(ascii: ".") || $1 == UInt8(ascii: "/") ? seed : mix($0, $1) }
  }

  static func isPart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  /// Calls the body with the file's bytes, the identifier's range in them, and its hash, until it answers false.
  @inline(__always)
  static func forEach(
    in bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>, Range<Int>, UInt64) -> Bool
  ) {
    bytes.withUnsafeBufferPointer { text in
      var index = 0
      let count = text.count
      while index < count {
        guard isPart(text[index]) else {
          index += 1
          continue
        }
        let start = index
        var hash = seed
        while index < count, isPart(text[index]) {
          hash = mix(hash, text[index])
          index += 1
        }
        guard body(text, start..<index, hash) else { return }
      }
    }
  }

  /// Whether what follows an identifier calls it or gives it another name: a parenthesis, a bracket of type arguments, or
  /// `as`.
  static func isUse(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    guard end < text.count else { return false }
    switch text[end] {
    case UInt8(ascii: "("), UInt8(ascii: "["): return true
    case UInt8(ascii: " "):
      return end + 3 < text.count && text[end + 1] == UInt8(ascii: "a") && text[end + 2] == UInt8(ascii: "s")
        && text[end + 3] == UInt8(ascii: " ")
    default: return false
    }
  }
}
