/// A suppression in place: what it silences and where.
struct Suppression: Hashable, Sendable {
  var comment: SuppressionComment
  var path: String
  /// Of the comment.
  var range: SourceRange
  /// The 1-based line of code that it speaks about.
  var line: UInt32

  /// The suppressions of a file, and what is wrong with those that are malformed.
  struct Collected: Sendable {
    var suppressions: [Suppression] = []
    var malformed: [(range: SourceRange, message: String)] = []

    /// - Parameter comments: those of the file that mention leaklint.
    init(comments: [LoweredFile.Comment], in source: SourceText, path: String) {
      guard !comments.isEmpty else { return }
      let lines = LineIndex(source)
      for comment in comments {
        switch SuppressionComment.parse(comment.text) {
        case .other: continue
        case .malformed(let message): malformed.append((comment.range, message))
        case .suppression(let parsed):
          let line = comment.isAlone ? Self.codeLine(after: comment, lines) : comment.range.line
          suppressions.append(Suppression(comment: parsed, path: path, range: comment.range, line: line))
        }
      }
    }

    /// The first line below the comment that is neither blank nor a comment: the reason may go on over several lines,
    /// and several suppressions may stand above one another.
    private static func codeLine(after comment: LoweredFile.Comment, _ lines: LineIndex) -> UInt32 {
      var line = lines.line(at: max(Int(comment.range.end) - 1, Int(comment.range.start))) + 1
      while line <= lines.count {
        let text = lines.text(ofLine: line).drop { $0.isWhitespace }
        if !text.isEmpty, !text.hasPrefix("#"), !text.hasPrefix("//"), !text.hasPrefix("/*") { break }
        line += 1
      }
      return UInt32(line)
    }
  }
}
