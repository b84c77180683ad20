/// What a run found, with all that formats need to show it.
struct Report: Sendable {
  /// In report order, fingerprints filled in.
  var findings: [Finding]
  var notices: [Notice] = []
  /// All rules, for formats that describe them.
  var rules: [Rule]
  /// Of leaklint.
  var version: String
  /// What the paths of findings are relative to.
  var root: AbsolutePath
  /// What paths are shown relative to where people read them.
  var workingDirectory: AbsolutePath
  var sources: ReportSources
  /// Formats for people leave out findings below it; formats for programs hold all.
  var minimumSeverity = Severity.warning

  var shownFindings: [Finding] { findings.filter { $0.severity >= minimumSeverity } }

  /// - Parameter path: relative to the root.
  /// - Returns: relative to the working directory.
  func displayed(_ path: String) -> String {
    AbsolutePath(path, in: root).relative(to: workingDirectory)
  }
}
