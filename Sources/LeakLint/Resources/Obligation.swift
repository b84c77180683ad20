/// An acquisition in the function: a call and one of its effects. The static side of an obligation; ``ObligationState``
/// is the dynamic one.
struct Obligation: Sendable {
  var call: CallID
  var position: InstructionPosition
  var range: SourceRange
  var acquisition: CallEffects.Acquisition
  /// Stands for a parameter or captured variable that callers may hand over with an obligation, to learn what the
  /// function does to it; never reported.
  var probe: Probe?
  /// A generator holds it while it is suspended.
  var isYielded = false

  struct Probe: Sendable {
    var slot: Slot
    var kinds: ResourceKindSet
  }
}

typealias ObligationID = Identifier<Obligation>

/// What a state knows of one obligation.
struct ObligationState: Hashable, Sendable {
  enum Phase: UInt8, Sendable {
    /// Not acquired on this path.
    case none
    case open
    /// Holds nothing until the next statement is run on it, which makes it open again.
    case resting
    case released
    /// Handed to somebody out of sight.
    case escaped
  }

  var obligation: ObligationID
  /// Made by an earlier execution of the same call; at most one such is followed.
  var isEarlier = false
  var phase: Phase
  /// The object that must be released.
  var holder: ObjectID
  /// The path up to the acquisition.
  var acquiredAt: PathTree.NodeID
  /// The pool out of which it was taken, where a model says that the call takes one.
  var pool: ObjectID?
  /// The call that released it, where that is certain.
  var releasedAt = SourceRange.none

  /// What is stored, handed on or released from here on is so for good.
  var isOpenOrResting: Bool { phase == .open || phase == .resting }

  var isKnownReleased: Bool { releasedAt.line > 0 && phase == .released }

  /// Keeps of what is certain what the other state knows too; nil where that knows nothing of the obligation.
  mutating func doubt(_ other: Self?) -> Bool {
    let old = self
    if other?.isKnownReleased != true { releasedAt = .none }
    if other?.pool != pool { pool = nil }
    return self != old
  }
}
