/// Splits SQL text into statements, far enough to tell transaction control: comments, quotes, dollar quotes and
/// semicolons are understood, and of each statement the first words are kept.
struct SQLScanner {
  struct Statement: Sendable {
    /// Upper case; at most the first eight.
    var words: [String] = []
    /// Nothing follows it, not even a semicolon.
    var isLast = false
    var endsWithSpace = false

    /// The body of a trigger, function or block holds semicolons and words that are not the session's.
    var isProcedural: Bool {
      switch words.first {
      case "CREATE", "ALTER":
        words.contains { $0 == "TRIGGER" || $0 == "PROCEDURE" || $0 == "FUNCTION" || $0 == "EVENT" || $0 == "PACKAGE" }
      case "DECLARE", "DO": true
      case "BEGIN": words.count > 1 && !Self.isTransactionWord(words[1])
      default: false
      }
    }

    /// SQL Server names transactions: `ROLLBACK TRAN name`.
    var dialectNamesTransaction: Bool { words.count > 1 && (words[1] == "TRAN" || words[1] == "TRANSACTION") }

    private static func isTransactionWord(_ word: String) -> Bool {
      switch word {
      case "TRANSACTION", "TRAN", "WORK", "DEFERRED", "IMMEDIATE", "EXCLUSIVE", "CONCURRENT", "ISOLATION", "READ",
        "NOT", "DISTRIBUTED":
        true
      default: false
      }
    }
  }

  private let bytes: [UInt8]
  private var position = 0

  private static let maximumWords = 8

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next statement that has a word; nil at the end.
  mutating func next() -> Statement? {
    while position < bytes.count {
      let statement = scanStatement()
      if !statement.words.isEmpty { return statement }
    }
    return nil
  }

  private mutating func scanStatement() -> Statement {
    var statement = Statement()
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: ";"):
        position += 1
        return statement
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): skipQuoted(byte)
      case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"): skipLine()
      case UInt8(ascii: "#") where statement.words.isEmpty: skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipBlockComment()
      case UInt8(ascii: "$"): skipDollarQuoted()
      default:
        if isWordByte(byte) { scanWord(into: &statement) } else { position += 1 }
      }
    }
    statement.isLast = true
    statement.endsWithSpace = bytes.last.map { $0 == 32 || (9...13).contains($0) } ?? false
    return statement
  }

  private func peek(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  private mutating func scanWord(into statement: inout Statement) {
    let start = position
    while position < bytes.count, isWordByte(bytes[position]) { position += 1 }
    guard statement.words.count < Self.maximumWords else { return }
    let upper = bytes[start..<position].map { (97...122).contains($0) ? $0 - 32 : $0 }
    statement.words.append(String(decoding: upper, as: UTF8.self))
  }

  private mutating func skipQuoted(_ quote: UInt8) {
    position += 1
    while position < bytes.count, bytes[position] != quote { position += 1 }
    position += 1
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != 10 { position += 1 }
  }

  private mutating func skipBlockComment() {
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
  }

  /// PostgreSQL's `$tag$ … $tag$`; a lone `$1` is a parameter.
  private mutating func skipDollarQuoted() {
    let start = position
    var end = position + 1
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else {
      position = end
      return
    }
    let tag = bytes[start...end]
    position = end + 1
    while position + tag.count <= bytes.count {
      if bytes[position] == tag[start], bytes[position..<(position + tag.count)].elementsEqual(tag) {
        position += tag.count
        return
      }
      position += 1
    }
    position = bytes.count
  }
}
