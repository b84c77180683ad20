/// JUnit XML: a suite a file, a failed case a finding. Without findings there is one case that passes, for servers take
/// an empty report for a run that did not happen.
enum JUnitFormat {
  static func render(_ report: Report) -> String {
    let findings = report.shownFindings
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    out += "<testsuites name=\"leaklint\" tests=\"\(max(1, findings.count))\" failures=\"\(findings.count)\">\n"
    if findings.isEmpty {
      out += "  <testsuite name=\"leaklint\" tests=\"1\" failures=\"0\">\n"
      out += "    <testcase name=\"no leaks found\" classname=\"leaklint\"/>\n  </testsuite>\n"
    }
    var rest = findings[...]
    while let path = rest.first?.path {
      let group = rest.prefix { $0.path == path }
      rest = rest.dropFirst(group.count)
      out += "  <testsuite name=\"\(escape(path))\" tests=\"\(group.count)\" failures=\"\(group.count)\">\n"
      for finding in group { out += testCase(finding, report) }
      out += "  </testsuite>\n"
    }
    return out + "</testsuites>\n"
  }

  private static func testCase(_ finding: Finding, _ report: Report) -> String {
    let region = report.sources.region(of: finding.range, in: finding.path)
    var body = "\(finding.path):\(region.line):\(region.column): \(finding.severity.rawValue): \(finding.message)"
    for step in finding.steps { body += "\n\(step.path):\(step.range.line): \(step.text)" }
    let name = "\(finding.rule) at line \(region.line), column \(region.column)"
    return "    <testcase name=\"\(name)\" classname=\"\(escape(finding.path))\" file=\"\(escape(finding.path))\""
      + " line=\"\(region.line)\">\n      <failure type=\"\(finding.rule)\" message=\"\(escape(finding.message))\">"
      + "\(escape(body))</failure>\n    </testcase>\n"
  }

  /// For text and for attributes in double quotes. What XML 1.0 cannot hold, not even escaped, is replaced.
  private static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t": result.append(contentsOf: "&#9;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
