/// A stretch of a source file.
struct SourceRange: Hashable, Sendable {
  /// Byte offsets into the file: half open.
  var start: UInt32
  var end: UInt32
  /// 1-based line of `start`.
  var line: UInt32
  /// 1-based column of `start`, in bytes.
  var column: UInt32

  static let none = SourceRange(start: 0, end: 0, line: 0, column: 0)
}
