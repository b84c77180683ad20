/// What a look at a file's bytes tells: passes that only rare words need are left out without them.
struct PythonSourceHints: Sendable {
  let hasWalrus: Bool
  let hasErrors: Bool
  let hasComments: Bool
  /// The names in `global` and `nonlocal` statements: such a variable is no constant anywhere. Text that looks like one
  /// of these statements counts as well, which does no harm.
  let sharedNames: Set<String>

  init(_ source: SourceText, hasErrors: Bool) {
    self.hasErrors = hasErrors
    (hasWalrus, hasComments, sharedNames) = source.bytes.withUnsafeBufferPointer { bytes in
      (
        Self.find(":=", in: bytes, from: 0) != nil,
        Self.find("leaklint:", in: bytes, from: 0) != nil,
        Self.names(after: "global ", in: bytes).union(Self.names(after: "nonlocal ", in: bytes))
      )
    }
  }

  private static func names(after keyword: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Set<String> {
    var result: Set<String> = []
    var position = 0
    while let found = find(keyword, in: bytes, from: position) {
      position = found + keyword.utf8CodeUnitCount
      repeat {
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
        let start = position
        while position < bytes.count, isIdentifier(bytes[position]) { position += 1 }
        result.insert(String(decoding: bytes[start..<position], as: UTF8.self))
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
        position += 1
      } while position <= bytes.count && bytes[position - 1] == UInt8(ascii: ",")
    }
    return result
  }

  /// White space between names; a backslash continues the line.
  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  /// Where `needle` begins at or after `position`.
  private static func find(
    _ needle: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from position: Int
  ) -> Int? {
    let count = needle.utf8CodeUnitCount
    let first = needle.utf8Start[0]
    var index = position
    while index + count <= bytes.count {
      if bytes[index] == first {
        var matched = 1
        while matched < count && bytes[index + matched] == needle.utf8Start[matched] { matched += 1 }
        if matched == count { return index }
      }
      index += 1
    }
    return nil
  }
}
