/// Takes suppressed findings out of the report and reports suppressions that do nothing.
struct SuppressionPass: Sendable {
  static let rule = "suppression-unused"

  private(set) var kept: [Finding] = []
  private(set) var suppressed: [Finding] = []
  /// Findings of the rule `suppression-unused`.
  private(set) var unused: [Finding] = []

  /// - Parameter findings: all of them, also those that are not going to be shown for lack of confidence: a suppression
  ///   that silences one of them is in use.
  /// - Parameter lastLine: the 1-based line that a finding's range ends on.
  /// - Parameter isChecked: whether findings of the rule in the file would have been found: unused suppressions of other
  ///   rules are not known to be unused.
  init(
    _ findings: [Finding], suppressions: [Suppression], knownRules: [String],
    lastLine: (Finding) -> UInt32, isChecked: (_ rule: String, _ path: String) -> Bool
  ) {
    let byPath = Dictionary(grouping: suppressions.indices) { suppressions[$0].path }
    var used: Set<Use> = []
    for finding in findings {
      let last = max(lastLine(finding), finding.range.line)
      var isSuppressed = false
      for index in byPath[finding.path] ?? [] {
        let suppression = suppressions[index]
        guard suppression.line >= finding.range.line, suppression.line <= last,
          suppression.comment.rules.contains(finding.rule)
        else { continue }
        used.insert(Use(suppression: index, rule: finding.rule))
        isSuppressed = true
      }
      if isSuppressed { suppressed.append(finding) } else { kept.append(finding) }
    }
    for (index, suppression) in suppressions.enumerated() {
      for rule in suppression.comment.rules where !used.contains(Use(suppression: index, rule: rule)) {
        guard knownRules.contains(rule) else {
          let hint = Spelling.hint(for: rule, among: knownRules)
          unused.append(
            Self.finding("there is no rule `\(rule)` to ignore\(hint)", suppression.path, suppression.range))
          continue
        }
        guard isChecked(rule, suppression.path) else { continue }
        let message = "nothing is left to ignore here: line \(suppression.line) has no `\(rule)`"
        unused.append(Self.finding(message, suppression.path, suppression.range))
      }
    }
  }

  static func finding(_ message: String, _ path: String, _ range: SourceRange) -> Finding {
    Finding(rule: rule, severity: .warning, confidence: .high, message: message, path: path, range: range)
  }

  private struct Use: Hashable {
    var suppression: Int
    var rule: String
  }
}
