/// A way out of the function on which an obligation is still open.
struct Leak: Sendable {
  var obligation: ObligationID
  var exit: Exit
  /// Where the path leaves.
  var range: SourceRange
  /// The path up to the acquisition and up to the exit.
  var acquiredAt: PathTree.NodeID
  var path: PathTree.NodeID
  /// What must be released belongs to somebody else (`BEGIN` on a connection that was passed in).
  var isOnBorrowedHolder: Bool

  enum Exit: Hashable, Sendable {
    case returned
    case raised
    /// Raised by what the driver of a generator threw in, or by closing the generator.
    case thrownAtYield
    /// Only cancellation of the task raises here.
    case cancelled
    /// The last place that held it was overwritten.
    case overwritten
    /// Acquired again by the next round of a loop.
    case again
    /// Put into a field that nobody releases.
    case kept(KeptForGood)
  }

  /// The field, and how sure it is that nobody releases what is in it.
  struct KeptForGood: Hashable, Sendable {
    var owner: CallEffects.Acquisition.Owner
    var confidence: Confidence
  }
}

/// A yield that stands inside the `with` that will release an obligation.
struct YieldInsideScope: Hashable, Sendable {
  var obligation: ObligationID
  var range: SourceRange
}
