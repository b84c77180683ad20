import Testing

@testable import LeakLint

/// What people read when a model file is wrong.
@Suite struct ModelProblemTests {
  private func problems(_ text: String) -> [String] {
    do {
      _ = try ModelDecoder.decode(text, path: "own.yaml")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test func unknownFieldsNameTheNearest() {
    let text = """
      language: python
      functions:
        app.db.give_back: { relases: argument 0 }
      """
    #expect(
      problems(text) == [
        "own.yaml:3: `functions > app.db.give_back`: unknown field `relases`; did you mean `releases`?"
      ])
  }

  @Test func unknownFieldsListWhatIsKnown() {
    let text = "language: go\nfunctions:\n  p.F:\n    acquires: { kind: cursor, colour: red }\n"
    #expect(
      problems(text) == [
        "own.yaml:4: `functions > p.F > acquires`: unknown field `colour`; "
          + "known here: kind, handle, when, confidence, on-connection, long-lived"
      ])
  }

  @Test func unknownKindsNameTheNearest() {
    let text = "language: go\nfunctions:\n  p.F: { acquires: conection }\n"
    #expect(
      problems(text) == [
        "own.yaml:3: `functions > p.F > acquires`: expected a resource kind (connection, transaction, session, "
          + "cursor, statement, savepoint, lease), found `conection`; did you mean `connection`?"
      ])
  }

  @Test func slotsSayHowTheyAreSpelled() {
    let text = "language: go\nfunctions:\n  p.F: { belongs-to: reciever }\n"
    #expect(
      problems(text) == [
        "own.yaml:3: `functions > p.F > belongs-to`: expected \(Slot.notations), found `reciever`; "
          + "did you mean `receiver`?"
      ])
  }

  @Test func allProblemsOfAFileAreNamed() {
    let text = """
      language: python
      functions:
        connect: { acquires: connection }
        app.db.take: { acquires: { handle: result } }
        app.db.wait: { external-wait: yes, raises: }
        app.db.cursor: [{}, { when-arguments: [name] }]
      types: [app.db.Pool]
      """
    #expect(
      problems(text) == [
        "own.yaml:3: `functions > connect`: expected an absolute name such as `package.module.name`",
        "own.yaml:4: `functions > app.db.take > acquires`: `kind` is missing",
        "own.yaml:5: `functions > app.db.wait > external-wait`: expected `true` or `false`, found `yes`",
        "own.yaml:5: `functions > app.db.wait > raises`: expected the absolute name of an exception, `none`, `any` or "
          + "`default` or a list of them, found nothing",
        "own.yaml:6: `functions > app.db.cursor`: a variant behind one without `when-arguments` never applies",
        "own.yaml:7: `types`: expected a mapping, found a list",
      ])
  }

  @Test func theLanguageIsRequired() {
    #expect(problems("functions: {}\n") == ["own.yaml:1: `language` is missing (`python`, `go`, `swift`)"])
    #expect(
      problems("language: pyton\n") == [
        "own.yaml:1: `language`: expected one of `python`, `go`, `swift`, found `pyton`; did you mean `python`?"
      ])
    #expect(problems("") == ["own.yaml:1: expected a model, found nothing"])
    #expect(problems("- python\n") == ["own.yaml:1: expected a mapping with `language`, found a list"])
  }

  @Test func examplesAreChecked() {
    let text = """
      language: python
      examples:
        - { leak: forgotten, code: "pass" }
        - { clean: closed, rule: connection-leak, code: "pass" }
        - { leak: both, clean: both, code: "pass" }
        - { clean: nothing to run }
      """
    #expect(
      problems(text) == [
        "own.yaml:3: `examples`: a leaking example names the `rule` that reports it",
        "own.yaml:4: `examples`: a clean example has no `rule`",
        "own.yaml:5: `examples`: an example says either `leak: what it shows` or `clean: what it shows`",
        "own.yaml:6: `examples`: `code` is missing",
      ])
  }

  @Test func describingAFunctionTwiceIsAProblem() {
    let text = """
      language: python
      functions:
        app.f: {}
      nothrow:
        - app.f
      """
    #expect(problems(text) == ["own.yaml:5: `nothrow`: `app.f` is described twice"])
  }

  @Test(arguments: [
    ("a: [1, 2\n", "own.yaml:2: "), ("language: python\nlanguage: go\n", "own.yaml:2: `language` is written twice"),
    ("a: &x 1\nb: *x\n", "own.yaml:2: anchors and aliases are not supported here"),
    ("? [a]\n: 1\n", "own.yaml:1: expected a name as the key"), ("\u{0}", "own.yaml:1: "),
    ("a: \"\\ud800\"", "own.yaml:1: "), (String(repeating: "[", count: 100_000), "own.yaml:1: nested more than"),
  ])
  func whatIsNoModelIsRefused(_ text: String, _ beginning: String) {
    let problems = problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(beginning) == true, "\(problems)")
  }
}
