/// GitLab's Code Quality report: Code Climate's issues, of which GitLab reads these fields.
enum GitLabFormat {
  static func render(_ report: Report) -> [UInt8] {
    JSONText.encode(
      report.findings.map { finding in
        Issue(
          description: finding.message, checkName: finding.rule, fingerprint: finding.fingerprint,
          severity: severity(finding.severity),
          location: Location(path: finding.path, lines: Lines(begin: finding.range.line)))
      })
  }

  private struct Issue: Encodable {
    let type = "issue"
    let categories = ["Bug Risk"]
    var description, checkName, fingerprint, severity: String
    var location: Location

    private enum CodingKeys: String, CodingKey {
      case type, categories, description, fingerprint, severity, location
      case checkName = "check_name"
    }
  }

  private struct Location: Encodable {
    var path: String
    var lines: Lines
  }

  private struct Lines: Encodable {
    var begin: UInt32
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
