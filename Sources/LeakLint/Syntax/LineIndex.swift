/// The lines of a source file: where each begins, and columns in the units that people and formats count in.
struct LineIndex: Sendable {
  private let source: SourceText
  /// Byte offsets. A line ends with `\n`, as tree-sitter counts them.
  private let starts: [Int]

  init(_ source: SourceText) {
    self.source = source
    var starts = [0]
    source.bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    }
    self.starts = starts
  }

  /// How many lines there are; text after the last `\n` is one, also when empty.
  var count: Int { starts.count }

  /// 1-based line that holds the byte.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a 1-based line without its `\n` or `\r\n` and without a byte order mark; empty outside the file.
  func byteRange(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return 0..<0 }
    var start = starts[line - 1]
    var end = line < starts.count ? starts[line] - 1 : source.bytes.count
    if line == 1, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
    if end > start, source.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  func text(ofLine line: Int) -> String { source[byteRange(ofLine: line)] }

  /// The part of the range that is on its first line, in bytes; never empty unless the line is.
  func firstLine(of range: SourceRange) -> Range<Int> {
    let line = byteRange(ofLine: Int(range.line))
    let start = min(max(Int(range.start), line.lowerBound), line.upperBound)
    let end = min(max(Int(range.end), start), line.upperBound)
    return start..<(end == start ? min(start + 1, line.upperBound) : end)
  }

  /// 1-based column of a byte on a line, in Unicode code points.
  func column(of offset: Int, inLine line: Int) -> Int { prefix(of: offset, inLine: line).unicodeScalars.count + 1 }

  /// 1-based column of a byte on a line, in UTF-16 code units.
  func utf16Column(of offset: Int, inLine line: Int) -> Int { prefix(of: offset, inLine: line).utf16.count + 1 }

  private func prefix(of offset: Int, inLine line: Int) -> String {
    let range = byteRange(ofLine: line)
    return source[range.lowerBound..<min(max(offset, range.lowerBound), range.upperBound)]
  }
}
