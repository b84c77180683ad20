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
  /// The primary location: the acquiring call of a leak; for other rules the place that has to change.
  var range: SourceRange
  /// Where the leaking path leaves, and what kind of exit it is; nil for rules that are about one place.
  var exit: Step?
  /// From the acquisition (first) to the exit (last).
  var steps: [Step] = []
  /// Absolute name of the function that the finding is in; part of the fingerprint.
  var function: String = ""
  /// What makes this the same finding as one of an earlier run; empty until ``Fingerprint`` has filled it in.
  var fingerprint: String = ""

  struct Step: Hashable, Sendable {
    var path: String
    var range: SourceRange
    /// What happens here, in words: "`conn` is acquired here", "`amount` is negative: takes this branch".
    var text: String
  }
}

extension Finding {
  /// The stretches of code that the finding is about: from the acquisition to the exit, and steps in other files. The
  /// whole stretch counts, for a removed `close()` leaves no line of its own behind.
  var stretches: [(path: String, lines: ClosedRange<UInt32>)] {
    let places = steps + (exit.map { [$0] } ?? [])
    let local = [range.line] + places.filter { $0.path == path }.map(\.range.line)
    let own = (path: path, lines: (local.min() ?? range.line)...(local.max() ?? range.line))
    return [own] + places.filter { $0.path != path }.map { ($0.path, $0.range.line...$0.range.line) }
  }
}
