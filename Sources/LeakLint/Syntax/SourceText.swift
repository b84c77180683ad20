/// The bytes of one source file.
struct SourceText: Sendable {
  let bytes: [UInt8]

  /// The text between two byte offsets; bytes that are not UTF-8 become U+FFFD.
  subscript(range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  func text<G>(of node: SyntaxNode<G>) -> String { self[node.startByte..<node.endByte] }

  /// Whether the ASCII `word` occurs in the byte range. Cheap enough to ask before walking a tree for a keyword.
  func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
    let range = range.clamped(to: 0..<bytes.count)
    let count = word.utf8CodeUnitCount
    guard count > 0, range.count >= count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      let first = word.utf8Start.pointee
      var index = range.lowerBound
      while index <= range.upperBound - count {
        if bytes[index] == first, (1..<count).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] }) { return true }
        index += 1
      }
      return false
    }
  }
}
