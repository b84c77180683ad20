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
}
