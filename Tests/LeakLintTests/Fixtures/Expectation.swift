@testable import LeakLint

/// What a comment in a fixture says about its line.
///
/// ```
/// conn = pool.getconn()  # leak: connection-leak "on return" <- line +4
/// conn = pool.getconn()  # leak warning: connection-leak
/// conn = pool.getconn()  # ok: the caller releases it
/// conn = pool.getconn()  # todo-leak: connection-leak   (missed today; fails once it is found)
/// conn = pool.getconn()  # todo-ok                      (reported today; fails once it is silent)
/// ```
/// The quoted text is part of the message. The line behind `<-` is that of the exit, absolute or, with a sign, counted
/// from the comment's own line. Several expectations may follow one another on a line. A line without a comment is silent.
struct Expectation: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case leak(Leak)
    case ok
  }

  struct Leak: Hashable, Sendable {
    var rule: String
    var severity: Severity?
    /// Part of the message.
    var message: String?
    /// 1-based line of the exit.
    var exit: Int?
  }

  var kind: Kind
  /// The analyzer is known to get this wrong.
  var isTodo: Bool
  /// 1-based.
  var line: Int

  /// The expectations of one line.
  static func parse(_ text: String, line: Int, language: Language) throws(MalformedExpectation) -> [Expectation] {
    var expectations: [Expectation] = []
    for comment in comments(of: text, language: language) {
      let words = comment.split(separator: ":", maxSplits: 1)
      let head = (words.first ?? "").split(separator: " ").map(String.init)
      guard let first = head.first, ["leak", "todo-leak", "ok", "todo-ok"].contains(first) else { continue }
      let isTodo = first.hasPrefix("todo-")
      if first.hasSuffix("ok") {
        expectations.append(Expectation(kind: .ok, isTodo: isTodo, line: line))
        continue
      }
      var leak = Leak(rule: "")
      if head.count > 1 {
        guard head.count == 2, let severity = Severity(rawValue: head[1]) else {
          throw MalformedExpectation(line: line, reason: "`\(head.dropFirst().joined(separator: " "))` is no severity")
        }
        leak.severity = severity
      }
      guard words.count == 2 else { throw MalformedExpectation(line: line, reason: "no rule behind `\(first)`") }
      try read(words[1], into: &leak, line: line)
      expectations.append(Expectation(kind: .leak(leak), isTodo: isTodo, line: line))
    }
    return expectations
  }

  /// `rule "message" <- line 12`
  private static func read(
    _ text: Substring, into leak: inout Leak, line: Int
  ) throws(MalformedExpectation) {
    guard let match = text.wholeMatch(of: #/\s*([a-z-]+)(?:\s+"([^"]*)")?(?:\s*<-\s*line\s*([+-]?)(\d+))?\s*/#) else {
      throw MalformedExpectation(line: line, reason: "`\(text)` is not `rule \"message\" <- line N`")
    }
    leak.rule = String(match.1)
    leak.message = match.2.map(String.init)
    guard let sign = match.3, let digits = match.4, let number = Int(digits) else { return }
    leak.exit = sign == "+" ? line + number : sign == "-" ? line - number : number
  }

  /// The texts of the comments that end a line. A marker inside a string that no expectation follows is harmless.
  private static func comments(of text: String, language: Language) -> [Substring] {
    let marker = language == .python ? "#" : "//"
    return Array(text.split(separator: marker, omittingEmptySubsequences: false).dropFirst())
  }
}

/// A comment that wants to be an expectation and is not.
struct MalformedExpectation: Error {
  var line: Int
  var reason: String
}
