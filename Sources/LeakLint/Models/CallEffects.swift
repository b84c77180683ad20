/// What a call does to resources: the one vocabulary in which library models and function summaries speak to the
/// resource domain.
struct CallEffects: Sendable {
  var acquisitions: [Acquisition] = []
  var releases: [Release] = []
  /// Ownership of what is in the slot goes to somebody out of sight.
  var transfers: [Transfer] = []
  /// The result is the very object in the slot (`__enter__` returning self, fluent calls, pass-through helpers).
  var resultAlias: Slot?
  /// The same of one of several results (Go's `return conn, nil`).
  var partAliases: [PartAlias] = []
  /// The result belongs to the object in the slot: releasing that one ends this one (a connection's cursor).
  var resultParent: Slot?
  /// The result is what the function in the slot gave when it was called.
  var resultOfCalling: Slot?
  /// The result owns what is in these slots: releasing the result releases them (wrappers).
  var resultWraps: [Wrap] = []
  /// What a function of the project leaves in variables whose address it is given.
  var outputs: [Output] = []
  /// Absolute type name of the result, or of each result (Go).
  var resultTypes: [String] = []
  /// The result tells the outcome of the call that made the object in the slot.
  var statusOf: Slot?
  /// What a generator holds while it is suspended, in slots of what it yields; closing the generator releases it.
  var yields: [Acquisition] = []
  /// A generator that an exception is thrown into may end without one.
  var swallowsExceptions = false
  /// Whatever is thrown into the generator, it ends without an exception.
  var alwaysSwallows = false
  /// An exception that is thrown into the generator ends it: it does not yield again.
  var endsWhenThrownInto = false
  /// The generator gives one value at most.
  var yieldsOnce = false
  /// The generator raises nothing once it has given a value and is resumed.
  var endsQuietly = false
  /// A generator raises nothing but what is thrown into it.
  var entersQuietly = false
  /// Whether the generator is driven by `async for`.
  var isAsynchronous = false
  /// The generator that the call resumes, whose next value is the call's result.
  var resumes: Slot?
  /// The generator that the call throws an exception into.
  var throwsInto: Slot?
  var resultNullness = Nullness.unknown
  /// The results, of several, that are always null.
  var nullResults: [Int] = []
  /// Parts of the result that are always true, or always false.
  var flags: [Flag] = []
  /// What the result, or that there is one, tells of an argument (`errors.Is(err, x)`).
  var tells: [Tell] = []
  var exceptions = Exceptions.any
  /// Absolute names of exceptions that it raises none of, where it may raise any other: its handlers let only those pass.
  var handles: [String] = []
  /// What is called for its release does not raise; a function of the project that releases may do so by what else it
  /// does.
  var raisesBesidesReleasing = false
  /// The call does not come back (process exit).
  var neverReturns = false
  /// Nothing is known of the callee: defaults of DESIGN apply (arguments are borrowed, constructors wrap).
  var isUnknown = false
  /// An initializer that may give null in place of an object.
  var mayFailToConstruct = false
  /// Waits for something outside the database (HTTP, sleep, a subprocess).
  var isExternalWait = false
  /// A function of the project takes a connection out of the pools in these slots whenever it returns, if only while it
  /// runs.
  var takes: [Slot] = []
  var marks: CallMarks = []
  /// A closure's: the indices of captured variables that it uses in calls that need them open.
  var usedCaptures: [Int] = []

  static let unknown = CallEffects(isUnknown: true)

  /// Whether the domain has anything to do for it.
  var isInteresting: Bool {
    !acquisitions.isEmpty || !releases.isEmpty || !transfers.isEmpty || !yields.isEmpty
      || !outputs.isEmpty
  }

  /// Whether whoever calls comes to hold something.
  var gives: Bool { !acquisitions.isEmpty || !yields.isEmpty || !outputs.isEmpty }

  /// What the slot holds in this case.
  struct Tell: Hashable, Sendable {
    var when: Case
    var slot: Slot
    var fact: Fact

    enum Fact: Hashable, Sendable {
      case isNull(Bool)
      case isTrue(Bool)
    }

    enum Case: UInt8, Sendable { case resultIsTrue, resultIsFalse, returned, raised }
  }

  /// Those in variables whose address it is given, too.
  var allAcquisitions: [Acquisition] {
    outputs.isEmpty ? acquisitions : acquisitions + outputs.compactMap { $0.onRaise ? nil : $0.acquisition }
  }

  struct Output: Hashable, Sendable {
    /// An argument.
    var slot: Slot
    /// So when the call raises, or so when it returns.
    var onRaise: Bool
    /// On some ways out the variable holds what it did before.
    var mayKeep: Bool
    /// Otherwise it is null.
    var isNull: Bool
    var acquisition: Acquisition?
  }

  struct Flag: Hashable, Sendable {
    /// Of the result.
    var path: [String]
    var value: Bool
  }

  struct PartAlias: Hashable, Sendable {
    /// The path of the result.
    var part: [String]
    var slot: Slot
  }

  struct Transfer: Hashable, Sendable {
    var slot: Slot
    /// Also when the call raises; otherwise ownership stays with the caller then.
    var evenOnRaise = true
  }

  struct Wrap: Hashable, Sendable {
    var slot: Slot
    /// The field of the result that holds it; a library's wrapper has `[wrapped]`.
    var field = Slot.wrapped
    /// The path of the result that holds it, where the call has several.
    var result: [String] = []
    /// A call that raises has taken it all the same (Swift destroys an object whose initializer throws in the end).
    var evenOnRaise = false
  }

  enum Nullness: UInt8, Sendable {
    case unknown, null, nonNull
    /// Always `true`.
    case isTrue
  }

  /// Which exceptions the call may raise, where the language lets it raise at all.
  enum Exceptions: Hashable, Sendable {
    case any
    case none
    /// Instances of these absolute type names only.
    case types([String])
  }

  struct Acquisition: Hashable, Sendable {
    var kind: ResourceKind
    /// Where the object that must be released is. For a transaction begun on a connection the receiver or argument
    /// itself.
    var slot: Slot
    var condition = Condition.returned
    /// Takes place only where this argument is null, or false.
    var missing: Slot?
    /// Belongs to the connection that the object in the slot was derived from (`cursor.execute("BEGIN")`).
    var onConnection = false
    /// Only dropping it without use would be a leak of nothing: reported only where a `with` or release is expected.
    var confidence = Confidence.high
    /// Mostly made once and kept for as long as the process runs (a pool): leaving it open is a mistake only where the
    /// function keeps it to itself.
    var isLongLived = false
    /// Rows that are gone once the last one was read.
    var endsWithLastRow = false
    /// Who acquired, when it was not this call itself: the chain of wrapper functions, outermost first.
    var origin: [Origin] = []
    /// The object of the project that keeps the handle in a field, where the slot leads through one.
    var owner: Owner?
    /// What else in the result leads to the handle.
    var companions: [Companion] = []

    /// When the obligation exists.
    enum Condition: Hashable, Sendable {
      /// Whenever the call returns normally.
      case returned
      /// When this result is null (Go's error).
      case errorIsNull(Slot)
      /// When the handle itself is not null.
      case handleIsNonNull
      /// When the result equals one of these constants or symbols (SQLITE_OK).
      case resultEquals([String])
      /// When what another call says of the result equals one of these (`PQresultStatus`); see ``CallEffects/statusOf``.
      case statusEquals([String])
      /// When this result, or part of it, is true.
      case isTrue(Slot)

      /// The result that tells, where there is one.
      var slot: Slot? {
        switch self {
        case .errorIsNull(let slot), .isTrue(let slot): slot
        case .returned, .handleIsNonNull, .resultEquals, .statusEquals: nil
        }
      }

      var isNullError: Bool {
        if case .errorIsNull = self { true } else { false }
      }
    }

    /// Another part of the result: the handle itself under a second name (a labelled tuple), or a function that releases
    /// it when it is called (`return rows, func() { rows.Close() }`).
    struct Companion: Hashable, Sendable {
      /// Below the result.
      var path: [String]
      var isReleaser: Bool
    }

    /// A field of a type of the project.
    struct Owner: Hashable, Sendable {
      /// Absolute.
      var type: String
      var field: String
    }

    /// Whether the outcome of the call tells that there is something to release.
    var hangsOnOutcome: Bool {
      switch condition {
      case .errorIsNull, .resultEquals, .statusEquals, .isTrue: true
      case .returned, .handleIsNonNull: false
      }
    }

    struct Origin: Hashable, Sendable {
      var function: String
      /// The last component of what the function calls to acquire.
      var callee: String
      var path: String
      var line: UInt32
    }
  }

  struct Release: Hashable, Sendable {
    var slot: Slot
    /// Released on the object and on everything that belongs to it.
    var kinds: ResourceKindSet = .all
    var condition = Condition.called
    /// Belongs to the connection that the object in the slot was derived from (`cursor.execute("COMMIT")`).
    var onConnection = false

    enum Condition: Hashable, Sendable {
      /// Whether the call returns or raises.
      case called
      /// Only when it returns normally.
      case returned
      /// Only when it raises.
      case raised
      /// On some paths of the callee only that raise: out of sight then.
      case sometimesRaised
      /// Only when the result is false (`rows.Next()` at the end of the rows).
      case resultIsFalse
      /// Only when this result, an error, is not null (pgx closes rows when a scan fails).
      case failed(Slot)
      /// When it returns normally, and only until the next statement is run: a session whose transaction ended has given
      /// its connection back.
      case untilUsed
      /// On some paths of the callee only that return normally: out of sight then.
      case sometimes
    }
  }
}

/// How sure a finding is. Low is not shown unless asked for.
package enum Confidence: UInt8, Comparable, Sendable {
  case low, medium, high

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}
