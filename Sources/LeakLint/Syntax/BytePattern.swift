/// A string to look for in files, with its table of skips (Horspool, "Practical fast searching in strings", Software:
/// Practice and Experience 1980).
struct BytePattern: Sendable {
  private let bytes: [UInt8]
  /// By byte: how far the window may move when it ends in that byte.
  private let skips: [Int]

  /// - Parameter bytes: not empty.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var skips = [Int](repeating: bytes.count, count: 256)
    for (index, byte) in bytes.dropLast().enumerated() { skips[Int(byte)] = bytes.count - 1 - index }
    self.skips = skips
  }

  func occurs(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { pattern in
      skips.withUnsafeBufferPointer { skips in
        let last = pattern.count - 1
        var end = last
        while end < text.count {
          var offset = 0
          while offset <= last, text[end - offset] == pattern[last - offset] { offset += 1 }
          if offset > last { return true }
          end += skips[Int(text[end])]
        }
        return false
      }
    }
  }
}
