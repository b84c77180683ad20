/// What the domain must know of the world outside one function's graph.
struct FunctionContext: Sendable {
  var graph: FlowGraph
  var language: Language
  var names: NameTable
  /// The file's, relative to the root of the run.
  var path: String
  /// By call.
  var effects: [CallEffects]
  /// By function of the file: what running the closure does to what it captures, in slots `.capture(i)`; nil where the
  /// function is no closure or nothing is known.
  var closures: [FunctionID: Closure] = [:]
  var exceptions: any ExceptionMatching
  /// The receiver of an initializer: an object that nobody else knows yet, and in effect the function's result.
  var newObject: PlaceID?
  /// Something may run when the new object goes away, be it that its initializer throws in the end.
  var newObjectHasDestructor = false
  /// A command of a command line: the process ends behind it.
  var isCommand = false
  /// Runs in tests alone.
  var isTest = false
  /// Who drives the function when it is a generator.
  var driver = GeneratorDriver.caller

  /// For a closure that runs while a connection is held: the pools that it came from.
  var heldPools: [HeldPool] = []

  struct HeldPool: Sendable {
    var place: PlaceID
    /// The call around the closure.
    var range: SourceRange
  }

  struct Closure: Sendable {
    /// Places of this graph, by index of the capture.
    var captured: [PlaceID]
    var effects: CallEffects
    var isSpawned: Bool
  }
}

/// Who resumes a generator function, and so what may happen at its yields.
enum GeneratorDriver: Sendable {
  /// A `for` loop or `next`: may throw in, close or abandon it.
  case caller
  /// `@contextmanager`: resumes it or throws in.
  case contextManager
  /// A framework that always resumes it (pytest fixtures).
  case alwaysResumed
}

/// Decides which exceptions a handler catches.
protocol ExceptionMatching: Sendable {
  /// - Parameter types: absolute names; not empty.
  func isCaught(_ raised: RaisedType, by types: [NameID], names: NameTable) -> Certainty
}

enum Certainty: Sendable { case yes, no, maybe }
