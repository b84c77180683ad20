/// Reads the tokens of one line of the text form.
struct GraphTextScanner {
  /// 1-based, in the whole text.
  let line: Int
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: some StringProtocol, line: Int) {
    self.line = line
    scalars = Array(text.unicodeScalars)
  }

  var isAtEnd: Bool {
    mutating get {
      skipSpaces()
      return position == scalars.count
    }
  }

  /// What is to be thrown when the text at this point is not what must be there.
  func expected(_ what: String) -> GraphTextError {
    GraphTextError(line: line, column: position + 1, expected: what, found: rest)
  }

  private var rest: String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[position...])
    return text
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  // MARK: Punctuation and words

  /// Whether `token` is next; if so goes past it. A token of letters must be a whole word.
  mutating func skip(_ token: String) -> Bool {
    skipSpaces()
    guard scalars[position...].starts(with: token.unicodeScalars) else { return false }
    let end = position + token.unicodeScalars.count
    if let last = token.unicodeScalars.last, GraphTextForm.isWord(last), end < scalars.count,
      GraphTextForm.isWord(scalars[end])
    {
      return false
    }
    position = end
    return true
  }

  mutating func expect(_ token: String) throws(GraphTextError) {
    guard skip(token) else { throw expected("`\(token)`") }
  }

  /// Whether `token` is next.
  func sees(_ token: String) -> Bool {
    var copy = self
    return copy.skip(token)
  }

  /// `b12`, `fn3`: a prefix and an index; nil if something else is next.
  mutating func index(_ prefix: String) -> Int? {
    skipSpaces()
    guard scalars[position...].starts(with: prefix.unicodeScalars) else { return nil }
    let start = position
    position += prefix.unicodeScalars.count
    guard let value = digits(), next.map({ !GraphTextForm.isWord($0) }) ?? true else {
      position = start
      return nil
    }
    return value
  }

  /// Goes past `token` only where nothing stands before it.
  mutating func skipAdjacent(_ token: Unicode.Scalar) -> Bool {
    guard next == token else { return false }
    position += 1
    return true
  }

  /// Whether `token` is next, with nothing before it.
  func isAdjacent(_ token: Unicode.Scalar) -> Bool { next == token }

  mutating func digits() -> Int? {
    var text = ""
    while let scalar = next, ("0"..."9").contains(scalar) {
      text.unicodeScalars.append(scalar)
      position += 1
    }
    return Int(text)
  }

  mutating func integer() -> Int64? {
    skipSpaces()
    let start = position
    var text = ""
    if next == "-" {
      text = "-"
      position += 1
    }
    while let scalar = next, ("0"..."9").contains(scalar) {
      text.unicodeScalars.append(scalar)
      position += 1
    }
    if let value = Int64(text) { return value }
    position = start
    return nil
  }

  // MARK: Names

  /// A variable's name: a word, or anything in backticks; nil if something else is next.
  mutating func variable() throws(GraphTextError) -> String? {
    if next == "`" { return try quoted() }
    var text = ""
    while let scalar = next, GraphTextForm.isWord(scalar) {
      text.unicodeScalars.append(scalar)
      position += 1
    }
    return text.isEmpty ? nil : text
  }

  /// An absolute name, a type, a label: bare, or in double quotes.
  mutating func symbol() throws(GraphTextError) -> String {
    skipSpaces()
    if next == "\"" { return try quoted() }
    var text = ""
    while let scalar = next {
      if scalar == "(", text.hasSuffix("."), let close = scalars[position...].firstIndex(of: ")") {
        text.unicodeScalars.append(contentsOf: scalars[position...close])
        position = close + 1
      } else if GraphTextForm.isSymbol(scalar) {
        text.unicodeScalars.append(scalar)
        position += 1
      } else {
        break
      }
    }
    guard !text.isEmpty else { throw expected("a name") }
    return text
  }

  /// A component of a path without its dot: `name`, `[0]`, `["key"]`, `[*]`.
  mutating func field() throws(GraphTextError) -> String {
    guard next == "[" else {
      if next == "\"" { return try quoted() }
      guard let name = try variable() else { throw expected("a field") }
      return name
    }
    position += 1
    var inner = ""
    if next == "\"" {
      inner = "\"" + (try quoted()) + "\""
    } else {
      while let scalar = next, scalar != "]" {
        inner.unicodeScalars.append(scalar)
        position += 1
      }
    }
    guard skipAdjacent("]") else { throw expected("`]`") }
    return "[\(inner)]"
  }

  /// Text between two double quotes or backticks, with the escapes of ``GraphTextForm/quote(_:_:)``.
  mutating func quoted() throws(GraphTextError) -> String {
    guard let delimiter = next, delimiter == "\"" || delimiter == "`" else { throw expected("a quoted text") }
    position += 1
    var text = ""
    while let scalar = next, scalar != delimiter {
      position += 1
      guard scalar == "\\", let escaped = next else {
        text.unicodeScalars.append(scalar)
        continue
      }
      position += 1
      switch escaped {
      case "n": text += "\n"
      case "r": text += "\r"
      case "t": text += "\t"
      default: text.unicodeScalars.append(escaped)
      }
    }
    guard skipAdjacent(delimiter) else { throw expected("the closing `\(delimiter)`") }
    return text
  }

  mutating func skipSpaces() {
    while let scalar = next, scalar == " " || scalar == "\t" { position += 1 }
  }
}

/// Why a text is not the text form of graphs.
struct GraphTextError: Error, CustomStringConvertible {
  /// 1-based.
  var line: Int
  /// 1-based, in Unicode scalars.
  var column: Int
  var expected: String
  /// The rest of the line.
  var found: String

  var description: String {
    "line \(line), column \(column): expected \(expected), found "
      + (found.isEmpty ? "the end of the line" : "`\(found)`")
  }
}
