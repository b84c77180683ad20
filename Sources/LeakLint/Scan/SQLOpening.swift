/// The first word of SQL that begins a transaction, at the start of a string literal.
enum SQLOpening {
  private static let start = ["START", "start"].map { IdentifierHash.of($0.utf8) }

  static let hashes = ["BEGIN", "begin", "SAVEPOINT", "savepoint"].map { IdentifierHash.of($0.utf8) } + start

  /// - Parameter hash: one of ``hashes``.
  static func begins(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ hash: UInt64) -> Bool {
    guard range.lowerBound > 0 else { return false }
    switch text[range.lowerBound - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): break
    default: return false
    }
    guard start.contains(hash) else { return true }
    let next = text[range.upperBound...].prefix(12).map { $0 | 0x20 }
    return next.elementsEqual(" transaction".utf8)
  }
}
