import Testing

@testable import LeakLint

@Suite struct TextFormatTests {
  @Test func excerptWithThePath() {
    #expect(
      SampleReport.ordinary.text(.text) == """
        app/orders.py:2:5: error: the transaction is not ended on return at line 4 [transaction-leak]
          |
        2 |     cursor.execute("BEGIN")
          |     ^^^^^^^^^^^^^^^^^^^^^^^ begins here
        3 : `amount < 0` is true
        4 |         return refused(), 400
          |         ^^^^^^^^^^^^^^^^^^^^^ returns here

        """)
  }

  @Test func notesOnRequest() {
    var sample = SampleReport.ordinary
    sample.minimumSeverity = .note
    #expect(
      sample.text(.concise) == """
        app/orders.py:2:5: error: the transaction is not ended on return at line 4 [transaction-leak]
        app/orders.py:1:9: note: only a note [yield-inside-with]

        """)
  }

  @Test func pathsAreSeenFromTheWorkingDirectory() {
    var sample = SampleReport.ordinary
    sample.workingDirectory = AbsolutePath("/repo/app/deep")
    #expect(sample.text(.concise).hasPrefix("../orders.py:2:5: error: "))
  }

  @Test func stepsOfOtherFilesNameThem() {
    var sample = SampleReport(["a.py": "x = make()\nuse(x)\n", "lib/db.py": "\n\ndef make():\n    return connect()\n"])
    sample.add(
      "m", path: "a.py", at: "make()", steps: [sample.step("connect()", in: "lib/db.py", "acquires it")],
      exit: sample.step("use(x)", in: "a.py", "leaves"))
    #expect(sample.text(.text).contains("\n  : lib/db.py:4: acquires it\n"))
  }

  @Test func tabsAndWideCharacters() {
    var sample = SampleReport(["a.go": "\tname := \"日本🙂é\"; c := open(1)\n"])
    sample.add("m", path: "a.go", at: "open(1)")
    #expect(
      sample.text(.text)
        == """
        a.go:1:23: error: m [connection-leak]
          |
        1 |     name := "日本🙂é"; c := open(1)
          |                             ^^^^^^^

        """.replacing("a.go:1:23", with: "a.go:1:\(1 + "\tname := \"日本🙂é\"; c := ".unicodeScalars.count)"))
  }

  @Test func placesOnOneLineShareIt() {
    var sample = SampleReport(["a.py": "use(connect())\n"])
    sample.add("m", path: "a.py", at: "connect()", exit: sample.step("use(connect())", in: "a.py", "raises"))
    #expect(
      sample.text(.text).hasSuffix(
        """
        1 | use(connect())
          |     ^^^^^^^^^ acquired here
          | ^^^^^^^^^^^^^^ raises

        """))
  }

  @Test func longLabelsGetALineOfTheirOwn() {
    let call = "connect(\(String(repeating: "x", count: 60)))"
    var sample = SampleReport(["a.py": "c = \(call)\nreturn\n"])
    sample.add(
      "m", path: "a.py", at: call, acquired: "this is where it is acquired",
      exit: sample.step("return", in: "a.py", "r"))
    #expect(sample.text(.text).contains("^\n  |     this is where it is acquired\n2 | return\n"))
  }

  @Test func severalLinesAreCutToTheFirst() {
    var sample = SampleReport(["a.py": "c = connect(\r\n    dsn,\r\n)\r\n"])
    sample.add("m", path: "a.py", at: "connect(\r\n    dsn,\r\n)")
    #expect(sample.text(.text).hasSuffix("1 | c = connect(\n  |     ^^^^^^^^\n"))
  }

  @Test func byteOrderMarksTakeNoRoom() {
    var sample = SampleReport(["a.py": "\u{FEFF}c = connect()\n"])
    sample.add("m", path: "a.py", at: "connect()")
    #expect(sample.text(.text) == "a.py:1:5: error: m [connection-leak]\n  |\n1 | c = connect()\n  |     ^^^^^^^^^\n")
  }

  @Test func longLinesAreCutAroundTheUnderlinedPart() {
    let line = String(repeating: "a", count: 500) + "connect()" + String(repeating: "b", count: 500)
    let excerpt = ExcerptLine(line, covered: 500..<509)
    #expect(excerpt.text.count <= 162)
    #expect(excerpt.text.hasPrefix("…a") && excerpt.text.hasSuffix("b…"))
    let characters = Array(excerpt.text)
    #expect(String(characters[excerpt.underline]) == "connect()")
  }

  @Test func controlCharactersDoNoHarm() {
    var sample = SampleReport(["a\u{1B}[31m.py": "c = \u{1B}]0;x\u{07}connect()\n"])
    sample.add("say \u{1B}[2J\u{202E}", path: "a\u{1B}[31m.py", at: "connect()")
    let text = sample.text(.text)
    #expect(!text.unicodeScalars.contains { TerminalStyle.isControl($0) && $0 != "\n" })
  }

  @Test func coloursOnlyWhenWanted() {
    let sample = SampleReport.ordinary
    #expect(!sample.text(.text).contains("\u{1B}"))
    let colored = sample.text(.text, isColored: true)
    #expect(colored.contains("\u{1B}[31;1merror\u{1B}[0m"))
    #expect(colored.replacing(#/\x1B\[[0-9;]*m/#, with: "") == sample.text(.text))
  }

  @Test func sourcesThatAreGone() {
    var sample = SampleReport(["a.py": "c = connect()\n"])
    sample.add("m", path: "a.py", at: "connect()")
    var report = sample.report
    report.sources = ReportSources()
    let text = String(decoding: OutputFormat.text.render(report), as: UTF8.self)
    #expect(text.hasPrefix("a.py:1:5: error: m"))
  }

  @Test func widths() {
    #expect(DisplayWidth.of("a") == 1)
    #expect(DisplayWidth.of("日") == 2)
    #expect(DisplayWidth.of("é") == 1)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("🙂") == 2)
    #expect(DisplayWidth.of("👨‍👩‍👧") == 2)
  }
}
