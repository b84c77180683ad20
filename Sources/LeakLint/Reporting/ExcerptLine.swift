/// A line of source as a terminal shows it, and where a part of it is to be underlined.
struct ExcerptLine: Hashable, Sendable {
  /// Tabs expanded, control characters replaced, cut to a readable length.
  private(set) var text: String
  /// In columns, from 0.
  private(set) var underline: Range<Int>

  private static let tabWidth = 4
  /// Longer lines are cut around the underlined part.
  private static let widest = 160
  private static let ellipsis = "…"

  /// - Parameter covered: the part to underline, in bytes of the line.
  init(_ line: String, covered: Range<Int>) {
    var cells: [(text: String, width: Int)] = []
    var column = 0
    var offset = 0
    var start: (cell: Int, column: Int)?
    var end: (cell: Int, column: Int)?
    for character in line {
      if start == nil, offset + character.utf8.count > covered.lowerBound { start = (cells.count, column) }
      if end == nil, offset >= covered.upperBound { end = (cells.count, column) }
      let cell = Self.cell(character, at: column)
      cells.append(cell)
      column += cell.width
      offset += character.utf8.count
    }
    let from = start ?? (cells.count, column)
    let to = end ?? (cells.count, column)
    // An empty range, as at the end of a line, is shown as one column.
    underline = from.column..<max(to.column, from.column + 1)
    text = ""
    if column <= Self.widest {
      text = cells.map(\.text).joined()
      while text.last == " " { text.removeLast() }
    } else {
      cut(cells, around: from.cell..<to.cell)
    }
  }

  private mutating func cut(_ cells: [(text: String, width: Int)], around covered: Range<Int>) {
    // Some context before the underlined part, the rest of the room behind it.
    var first = covered.lowerBound
    var room = Self.widest / 4
    while first > 0, room >= cells[first - 1].width {
      first -= 1
      room -= cells[first].width
    }
    var last = first
    room = Self.widest - 2
    while last < cells.count, room >= cells[last].width {
      room -= cells[last].width
      last += 1
    }
    let hidden = cells[..<first].reduce(0) { $0 + $1.width }
    let shown = cells[first..<last].reduce(0) { $0 + $1.width }
    let lead = first > 0 ? 1 : 0
    text = (first > 0 ? Self.ellipsis : "") + cells[first..<last].map(\.text).joined()
    if last < cells.count { text += Self.ellipsis }
    let start = underline.lowerBound - hidden + lead
    underline = start..<max(start + 1, min(underline.upperBound - hidden + lead, shown + lead))
  }

  private static func cell(_ character: Character, at column: Int) -> (text: String, width: Int) {
    if character == "\t" {
      let width = tabWidth - column % tabWidth
      return (String(repeating: " ", count: width), width)
    }
    if character.unicodeScalars.contains(where: TerminalStyle.isControl) { return ("\u{FFFD}", 1) }
    return (String(character), DisplayWidth.of(character))
  }
}
