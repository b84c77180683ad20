import Testing

@testable import LeakLint

/// The harness itself: comments are understood, and differences are told.
@Suite struct ExpectationTests {
  @Test func commentsAreUnderstood() throws {
    let text =
      #"c = connect()  # leak error: connection-leak "on return" <- line +4 # todo-leak: cursor-leak <- line 2"#
    let expectations = try Expectation.parse(text, line: 10, language: .python)
    #expect(
      expectations == [
        Expectation(
          kind: .leak(.init(rule: "connection-leak", severity: .error, message: "on return", exit: 14)),
          isTodo: false, line: 10),
        Expectation(kind: .leak(.init(rule: "cursor-leak", exit: 2)), isTodo: true, line: 10),
      ])
    #expect(try Expectation.parse("tx := f() // ok: the caller's", line: 1, language: .go).map(\.kind) == [.ok])
    #expect(try Expectation.parse("let x = 1 // leaks nothing", line: 1, language: .swift).isEmpty)
  }

  @Test(arguments: ["# leak", "# leak: ", "# leak: Rule", "# leak bad: x", "# leak: x <- 3"])
  func malformedCommentsAreRefused(text: String) {
    #expect(throws: MalformedExpectation.self) { try Expectation.parse(text, line: 1, language: .python) }
  }

  @Test func differencesAreTold() {
    let finding = Finding(
      rule: "connection-leak", severity: .error, confidence: .high, message: "not closed on return", path: "a.py",
      range: SourceRange(start: 0, end: 1, line: 3, column: 1),
      exit: Finding.Step(path: "a.py", range: SourceRange(start: 0, end: 1, line: 5, column: 1), text: "returns"))
    #expect(complaints(#"# leak error: connection-leak "on return" <- line +2"#, [finding]) == [])
    #expect(complaints("# leak: connection-leak <- line 6", [finding]).count == 2)
    #expect(complaints("# leak: connection-leak", []).last == "    got nothing there")
    #expect(complaints("x = 1", [finding]).first == "a.py:3: unexpected error [connection-leak]")
    #expect(complaints("# todo-leak: connection-leak", []) == [])
    #expect(complaints("# todo-leak: connection-leak", [finding]).first?.hasSuffix("remove the todo") == true)
    #expect(complaints("# todo-ok", [finding]) == [])
    #expect(complaints("# todo-ok", []).first?.hasSuffix("remove the todo") == true)
  }

  private func complaints(_ text: String, _ findings: [Finding]) -> [String] {
    let expectations = (try? Expectation.parse(text, line: 3, language: .python)) ?? []
    return FixtureVerdict(path: "a.py", expectations: expectations, findings: findings).complaints
  }
}
