/// The rules, for people to read.
package enum RuleListing {
  /// What `leaklint explain` prints, or nil for an id that is none.
  package static func explanation(of id: String, _ style: TerminalStyle) -> String? {
    guard let rule = RuleCatalog.rule(id) else { return nil }
    let title = "\(style.bold(rule.id)) (\(style.color(rule.defaultSeverity, rule.defaultSeverity.rawValue)))"
    return "\(title): \(rule.summary)\n\n\(MarkdownText.render(rule.documentation, style))"
  }

  /// The table that `leaklint rules` prints: id, severity, summary.
  package static func table(_ style: TerminalStyle) -> String {
    let rules = RuleCatalog.rules
    let width = rules.map(\.id.count).max() ?? 0
    let severityWidth = Severity.allCases.map(\.rawValue.count).max() ?? 0
    return rules.map { rule in
      let gap = String(repeating: " ", count: width - rule.id.count + 2)
      let severity = style.color(rule.defaultSeverity, rule.defaultSeverity.rawValue)
      let severityGap = String(repeating: " ", count: severityWidth - rule.defaultSeverity.rawValue.count + 2)
      return "\(style.bold(rule.id))\(gap)\(severity)\(severityGap)\(rule.summary)\(rule.isOptIn ? " (opt-in)" : "")\n"
    }.joined()
  }
}
