/// What lowering knows while it is inside one function, method, accessor, closure or script.
struct SwiftFunctionState {
  var builder: GraphBuilder
  let id: FunctionID
  let qualifiedName: String
  let range: SourceRange
  /// Closures and local functions see the variables of the function around them, which is the state below theirs.
  let seesParent: Bool
  var enclosingType: String?
  var isStatic = false
  /// Expression statements are values that the builder collects (`@ViewBuilder`).
  var isResultBuilder = false
  /// The labels of the tuple that it returns; an element without one has nil.
  var resultLabels: [NameID?] = []
  /// The type in `throws(T)`.
  var thrownType: String?
  /// False where a variable's address is taken: what is written there does not go through a getter.
  var readsComputed = true
  /// Parameters that are closures which outlive the call: what they are given is theirs.
  var escapingParameters: Set<PlaceID> = []
  /// The patterns at hand are those of a `switch` over a `Result`; see ``SwiftLowerer/isOverResult(_:in:)``.
  var switchesOverResult = false

  var scopes: [SwiftScope] = [SwiftScope()]
  /// What `break` and `continue` can leave, innermost last.
  var breakables: [Breakable] = []
  /// Open `defer` statements, innermost last.
  var cleanups: [SwiftCleanup] = []
  /// Closures that are lowered in place, innermost last.
  var inlined: [InlinedClosure] = []
  var coverage = Coverage()

  /// Variables of enclosing functions that this one has captured: their place there and their place here.
  var captured: [PlaceID: PlaceID] = [:]
  /// Constants that hold a string literal: of variables declared once by `let`.
  var strings: [PlaceID: StringConstant] = [:]
  /// Constants that hold a closure, and local functions.
  var closures: [PlaceID: FunctionID] = [:]
  /// The functions declared in it, by where they begin.
  var localFunctions: [UInt32: FunctionID] = [:]
  /// `$0`, `$1`, … of a closure without a parameter list.
  var shorthandParameters: [Int: PlaceID] = [:]
  var acceptsShorthand = false
  var closureCount = 0
  /// What `catch` clauses call the errors that they caught.
  var caughtErrors: Set<PlaceID> = []
  /// Handlers that something can reach.
  var usedHandlers: Set<BlockID> = []
  var mayLeaveByException = false
  var isIncomplete = false
  /// Where a return value waits while `defer` bodies run.
  var returnPlace: PlaceID?
  /// A label read and not yet attached to its statement.
  var pendingLabel: NameID?

  /// What the `try` and `await` around an expression say of the calls in it.
  struct Coverage {
    var canThrow = false
    var isAwaited = false
    /// The calls of an `async let` initializer.
    var isSpawned = false
    /// A call was lowered since the innermost `try` or `await`.
    var sawCall = false
  }

  struct StringConstant {
    var text: NameID
    var isPrefix: Bool
  }

  struct Breakable {
    var label: NameID?
    var breakTarget: BlockID
    /// nil in `switch`, `if` and `do`.
    var continueTarget: BlockID?
    /// `if` and `do` are left by a labelled `break` only.
    var needsLabel = false
    var cleanupDepth: Int
  }

  struct InlinedClosure {
    var result: PlaceID
    var end: BlockID
    var cleanupDepth: Int
    var breakableDepth: Int
  }
}

/// The names that one pair of braces declares.
struct SwiftScope {
  var places: [NameID: PlaceID] = [:]
  /// Declaring a name again means the same variable: in the alternatives of `#if`, and in those of one `case`.
  var joinsRedeclarations = false
}
