/// What the ways out of a function tell its callers: the raw material of its summary.
struct FunctionOutcomes: Sendable {
  /// Phases in which probes were found at normal and at exceptional exits.
  var probesAtReturn: [ObligationID: Set<ObligationState.Phase>] = [:]
  var probesAtRaise: [ObligationID: Set<ObligationState.Phase>] = [:]
  /// Open obligations that were returned, with the result (nil: the only one) in which they were.
  var returned: Set<Returned> = []
  /// Parts of results that lead to obligations which are returned.
  var companions: [ObligationID: Set<CallEffects.Acquisition.Companion>] = [:]
  /// Where in an object that is returned stands the error that tells whether the obligation exists.
  var errors: [ObligationID: [String]] = [:]
  /// What the parts of results that are true or false were on the ways out, and what was returned beside them.
  var flagged: Set<FlaggedReturn> = []
  /// Open obligations that a generator held at a yield, as parts of what it yielded.
  var yielded: Set<Returned> = []
  /// Results in which, on some way out, nothing acquired was returned.
  var returnsNothingAcquired: Set<Int> = []
  /// Parameters whose result is returned when they are called; nil for anything else.
  var resultsOfParameters: Set<Int?> = []
  /// Parameters that are returned as they came.
  var returnedSlots: Set<ReturnedSlot> = []
  /// Probes whose object is part of an object that is returned, and where.
  var wrapped: [ObligationID: CallEffects.Wrap] = [:]
  /// Obligations that are open at a normal return and hang on an object that callers can see.
  var leftOpen: Set<ObligationID> = []
  /// The objects that these hang on.
  var holders: [ObligationID: ObjectID] = [:]
  /// What single results were on the ways out, as far as their truth is known.
  var resultTruths: Set<Truth> = []
  /// What is so of the arguments on every way that returns, and on every way that raises; nil where there is none.
  var factsAtReturn: Set<ArgumentFact>?
  var factsAtRaise: Set<ArgumentFact>?
  /// By obligation that is returned: the parameters whose arguments were null, or false, wherever it is.
  var missing: [ObligationID: Set<Int>] = [:]
  /// Calls whose outcome is returned as it came.
  var forwarded: Set<CallID> = []
  /// Something else is returned, on some way out.
  var returnsOwnResult = false
  /// Absolute names of the exceptions that leave it; nil for ones that may be of any type.
  var raisedTypes: Set<String?> = []
  /// Absolute names of exceptions that none of them is an instance of; nil where none leaves it.
  var handledTypes: Set<String>?
  /// Releases of what the receiver's fields held when the function started.
  var fieldEnds: Set<FieldEnd> = []
  /// Captured variables that are used in calls that need them open.
  var usedCaptures: Set<Int> = []
  /// What variables whose addresses are parameters held on the ways out.
  var outputs: Set<Output> = []
  /// An initializer that may give no object.
  var failsToConstruct = false
  /// Pools that a connection is taken out of on every way to a return; nil where there is none.
  var taken: Set<ObjectID>?
  /// Something outside the database is waited for on every way to a return.
  var waits: Bool?
  var returns = false
  /// A generator that an exception was thrown into comes to its end all the same.
  var swallows = false
  /// A generator that an exception was thrown into may raise that one or another.
  var passesOn = false
  var yieldsWhenThrownInto = false
  /// It may raise when it is resumed.
  var raisesBehindYield = false
  /// It may give more than one value.
  var yieldsAgain = false
  /// Results, of several, that may be something else than null.
  var nonNullResults: Set<Int> = []
  /// A generator raises something that was not thrown into it.
  var raisesByItself = false
  var raises = false

  /// A field of the receiver whose resource a call releases that must not do so twice.
  struct FieldEnd: Hashable, Sendable {
    var field: String
    /// The call that releases it.
    var range: SourceRange
    /// The field still holds it when the function returns.
    var isStale: Bool
    /// It happens whenever the function returns.
    var isCertain = false
  }

  enum Truth: Hashable, Sendable { case null, isFalse, isTrue, nonNull, unknown }

  struct Returned: Hashable, Sendable {
    var obligation: ObligationID
    var result: Int
    /// The field path inside the result, for handles returned in a tuple or object.
    var path: [String]
    /// Of the object that was returned; nil where it is none of a known type, or the handle itself.
    var type: String?
  }

  /// What a parameter's variable held on one way out.
  struct Output: Hashable, Sendable {
    var parameter: Int
    var content: Content
    var isRaised: Bool
    /// Of the single result.
    var truth: Truth

    enum Content: Hashable, Sendable {
      /// What it held at the start.
      case kept
      case null
      case acquired(ObligationID)
      /// Something that need not be released: it was, or the call that should have made it failed.
      case nothing
      case unknown
    }
  }

  struct FlaggedReturn: Hashable, Sendable {
    var returned: Set<ObligationID>
    /// By path in the result: only what is known to be either.
    var flags: [[String]: Bool]
  }

  /// Obligations that were put into fields of the receiver.
  var keptInFields: Set<KeptInField> = []

  struct KeptInField: Hashable, Sendable {
    var obligation: ObligationID
    var owner: CallEffects.Acquisition.Owner
    /// Of the store.
    var range: SourceRange
  }

  struct ReturnedSlot: Hashable, Sendable {
    var slot: Slot
    var result: Int
  }
}
