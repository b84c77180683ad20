/// Everything that is known of the findings, for programs. Paths are relative to `root`; lines and columns are 1-based
/// and counted in Unicode code points, offsets in bytes.
enum JSONFormat {
  static func render(_ report: Report) -> [UInt8] {
    let document = Document(
      version: report.version, root: report.root.string,
      findings: report.findings.map { finding($0, report) },
      notices: report.notices.map {
        Notice(level: $0.level.rawValue, path: $0.path, line: $0.line, message: $0.message)
      })
    return JSONText.encode(document)
  }

  private struct Document: Encodable {
    var version: String
    var root: String
    var findings: [Item]
    var notices: [Notice]
  }

  private struct Item: Encodable {
    var rule, severity, confidence, message, function, fingerprint: String
    var location: Location
    var exit: Step?
    var steps: [Step]
  }

  private struct Step: Encodable {
    var location: Location
    var message: String
  }

  private struct Location: Encodable {
    var path: String
    var line, column, endColumn: Int
    var startOffset, endOffset: UInt32
  }

  private struct Notice: Encodable {
    var level, path: String
    var line: UInt32?
    var message: String
  }

  private static func finding(_ finding: Finding, _ report: Report) -> Item {
    Item(
      rule: finding.rule, severity: finding.severity.word, confidence: finding.confidence.word,
      message: finding.message, function: finding.function, fingerprint: finding.fingerprint,
      location: location(finding.path, finding.range, report),
      exit: finding.exit.map { step($0, report) },
      steps: finding.steps.map { step($0, report) })
  }

  private static func step(_ step: Finding.Step, _ report: Report) -> Step {
    Step(location: location(step.path, step.range, report), message: step.text)
  }

  private static func location(_ path: String, _ range: SourceRange, _ report: Report) -> Location {
    let region = report.sources.region(of: range, in: path)
    return Location(
      path: path, line: region.line, column: region.column, endColumn: region.endColumn,
      startOffset: range.start, endOffset: range.end)
  }
}
