/// One reported problem, with the path that shows it.
struct Finding: Hashable, Sendable {
  /// The stable id of the rule, for example `transaction-leak`.
  var rule: String
  var severity: Severity
  var confidence: Confidence
  /// Lower case, no final period, names in backticks; the first sentence stands alone.
  var message: String
  /// Relative to the root of the run.
  var path: String
  /// The primary location: the acquiring call.
  var range: SourceRange
  /// Where the leaking path leaves, and what kind of exit it is; nil for rules that are about one place.
  var exit: Step?
  /// From the acquisition (first) to the exit (last).
  var steps: [Step] = []
  /// Absolute name of the function that the finding is in; part of the fingerprint.
  var function: String = ""

  struct Step: Hashable, Sendable {
    var path: String
    var range: SourceRange
    /// What happens here, in words: "`conn` is acquired here", "`amount` is negative: takes this branch".
    var text: String
  }
}

enum Severity: String, Comparable, CaseIterable, Sendable {
  case note, warning, error

  static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
