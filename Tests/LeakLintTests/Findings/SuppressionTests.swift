import Testing

@testable import LeakLint

@Suite struct SuppressionTests {
  @Test(arguments: [
    ("# leaklint: ignore[connection-leak] lives for ever", ["connection-leak"], "lives for ever"),
    ("//leaklint:ignore[a-leak,b-leak] two rules", ["a-leak", "b-leak"], "two rules"),
    ("/* leaklint: ignore [a-leak ] — closed by #42 */", ["a-leak"], "closed by #42"),
    ("# noqa: S608  # leaklint: ignore[a-leak]: why not", ["a-leak"], "why not"),
  ])
  func wellFormed(_ text: String, _ rules: [String], _ reason: String) {
    #expect(SuppressionComment.parse(text) == .suppression(SuppressionComment(rules: rules, reason: reason)))
  }

  @Test(arguments: [
    ("# leaklint: ignore[a-leak]", "gives no reason"), ("# leaklint: ignore[a-leak] --", "gives no reason"),
    ("# leaklint: ignore because", "names no rule"), ("# leaklint: ignore[] because", "names no rule"),
    ("# leaklint: ignore[a-leak because", "lacks the closing `]`"), ("# leaklint: disable=all", "unknown directive"),
    ("/* leaklint: ignore[a-leak] */", "gives no reason"),
  ])
  func malformed(_ text: String, _ expected: String) throws {
    guard case .malformed(let message) = SuppressionComment.parse(text) else {
      Issue.record("taken for well formed")
      return
    }
    #expect(message.contains(expected))
    #expect(message.hasSuffix("expected `leaklint: ignore[rule] reason`"))
  }

  @Test(arguments: ["# see the manual of leaklint: it is long", "# leaklinter", "# closes the connection"])
  func prose(_ text: String) { #expect(SuppressionComment.parse(text) == .other) }

  // MARK: Places

  private func collect(_ text: String) -> [Suppression] {
    let source = SourceText(bytes: Array(text.utf8))
    var comments: [LoweredFile.Comment] = []
    var offset = 0
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let hash = line.firstIndex(of: "#"), line[hash...].contains("leaklint:") {
        let column = line[..<hash].utf8.count
        let range = SourceRange(
          start: UInt32(offset + column), end: UInt32(offset + line.utf8.count), line: UInt32(index + 1),
          column: UInt32(column + 1))
        comments.append(
          LoweredFile.Comment(
            text: String(line[hash...]), range: range, isAlone: line[..<hash].allSatisfy(\.isWhitespace)))
      }
      offset += line.utf8.count + 1
    }
    return Suppression.Collected(comments: comments, in: source, path: "x.py").suppressions
  }

  @Test func standOnTheLineOrAbove() {
    let found = collect(
      """
      a = connect()  # leaklint: ignore[a-leak] here
      # leaklint: ignore[a-leak] above,
      # and the reason goes on

        # leaklint: ignore[b-leak] also above
      b = connect()
      """)
    #expect(found.map(\.line) == [1, 6, 6])
  }

  // MARK: Effect

  private func finding(_ rule: String, line: UInt32, confidence: Confidence = .high) -> Finding {
    Finding(
      rule: rule, severity: .error, confidence: confidence, message: "m", path: "x.py",
      range: SourceRange(start: 0, end: 1, line: line, column: 1))
  }

  private func pass(
    _ findings: [Finding], _ suppressions: [Suppression], checked: Set<String> = ["a-leak", "b-leak"]
  ) -> SuppressionPass {
    SuppressionPass(
      findings, suppressions: suppressions, knownRules: ["a-leak", "b-leak"], lastLine: { $0.range.line + 2 },
      isChecked: { rule, _ in checked.contains(rule) })
  }

  @Test func silenceTheirRuleOnTheirLine() {
    let suppressions = collect("x\ny  # leaklint: ignore[a-leak, b-leak] r\n")
    let result = pass(
      [finding("a-leak", line: 2), finding("a-leak", line: 3), finding("b-leak", line: 1)], suppressions)
    #expect(result.suppressed.map(\.range.line) == [2, 1], "any line of the acquisition counts")
    #expect(result.kept.map(\.range.line) == [3])
    #expect(result.unused.isEmpty)
  }

  @Test func reportWhatIsUnused() {
    let suppressions = collect("x  # leaklint: ignore[a-leak, b-leak, c-leak] r\n")
    let result = pass([finding("a-leak", line: 1)], suppressions)
    #expect(
      result.unused.map(\.message) == [
        "nothing is left to ignore here: line 1 has no `b-leak`",
        "there is no rule `c-leak` to ignore; did you mean `a-leak`?",
      ])
    #expect(result.unused.allSatisfy { $0.rule == "suppression-unused" && $0.severity == .warning })
  }

  @Test func rulesThatWereNotCheckedAreNotUnused() {
    let suppressions = collect("x  # leaklint: ignore[b-leak] r\n")
    #expect(pass([], suppressions, checked: ["a-leak"]).unused.isEmpty)
  }
}
