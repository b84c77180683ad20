/// The control-flow graph of one function, method, closure or module body: the language-neutral intermediate
/// representation that everything after lowering works on. Plain values; it outlives the syntax tree.
struct FlowGraph: Sendable {
  var name: NameID
  /// Absolute: module or package, enclosing types and functions, name (`app.db.get_db`, `example.com/m/store.(Store).open`,
  /// `Store.open`).
  var qualifiedName: NameID
  var kind: Kind
  var traits: Traits = []
  /// The absolute name of the type that this is a member of.
  var enclosingType: NameID?
  /// The function that this one is written inside.
  var parent: FunctionID?
  var range: SourceRange
  var parameters: [Parameter] = []
  /// Declared result types, spelled as ``PlaceAttributes/declaredType``; one a result.
  var resultTypes: [NameID] = []
  /// Absolute symbols of the decorators, without their arguments: `contextlib.contextmanager`, `app.main.app.get`.
  var decorators: [NameID] = []
  /// For a closure: the captured places of this graph and the places of the parent that they are.
  var captures: [Capture] = []

  var places: [Place] = []
  /// Parallel to `places`.
  var attributes: [PlaceAttributes] = []
  var constants: [Constant] = []
  var calls: [Call] = []
  var blocks: [Block] = []
  var deferSites: [DeferSite] = []
  var entry = BlockID(0)
  /// The control place that holds the exception in flight.
  var exception = PlaceID(0)

  enum Kind: UInt8, Sendable {
    case function, method, initializer, deinitializer, accessor, closure
    /// The statements of a file outside any function (Python modules, Swift scripts, Go package variable initializers).
    case module
  }

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    static let generator = Traits(rawValue: 1 << 0)
    static let async = Traits(rawValue: 1 << 1)
    /// The process starts here and ends with it (`main.main`, a module body): what is open at its end leaks nothing.
    static let entryPoint = Traits(rawValue: 1 << 2)
    /// No call may leave it by an exception (Swift without `throws`).
    static let nonThrowing = Traits(rawValue: 1 << 3)
    /// Belongs to a type, not to an instance.
    static let `static` = Traits(rawValue: 1 << 4)
    /// A closure that runs concurrently with its parent (`go func`, `Task { }`).
    static let spawned = Traits(rawValue: 1 << 5)
    /// A Go test, benchmark or example, a unittest or pytest function.
    static let test = Traits(rawValue: 1 << 6)
    /// Lowering gave up on part of it (too large, syntax error inside): stays silent.
    static let incomplete = Traits(rawValue: 1 << 7)
  }

  struct Parameter: Sendable {
    var place: PlaceID
    /// The label that callers write (Swift); the name itself elsewhere; nil where positional only.
    var label: NameID?
    /// Default value is an injected dependency: the absolute symbol of the provider (`Depends(get_db)`).
    var provider: NameID?
    /// What the function assigns to it is the caller's (Swift's `inout`).
    var isInOut = false
    /// A collection of this and all further positional arguments.
    var isVariadic = false
  }

  struct Capture: Sendable {
    var inner: PlaceID
    var outer: PlaceID
  }

  subscript(id: PlaceID) -> Place { places[id.index] }
  subscript(id: BlockID) -> Block { blocks[id.index] }
  subscript(id: CallID) -> Call { calls[id.index] }
  subscript(id: ConstantID) -> Constant { constants[id.index] }
  subscript(id: DeferSiteID) -> DeferSite { deferSites[id.index] }

  /// The variable, temporary or global at the bottom of a field path.
  func root(of place: PlaceID) -> PlaceID {
    var current = place
    while let parent = self[current].parent { current = parent }
    return current
  }
}
