/// The text of the files that a report speaks of.
struct ReportSources: Sendable {
  private var files: [String: LineIndex] = [:]

  init(_ files: [String: SourceText] = [:]) {
    self.files = files.mapValues(LineIndex.init)
  }

  /// Where a range is, in lines and columns.
  struct Region: Hashable, Sendable {
    /// 1-based; in the unit that was asked for.
    var line, column: Int
    /// 1-based and exclusive.
    var endColumn: Int
  }

  enum ColumnUnit: Sendable {
    /// Unicode code points: what editors and compilers count.
    case codePoints
    /// What SARIF is written in.
    case utf16
  }

  /// The part of a range on its first line; columns in bytes where the text is not at hand.
  func region(of range: SourceRange, in path: String, _ unit: ColumnUnit = .codePoints) -> Region {
    let line = Int(range.line)
    guard let lines = files[path] else {
      let length = max(1, Int(range.end) - Int(range.start))
      return Region(line: line, column: Int(range.column), endColumn: Int(range.column) + length)
    }
    let bytes = lines.firstLine(of: range)
    func column(_ offset: Int) -> Int {
      unit == .utf16 ? lines.utf16Column(of: offset, inLine: line) : lines.column(of: offset, inLine: line)
    }
    return Region(line: line, column: column(bytes.lowerBound), endColumn: column(bytes.upperBound))
  }

  /// The 1-based line that the range's last byte is on.
  func lastLine(of range: SourceRange, in path: String) -> UInt32 {
    guard let lines = files[path], range.end > range.start else { return range.line }
    return UInt32(lines.line(at: Int(range.end) - 1))
  }

  /// The text of a 1-based line; empty where the file is not at hand.
  func text(ofLine line: UInt32, in path: String) -> String {
    files[path]?.text(ofLine: Int(line)) ?? ""
  }

  /// The text of the line that a range begins on, and the bytes of that text which the range covers.
  func firstLine(of range: SourceRange, in path: String) -> (text: String, covered: Range<Int>)? {
    guard let lines = files[path], range.line >= 1, Int(range.line) <= lines.count else { return nil }
    let start = lines.byteRange(ofLine: Int(range.line)).lowerBound
    let bytes = lines.firstLine(of: range)
    return (lines.text(ofLine: Int(range.line)), bytes.lowerBound - start..<bytes.upperBound - start)
  }
}
