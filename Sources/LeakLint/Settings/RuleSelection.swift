/// Which rules are reported.
package struct RuleSelection: Hashable, Sendable {
  /// nil: those that are on by default.
  package var selected: Set<String>?
  package var ignored: Set<String> = []
  /// Rules that must be asked for.
  package var optIn: Set<String> = []

  package init() {}

  package func contains(_ rule: String) -> Bool {
    guard !ignored.contains(rule) else { return false }
    return selected?.contains(rule) ?? !optIn.contains(rule)
  }
}
