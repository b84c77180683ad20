import Foundation
import Testing

@testable import LeakLint

/// Commands other than `scan`, and what all of them share.
@Suite struct CommandTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func aloneItHelps() throws {
    let result = try LeakLintCommand.run(in: directory)
    #expect(result.status == 0)
    #expect(result.output.contains("usage: leaklint COMMAND"))
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: [["--help"], ["-h"], ["help"]])
  func help(_ arguments: [String]) throws {
    #expect(try LeakLintCommand.run(arguments[0], in: directory).output.contains("usage: leaklint COMMAND"))
  }

  @Test(arguments: ["scan", "explain", "rules", "check-models", "completions"])
  func everyCommandHelps(_ command: String) throws {
    let result = try LeakLintCommand.run(command, "--nonsense", "--help", in: directory)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("usage: leaklint \(command)"))
    #expect(try LeakLintCommand.run("help", command, in: directory).output == result.output)
    #expect(try LeakLintCommand.run(command, "--version", in: directory).output == "leaklint \(Analyzer.version)\n")
  }

  @Test func version() throws {
    let result = try LeakLintCommand.run("--version", in: directory)
    #expect(result.status == 0)
    #expect(result.output == "leaklint \(Analyzer.version)\n")
  }

  @Test(arguments: [
    (["scna"], "unknown command `scna`; did you mean `scan`?"),
    (["src/"], "unknown command `src/`; did you mean `leaklint scan src/`?"),
    (["--wat"], "unknown option `--wat`: a command comes first"),
    (["explain"], "expected `leaklint explain RULE`"),
    (["explain", "conection-leak"], "there is no rule `conection-leak`; did you mean `connection-leak`?"),
    (["explain", "zzz"], "there is no rule `zzz`; `leaklint rules` lists them"),
    (["rules", "x"], "expected `leaklint rules`"),
    (["completions", "bsh"], "`bsh` is none of `bash`, `zsh`, `fish`; did you mean `bash`?"),
    (["check-models", "none.yaml"], "none.yaml: no such file or directory"),
    (["scan", "--selct", "x"], "unknown option `--selct`; did you mean `--select`?"),
    (["scan", "-z"], "unknown option `-z`"),
    (["scan", "--quiet=yes"], "the option `--quiet` takes no value"),
    (["scan", "--select"], "the option `--select` needs a value: --select RULES"),
    (["scan", "--select", "cursr-leak"], "`--select`: there is no rule `cursr-leak`; did you mean `cursor-leak`?"),
    (["scan", "--output-format", "sarfi"], "`--output-format`: `sarfi` is none of"),
    (["scan", "--output-format", "sarif="], "`--output-format sarif=` lacks the path"),
    (["scan", "--output-format", "json", "--output-format", "text"], "two reports cannot share standard output"),
    (["scan", "--severity", "high"], "`--severity`: `high` is none of `note`, `warning`, `error`"),
    (["scan", "-j", "many"], "`-j`: `many` is not a number of jobs"),
    (["scan", "-j-1"], "`-j`: `-1` is not a number of jobs"),
    (["scan", "--exclude", "a["], "`--exclude`: `a[` is not a pattern"),
    (["scan", "--config", "x", "--isolated"], "`--config` and `--isolated` contradict each other"),
    (["scan", "--config", "none.yml"], "none.yml: no such file or directory"),
    (["scan", "-"], "`-` needs `--stdin-filename PATH`"),
    (["scan", "--stdin-filename", "x.py"], "`--stdin-filename` goes with the path `-`"),
    (["scan", ""], "an empty path was given"),
    (["scan", "none.py"], "none.py: no such file or directory"),
    (["scan", "--diff-base", "main"], "`--diff-base main` needs the files to be in a git repository"),
    (["scan", "--baseline", "none.json"], "none.json: no such file or directory"),
  ])
  func wrongArguments(_ arguments: [String], _ message: String) throws {
    let process = try LeakLintCommand.run(list: arguments, in: directory)
    #expect(process.status == 2)
    #expect(process.output.isEmpty)
    #expect(process.errors.hasPrefix("leaklint: error: "))
    #expect(process.errors.contains(message), "\(process.errors)")
  }

  @Test func rulesAreListed() throws {
    let result = try LeakLintCommand.run("rules", in: directory)
    #expect(result.status == 0)
    #expect(
      result.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
        == RuleCatalog.ids)
  }

  @Test func rulesAreExplained() throws {
    let result = try LeakLintCommand.run("explain", "cursor-leak", in: directory)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("cursor-leak (error): "))
    #expect(result.output.contains("\n    defer rows.Close()\n"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let result = try LeakLintCommand.run("completions", shell, in: directory)
    #expect(result.status == 0)
    for word in ["check-models", "output-format", "sarif", "connection-leak"] { #expect(result.output.contains(word)) }
    #expect(!result.output.contains("parse-only"))
  }

  @Test func bashAcceptsItsCompletions() throws {
    try directory.write(try LeakLintCommand.run("completions", "bash", in: directory).output, to: "c")
    let script = """
      . \(directory.path.string)/c
      complete_words() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _leaklint; echo "${COMPREPLY[*]}"; }
      complete_words leaklint sc
      complete_words leaklint scan --sev
      complete_words leaklint scan --severity w
      complete_words leaklint explain ses
      """
    let result = try ChildProcess.run("bash", ["-euc", script])
    #expect(String(decoding: result.output, as: UTF8.self) == "scan\n--severity\nwarning\nsession-leak\n")
  }

  @Test func modelsAreChecked() throws {
    try directory.write("library: x\nlanguage: python\nmodlues: [x]\n", to: "bad.yaml")
    let result = try LeakLintCommand.run("check-models", "bad.yaml", in: directory)
    #expect(result.status == 2)
    #expect(result.errors.contains("leaklint: error: bad.yaml:3: "), "\(result.errors)")
  }

  @Test func callsThatNoExampleShowsAreNamed() throws {
    let model = """
      language: python
      functions:
        app.db.take: { acquires: connection, returns: app.db.Connection }
        app.db.borrow:
          - { when-arguments: [keep], acquires: connection }
          - {}
      types:
        app.db.Connection:
          methods:
            close: { releases: connection }
            commit: {}
          plain: [query]
      examples:
        - leak: never closed
          rule: connection-leak
          code: |
            from app import db

            def use():
                conn = db.take()  # leak
                db.borrow(conn)
                conn.query()
        - clean: closed
          code: |
            from app import db

            def use():
                db.take().close()
      """
    try directory.write(model, to: "own.yaml")
    let result = try LeakLintCommand.run("check-models", "own.yaml", in: directory)
    #expect(result.status == 1)
    #expect(
      result.errors.split(separator: "\n").filter { $0.contains("no example calls") } == [
        "leaklint: error: own.yaml:5: no example calls `app.db.borrow`, variant 1",
        "leaklint: error: own.yaml:11: no example calls `app.db.Connection.commit`",
      ], "\(result.errors)")
    try directory.write(
      model.replacingOccurrences(of: "conn.query()", with: "conn.commit(db.borrow(keep=conn))  # leak"), to: "own.yaml")
    let complete = try LeakLintCommand.run("check-models", "own.yaml", in: directory)
    #expect(complete.status == 0, "\(complete.errors)")
    #expect(complete.errors.contains("1 model with 2 examples, 0 of them wrong, and 5 calls, 0 of them in no example"))
  }
}
