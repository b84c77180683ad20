/// A reported rule: its stable id and what people read about it. Each rule is a file of its own in this folder and is
/// listed in ``RuleCatalog``.
struct Rule: Sendable {
  /// Kebab-case; never changes.
  var id: String
  /// One sentence without a final period.
  var summary: String
  /// The worst that the rule reports.
  var defaultSeverity: Severity
  /// Reported only when selected by name.
  var isOptIn = false
  /// Markdown: what it finds, why that is bad, how to fix it, with a leaking and a fixed example.
  var documentation: String
}
