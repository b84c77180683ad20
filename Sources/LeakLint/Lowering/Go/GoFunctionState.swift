/// What lowering keeps of one function while it walks its body.
struct GoFunctionState {
  var builder: GraphBuilder
  let id: FunctionID
  /// Absolute; function literals are named after it.
  let qualifiedName: String
  var literalCount = 0

  /// Where `return` goes; the last one counts. Inlined function literals add one each.
  var returns: [GoReturnTarget] = []
  /// What `break` and `continue` may refer to, innermost last.
  var jumpTargets: [GoJumpTarget] = []
  var labels: [NameID: BlockID] = [:]
  /// The label of the statement that comes next.
  var pendingLabel: NameID?
  /// Loops around the current point, outermost first.
  var loops: [GoLoop] = []
  /// In a function that defers: code that a `goto` may go back to.
  var isBehindLabel = false
  var redeclarations: [GoRedeclaration] = []
  /// Variables that literals share with the code around them, be it until they run deferred.
  var sharedWithLiterals: Set<PlaceID> = []
  var body: SyntaxNode<GoGrammar>?
  /// Nil in a function that defers nothing.
  var deferral: GoDeferral?
  /// Inside the inlined body of a deferred function literal, where `recover` means something.
  var isInDeferredLiteral = false
  /// Code behind a `return` may be reached by `goto`.
  var hasGoto = false

  /// A closure's places for variables of its parent, by the parent's place, and the other way round.
  var captured: [PlaceID: PlaceID] = [:]
  var capturedFrom: [PlaceID: PlaceID] = [:]
  /// Variables that hold one string from their declaration on.
  var constantTexts: [PlaceID: Constant] = [:]
  /// Indexed by block: whether anything leads there.
  var isReached: [Bool] = []
}

/// The blocks that run a function's deferred calls.
struct GoDeferral {
  /// Control place: true while a panic unwinds the function.
  let panicking: PlaceID
  /// Where panics go.
  let panic: BlockID
  /// Runs what was deferred, one after the other.
  let dispatch: BlockID
  /// Comes behind the last of it.
  let done: BlockID
  /// Something in the function raises. Calls do not count: panics of callees are not followed.
  var mayPanic = false
}

/// How a `return` leaves the function or the inlined literal around it.
struct GoReturnTarget {
  enum Destination {
    /// Ends the function on the spot.
    case caller
    /// Jumps: to the deferred calls of the function, or to the end of an inlined literal.
    case block(BlockID)
  }

  var destination: Destination
  /// Where the results go before control leaves; empty where `destination` takes the operands itself or there are none.
  var results: [PlaceID]
  /// Named results: they are what a naked `return` returns.
  var named: [PlaceID]
}

/// A statement that `break` or `continue` can leave.
struct GoJumpTarget {
  var label: NameID?
  var breakBlock: BlockID
  /// Nil for `switch` and `select`.
  var continueBlock: BlockID?
}

/// A loop being lowered.
struct GoLoop {
  var node: SyntaxNode<GoGrammar>
  /// Variables bound from this index on live for one iteration.
  var firstBinding: Int
  /// How often each variable of the loop is given a value; counted when first asked for.
  var assignmentCounts: [NameID: Int]?
  /// Places from this index on are declared in it.
  var firstPlace: Int
}

/// The declaration of a variable that a `goto` further down may come past again.
struct GoRedeclaration {
  /// Filled in when the function is lowered to its end.
  let start: BlockID
  let rest: BlockID
  let place: PlaceID
}
