/// The formats that a report can be written in.
package enum OutputFormat: String, CaseIterable, Sendable {
  case text, concise, json, sarif, github, gitlab, junit

  /// What `--help` says.
  package var summary: String {
    switch self {
    case .text: "each finding with an excerpt and its path, for people"
    case .concise: "one line a finding"
    case .json: "all there is to know, for programs"
    case .sarif: "SARIF 2.1.0, for code scanning"
    case .github: "annotations of GitHub Actions"
    case .gitlab: "Code Quality report of GitLab"
    case .junit: "JUnit XML, for CI servers"
    }
  }

  /// - Parameter isColored: whether the text format may use the colours of a terminal.
  func render(_ report: Report, isColored: Bool = false) -> [UInt8] {
    switch self {
    case .text: PathText.bytes(TextFormat.render(report, TerminalStyle(isColored: isColored)))
    case .concise: PathText.bytes(ConciseFormat.render(report, TerminalStyle(isColored: isColored)))
    case .json: JSONFormat.render(report)
    case .sarif: SARIFFormat.render(report)
    case .github: PathText.bytes(GitHubFormat.render(report))
    case .gitlab: GitLabFormat.render(report)
    case .junit: Array(JUnitFormat.render(report).utf8)
    }
  }
}

extension OutputFormat: SettingWord {
  package var word: String { rawValue }
}
