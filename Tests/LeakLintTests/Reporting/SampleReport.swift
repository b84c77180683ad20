@testable import LeakLint

/// Reports of made-up findings, whose ranges are found by their text.
struct SampleReport {
  private var texts: [String: String]
  private var findings: [Finding] = []
  var notices: [Notice] = []
  var minimumSeverity = Severity.warning
  var root = AbsolutePath("/repo")
  var workingDirectory = AbsolutePath("/repo")

  init(_ texts: [String: String]) { self.texts = texts }

  /// The first range with this text in the file.
  func range(_ text: String, in path: String) -> SourceRange {
    let bytes = Array((texts[path] ?? "").utf8)
    let wanted = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    let line = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return SourceRange(
      start: UInt32(start), end: UInt32(start + wanted.count), line: UInt32(line), column: UInt32(start - lineStart + 1)
    )
  }

  func step(_ text: String, in path: String, _ words: String) -> Finding.Step {
    Finding.Step(path: path, range: range(text, in: path), text: words)
  }

  /// - Parameter steps: between the acquisition and the exit.
  mutating func add(
    _ message: String, rule: String = "connection-leak", severity: Severity = .error, path: String,
    at acquisition: String, acquired: String = "acquired here", steps: [Finding.Step] = [], exit: Finding.Step? = nil
  ) {
    var finding = Finding(
      rule: rule, severity: severity, confidence: .high, message: message, path: path,
      range: range(acquisition, in: path))
    finding.exit = exit
    if let exit { finding.steps = [step(acquisition, in: path, acquired)] + steps + [exit] }
    finding.function = "app.f"
    finding.fingerprint = "fp\(findings.count)"
    findings.append(finding)
  }

  var report: Report {
    Report(
      findings: findings, notices: notices, rules: RuleCatalog.rules, version: "9.9.9", root: root,
      workingDirectory: workingDirectory,
      sources: ReportSources(texts.mapValues { SourceText(bytes: Array($0.utf8)) }), minimumSeverity: minimumSeverity)
  }

  func text(_ format: OutputFormat, isColored: Bool = false) -> String {
    String(decoding: format.render(report, isColored: isColored), as: UTF8.self)
  }

  /// One error with a step in words, and one note.
  static var ordinary: SampleReport {
    let path = "app/orders.py"
    var sample = SampleReport([
      path: """
      def pay(cursor, amount):
          cursor.execute("BEGIN")
          if amount < 0:
              return refused(), 400
          cursor.execute("COMMIT")

      """
    ])
    sample.add(
      "the transaction is not ended on return at line 4", rule: "transaction-leak", path: path,
      at: "cursor.execute(\"BEGIN\")", acquired: "begins here",
      steps: [sample.step("amount < 0", in: path, "`amount < 0` is true")],
      exit: sample.step("return refused(), 400", in: path, "returns here"))
    sample.add("only a note", rule: "yield-inside-with", severity: .note, path: path, at: "cursor")
    return sample
  }
}
