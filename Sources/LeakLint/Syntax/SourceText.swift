/// The bytes of one source file.
struct SourceText: Sendable {
  let bytes: [UInt8]

  /// The text between two byte offsets; bytes that are not UTF-8 become U+FFFD.
  subscript(range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  func text<G>(of node: SyntaxNode<G>) -> String { self[node.startByte..<node.endByte] }
}
