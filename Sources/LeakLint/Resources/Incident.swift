/// Something wrong that a path does with a resource though nothing leaks by it: what the rules beside the leaks report.
struct Incident: Sendable {
  enum Kind: Hashable, Sendable {
    /// Used where it had been released.
    case usedAfterRelease
    /// Handed to the caller released.
    case returnedAfterRelease
    /// Released while code that was started here may still use it.
    case releasedUnderTask
    /// Released where acquiring it had failed.
    case releasedUnacquired
    /// Its release is deferred to the function's end, and the next round of a loop acquires again.
    case releaseDeferredInLoop
    /// Committed on the way out of a function that fails.
    case committedOnError
    /// A second connection is taken out of a pool.
    case acquiredWhileHolding
    /// Something outside the database is waited for in a transaction that the function began.
    case waitedInTransaction
    /// The same, in one that a statement began.
    case waitedInImplicitTransaction
    /// An exception leaves statements neither committed nor rolled back.
    case statementsLeftPending
  }

  var kind: Kind
  /// Where it happens: the primary location.
  var range: SourceRange
  /// The resource; nil where there is none but a connection that somebody else acquired.
  var obligation: ObligationID?
  /// What went before: the release, the failed call, the statement that began the transaction, the start of the task.
  var cause = SourceRange.none
  /// Where the function is left, for those that are about a way out.
  var exit = SourceRange.none
  /// The path up to the acquisition or cause and up to here.
  var start: PathTree.NodeID
  var end: PathTree.NodeID
}

/// The incidents of one function, each once.
struct IncidentList: Sendable {
  private(set) var incidents: [Incident] = []
  private var seen: Set<Key> = []

  private struct Key: Hashable {
    var kind: Incident.Kind
    var start: UInt32
    var line: UInt32
  }

  mutating func add(_ incident: Incident) {
    let key = Key(kind: incident.kind, start: incident.range.start, line: incident.range.line)
    if seen.insert(key).inserted { incidents.append(incident) }
  }
}
