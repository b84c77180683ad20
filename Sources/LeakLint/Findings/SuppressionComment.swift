/// What a comment that speaks to leaklint says: `leaklint: ignore[rule] reason`, behind `#`, `//` or inside `/* */`.
struct SuppressionComment: Hashable, Sendable {
  /// At least one.
  var rules: [String]
  var reason: String

  enum Outcome: Hashable, Sendable {
    case suppression(SuppressionComment)
    /// Meant for leaklint, but of no effect: what is wrong and what was expected, in words.
    case malformed(String)
    /// Prose that mentions leaklint.
    case other
  }

  static let example = "`leaklint: ignore[rule] reason`"

  /// - Parameter text: of the whole comment, with its markers.
  static func parse(_ text: String) -> Outcome {
    guard let mark = text.firstRange(of: "leaklint:") else { return .other }
    let before = text[..<mark.lowerBound].trimmed
    // Another tool's remark may come first in the same comment: `# noqa: S608  # leaklint: ignore[…] …`.
    let isDirective = before.last.map { "#/*;,".contains($0) } ?? true
    let body = text[mark.upperBound...].trimmed
    let word = body.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard word == "ignore" else {
      guard isDirective else { return .other }
      return .malformed("unknown directive `leaklint: \(word)`: expected \(example)")
    }
    let afterWord = body.dropFirst(word.count).trimmed
    guard afterWord.first == "[" else {
      return .malformed("this suppression names no rule and has no effect: expected \(example)")
    }
    guard let close = afterWord.firstIndex(of: "]") else {
      return .malformed("this suppression lacks the closing `]` and has no effect: expected \(example)")
    }
    let rules = afterWord[afterWord.index(after: afterWord.startIndex)..<close]
      .split(separator: ",", omittingEmptySubsequences: false).map { String($0.trimmed) }
    guard rules.allSatisfy({ !$0.isEmpty }) else {
      return .malformed("this suppression names no rule and has no effect: expected \(example)")
    }
    var reason = afterWord[afterWord.index(after: close)...]
    if reason.hasSuffix("*/") { reason = reason.dropLast(2) }
    let words = reason.drop { $0.isWhitespace || "-–—:#/".contains($0) }.trimmed
    guard words.contains(where: { $0.isLetter || $0.isNumber }) else {
      return .malformed("this suppression gives no reason and has no effect: expected \(example)")
    }
    return .suppression(SuppressionComment(rules: rules, reason: String(words)))
  }
}

extension Substring {
  /// Without white space at both ends.
  fileprivate var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
    return start[...last]
  }
}
