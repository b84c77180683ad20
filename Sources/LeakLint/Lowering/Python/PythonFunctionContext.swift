/// What lowering knows while it is inside one function, lambda or module body.
struct PythonFunctionContext {
  let id: FunctionID
  var builder: GraphBuilder
  let qualifiedName: NameID
  var traits: FlowGraph.Traits = []
  /// Empty for a module: its names are global.
  var bindings = PythonBindings()
  /// The places of parameters, locals and captured variables, made when first needed.
  var variables: [NameID: PlaceID] = [:]
  /// Nested functions whose name has no other binding here.
  var functions: [NameID: FunctionID] = [:]
  var captures: [FlowGraph.Capture] = []
  /// Comprehensions and class bodies that are being lowered as part of this function, innermost last.
  var frames: [PythonFrame] = []
  /// The class whose method this is, an index into the file's types.
  var receiverType: Int?
  var receiver: PlaceID?
  /// Loops and protected statements around the current one, innermost last.
  var regions: [PythonRegion] = []
  var handlers: [PythonHandler] = []
  /// Context managers of the `with` statements around the current one, outermost first.
  var managers: [PlaceID] = []
  /// Holds the value of a `return` while `finally` blocks run.
  var returnPlace: PlaceID?
  /// Indexed by block: whether something jumps there.
  private var isTarget: [Bool] = []

  init(id: FunctionID, builder: GraphBuilder, qualifiedName: NameID) {
    self.id = id
    self.builder = builder
    self.qualifiedName = qualifiedName
  }

  mutating func markTarget(_ block: BlockID) {
    while isTarget.count <= block.index { isTarget.append(false) }
    isTarget[block.index] = true
  }

  func isTarget(_ block: BlockID) -> Bool { block.index < isTarget.count && isTarget[block.index] }
}

/// A scope that has no graph of its own.
enum PythonFrame {
  /// A comprehension's variables.
  case comprehension([NameID: PlaceID])
  /// A class body: its names are globals below the class's symbol.
  case type(PythonClassFrame)
}

struct PythonClassFrame {
  let symbol: NameID
  /// Into ``LoweredFile/types``.
  let typeIndex: Int
  let bindings: PythonBindings
  let isTestCase: Bool
  let isProtocol: Bool
}

/// An `except` clause whose body is being lowered.
struct PythonHandler {
  /// Holds the exception that is handled.
  let saved: PlaceID
  /// `except T as name`
  let name: NameID?
}
