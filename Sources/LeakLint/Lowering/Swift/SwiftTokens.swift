/// The words, marks and literals of a Swift file, told apart by its bytes alone: what stands in strings and comments is
/// no code. Only files that do not parse are read this way.
struct SwiftTokens {
  struct Token {
    enum Kind: Equatable {
      case word, number, string
      /// One of `( ) { } [ ] , ; : @ # \ . ? !` or a run of operator characters, with its first byte.
      case mark(UInt8)
    }

    var kind: Kind
    var range: Range<Int>
    /// A line ends between this token and the one before.
    var beginsLine: Bool
  }

  private let bytes: [UInt8]
  private(set) var all: [Token] = []
  private var position = 0
  private var beginsLine = true

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while let token = next() { all.append(token) }
  }

  // MARK: Asking

  /// Whether the token at the index is this word or mark; false outside of the file.
  func `is`(_ index: Int, _ text: StaticString) -> Bool {
    guard all.indices.contains(index), all[index].range.count == text.utf8CodeUnitCount else { return false }
    let start = all[index].range.lowerBound
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
  }

  func isAny(_ index: Int, of texts: [StaticString]) -> Bool { texts.contains { self.is(index, $0) } }

  func isWord(_ index: Int) -> Bool { all.indices.contains(index) && all[index].kind == .word }

  func beginsLine(_ index: Int) -> Bool { !all.indices.contains(index) || all[index].beginsLine }

  /// No space between the token and the one before.
  func isAttached(_ index: Int) -> Bool {
    all.indices.contains(index) && index > 0 && all[index - 1].range.upperBound == all[index].range.lowerBound
  }

  /// How many tokens to look at for what belongs to one of them. Nobody writes more, and the time stays in proportion to
  /// the file's size whatever is in it.
  static let reach = 400

  /// The token that closes what the one at the index opens.
  func end(ofGroupAt index: Int) -> Int? {
    var depth = 0
    for position in index..<min(index + Self.reach, all.count) {
      guard case .mark(let mark) = all[position].kind else { continue }
      switch mark {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return position }
      default: continue
      }
    }
    return nil
  }

  /// The token that opens what the one at the index closes.
  func start(ofGroupEndingAt index: Int) -> Int? {
    var depth = 0
    for position in stride(from: index, through: max(0, index - Self.reach), by: -1) {
      if isAny(position, of: [")", "]", "}"]) { depth += 1 }
      guard isAny(position, of: ["(", "[", "{"]) else { continue }
      depth -= 1
      if depth == 0 { return position }
    }
    return nil
  }

  /// The bracket that is open where the token stands.
  func opener(around index: Int) -> Int? {
    var depth = 0
    for position in stride(from: index - 1, through: max(0, index - Self.reach), by: -1) {
      if isAny(position, of: [")", "]", "}"]) { depth += 1 }
      guard isAny(position, of: ["(", "[", "{"]) else { continue }
      if depth == 0 { return position }
      depth -= 1
    }
    return nil
  }

  // MARK: Reading

  private func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private func isAt(_ text: StaticString) -> Bool {
    (0..<text.utf8CodeUnitCount).allSatisfy { byte($0) == text.utf8Start[$0] }
  }

  private mutating func next() -> Token? {
    skipBlanks()
    guard position < bytes.count else { return nil }
    let start = position
    let kind = read()
    defer { beginsLine = false }
    return Token(kind: kind, range: start..<position, beginsLine: beginsLine)
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch byte() {
      case UInt8(ascii: "\n"):
        beginsLine = true
        position += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while position < bytes.count, byte() != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): skipBlockComment()
      default: return
      }
    }
  }

  /// Block comments nest.
  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if isAt("/*") {
        depth += 1
        position += 2
      } else if isAt("*/") {
        depth -= 1
        position += 2
      } else {
        if byte() == UInt8(ascii: "\n") { beginsLine = true }
        position += 1
      }
    } while depth > 0 && position < bytes.count
  }

  private mutating func read() -> Token.Kind {
    let first = byte()
    switch first {
    case UInt8(ascii: "\""):
      skipString(pounds: 0)
      return .string
    case UInt8(ascii: "#"):
      var pounds = 1
      while byte(pounds) == UInt8(ascii: "#") { pounds += 1 }
      if byte(pounds) == UInt8(ascii: "\"") {
        position += pounds
        skipString(pounds: pounds)
        return .string
      }
      if byte(pounds) == UInt8(ascii: "/") {
        skipRegex(pounds: pounds)
        return .string
      }
      position += 1
    case UInt8(ascii: "/") where beginsRegex:
      skipRegex(pounds: 0)
      return .string
    case UInt8(ascii: "`"):
      position += 1
      while position < bytes.count, byte() != UInt8(ascii: "`"), byte() != UInt8(ascii: "\n") { position += 1 }
      position = min(position + 1, bytes.count)
      return .word
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while Self.isWordByte(byte()) { position += 1 }
      return .number
    case _ where Self.isWordByte(first):
      while Self.isWordByte(byte()) { position += 1 }
      return .word
    case _ where Self.isOperatorByte(first):
      while Self.isOperatorByte(byte()), !isAt("//"), !isAt("/*") { position += 1 }
    case UInt8(ascii: "?") where byte(1) == UInt8(ascii: "?"): position += 2
    default: position += 1
    }
    return .mark(first)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private static func isOperatorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"),
      UInt8(ascii: "^"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  // MARK: Literals

  /// From the first quote on. What is interpolated belongs to the string.
  private mutating func skipString(pounds: Int) {
    let isBlock = isAt("\"\"\"")
    position += isBlock ? 3 : 1
    while position < bytes.count {
      switch byte() {
      case UInt8(ascii: "\n") where !isBlock: return
      case UInt8(ascii: "\"") where !isBlock || isAt("\"\"\""):
        position += isBlock ? 3 : 1
        if countPounds() >= pounds {
          position += pounds
          return
        }
      case UInt8(ascii: "\\"):
        position += 1
        guard countPounds() >= pounds else { continue }
        position += pounds
        if byte() == UInt8(ascii: "(") { skipInterpolation() } else { position = min(position + 1, bytes.count) }
      default: position += 1
      }
    }
  }

  private func countPounds() -> Int {
    var count = 0
    while byte(count) == UInt8(ascii: "#") { count += 1 }
    return count
  }

  /// What is nested deeper than this in interpolations is nobody's writing.
  private static let interpolationLimit = 32
  private var interpolations = 0

  private mutating func skipInterpolation() {
    var depth = 0
    interpolations += 1
    defer { interpolations -= 1 }
    guard interpolations < Self.interpolationLimit else {
      position = bytes.count
      return
    }
    repeat {
      switch byte() {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\""):
        skipString(pounds: 0)
        continue
      default: break
      }
      position += 1
    } while depth > 0 && position < bytes.count
  }

  /// A slash where a value is wanted, with another on its line; not one in front of a type's name, where it is an
  /// operator of a library for paths to enumeration cases.
  private var beginsRegex: Bool {
    let isWanted =
      switch all.last?.kind {
      case .mark(let mark)?:
        mark != UInt8(ascii: ")") && mark != UInt8(ascii: "]") && mark != UInt8(ascii: "}") && mark != UInt8(ascii: "?")
          && mark != UInt8(ascii: "!") && mark != UInt8(ascii: ".")
      case .word?: self.is(all.count - 1, "return") || self.is(all.count - 1, "in")
      default: false
      }
    guard isWanted, byte(1) > UInt8(ascii: " "), !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte(1)) else {
      return false
    }
    return endOfRegex(pounds: 0) != nil
  }

  private func endOfRegex(pounds: Int) -> Int? {
    var offset = pounds + 1
    while position + offset < bytes.count {
      switch byte(offset) {
      case UInt8(ascii: "\n") where pounds == 0: return nil
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "/") where (0..<pounds).allSatisfy({ byte(offset + 1 + $0) == UInt8(ascii: "#") }):
        return min(position + offset + 1 + pounds, bytes.count)
      default: break
      }
      offset += 1
    }
    return nil
  }

  private mutating func skipRegex(pounds: Int) {
    position = endOfRegex(pounds: pounds) ?? min(position + pounds + 1, bytes.count)
  }
}
