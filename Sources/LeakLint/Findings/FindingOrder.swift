/// The order of reports, the same in every run.
enum FindingOrder {
  /// By path, line, column and rule; one of several findings of a rule at one place is kept: the worst, then the surest,
  /// then the one whose path leaves first.
  static func sorted(_ findings: [Finding]) -> [Finding] {
    var result: [Finding] = []
    for finding in findings.sorted(by: precedes) {
      if let last = result.last, last.path == finding.path, last.range == finding.range, last.rule == finding.rule {
        continue
      }
      result.append(finding)
    }
    return result
  }

  private static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    // Bytes, not Unicode's collation: the same everywhere, and how `sort` and git order paths.
    if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
    if a.range.line != b.range.line { return a.range.line < b.range.line }
    if a.range.column != b.range.column { return a.range.column < b.range.column }
    if a.range.end != b.range.end { return a.range.end < b.range.end }
    if a.rule != b.rule { return a.rule.utf8.lexicographicallyPrecedes(b.rule.utf8) }
    if a.severity != b.severity { return a.severity > b.severity }
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    let (aExit, bExit) = (a.exit?.range.start ?? 0, b.exit?.range.start ?? 0)
    if aExit != bExit { return aExit < bExit }
    return a.message.utf8.lexicographicallyPrecedes(b.message.utf8)
  }
}
