/// Workflow commands of GitHub Actions, which become annotations of a pull request.
enum GitHubFormat {
  static func render(_ report: Report) -> String {
    report.shownFindings.map { finding in
      let region = report.sources.region(of: finding.range, in: finding.path)
      let properties = [
        ("file", finding.path), ("line", "\(region.line)"), ("col", "\(region.column)"),
        ("endLine", "\(region.line)"), ("endColumn", "\(region.endColumn)"), ("title", "leaklint \(finding.rule)"),
      ]
      let list = properties.map { "\($0)=\(escapeProperty($1))" }.joined(separator: ",")
      return "::\(command(finding.severity)) \(list)::\(escape(message(finding)))\n"
    }.joined()
  }

  private static func message(_ finding: Finding) -> String {
    guard let exit = finding.exit, !exit.text.isEmpty else { return finding.message }
    return "\(finding.message)\nline \(exit.range.line): \(exit.text)"
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private static func escape(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func escapeProperty(_ text: String) -> String {
    escape(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
