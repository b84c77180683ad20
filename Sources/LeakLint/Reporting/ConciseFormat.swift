/// `path:line:column: severity: message [rule]`, one line a finding.
enum ConciseFormat {
  static func render(_ report: Report, _ style: TerminalStyle) -> String {
    report.shownFindings.map { line($0, in: report, style) + "\n" }.joined()
  }

  static func line(_ finding: Finding, in report: Report, _ style: TerminalStyle) -> String {
    let region = report.sources.region(of: finding.range, in: finding.path)
    let place = TerminalStyle.harmless(report.displayed(finding.path)) + ":\(region.line):\(region.column):"
    let message = TerminalStyle.harmless(finding.message)
    return "\(style.bold(place)) \(style.color(finding.severity, finding.severity.rawValue)): "
      + "\(style.bold(message)) \(style.dim("[\(finding.rule)]"))"
  }
}
