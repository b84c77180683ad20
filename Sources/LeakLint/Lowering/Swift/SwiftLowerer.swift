/// The state of lowering one Swift file. The other files of this folder extend it, one construct each.
struct SwiftLowerer {
  let source: SourceText
  var file: LoweredFile
  /// The file's table while it is being filled; `finish` puts it into `file`.
  var names = NameTable()
  let known: SwiftKnownNames
  /// nil: a closure or local function whose number was given out before its body was lowered.
  var functions: [FlowGraph?] = []
  /// The functions that lowering is inside, outermost first. Empty between declarations.
  var states: [SwiftFunctionState] = []
  var members = SwiftTypeMembers()
  var importedModules: Set<String> = []
  /// Types marked `@main`.
  var mainTypes: Set<String> = []
  /// The type whose members are being read.
  var declarationType: String?
  /// The generic parameters in scope, with the type that a constraint gives them.
  var genericParameters: [(name: String, bound: String?)] = []
  /// Statements stand outside functions: the file is a script.
  var isScript = false
  /// How many statements and expressions enclose the one being lowered.
  var depth = 0

  /// A level takes up to 2 KB of stack in an optimized build and 6 KB in a debug build; test threads have 512 KB.
  static let depthLimit = 60

  init(source: SourceText, path: String, module: String) {
    self.source = source
    file = LoweredFile(path: path, language: .swift, module: module)
    known = SwiftKnownNames(&names)
  }

  mutating func lowerFile(_ root: SwiftNode) {
    let children = root.children
    collectImports(children)
    collectMembers(of: children, in: nil)
    lowerScript(children)
    lowerDeclarations(children, in: nil)
    collectComments(root)
    markIncomplete()
  }

  consuming func finish() -> LoweredFile {
    file.names = names
    // Ids are given out ahead; none may be missing, or all that come behind it would be another's.
    for index in functions.indices where functions[index] == nil { fileNothing(under: FunctionID(index)) }
    file.functions = functions.compactMap { $0 }
    return file
  }

  // MARK: Functions

  /// Gives out the number of a function whose graph comes later.
  mutating func reserveFunction() -> FunctionID {
    functions.append(nil)
    return FunctionID(functions.count - 1)
  }

  /// For a function whose body was not found.
  private mutating func fileNothing(under id: FunctionID) {
    withFunction(
      id, name: "?", qualifiedName: "?", kind: .closure, range: .none, end: .none, seesParent: false
    ) { $0.current.isIncomplete = true }
  }

  /// Runs `body` inside a new function and files its graph.
  ///
  /// - Parameter end: where the function returns when nothing else ends it.
  mutating func withFunction(
    _ id: FunctionID, name: String, qualifiedName: String, kind: FlowGraph.Kind, range: SourceRange, end: SourceRange,
    seesParent: Bool, body: (inout Self) -> Void
  ) {
    let builder = GraphBuilder(
      name: names.intern(name), qualifiedName: names.intern(qualifiedName), kind: kind, range: range, names: &names)
    var state = SwiftFunctionState(
      builder: builder, id: id, qualifiedName: qualifiedName, range: range, seesParent: seesParent)
    state.enclosingType = seesParent ? states.last?.enclosingType : declarationType
    state.isStatic = seesParent && states.last?.isStatic == true
    let parent = seesParent ? states.last?.id : nil
    let type = state.enclosingType.map { names.intern($0) }
    state.builder.withHeader {
      $0.parent = parent
      $0.enclosingType = type
    }
    states.append(state)
    body(&self)
    let finished = states.removeLast()
    var graph = finished.builder.finish(at: end).compacted()
    if finished.isIncomplete { graph.traits.insert(.incomplete) }
    functions[id.index] = graph
  }

  /// `count` levels down, or marks the function incomplete and does nothing.
  mutating func descend(at node: SwiftNode, _ body: (inout Self) -> Operand) -> Operand {
    guard depth < Self.depthLimit else {
      current.isIncomplete = true
      emit(.unknown(names.intern("too deep")), at: node.range)
      return .unknown
    }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  mutating func emit(_ operation: Operation, at range: SourceRange) { current.builder.append(operation, at: range) }

  mutating func emitUnknown(_ node: SwiftNode) {
    if node.isError || node.isMissing { current.isIncomplete = true }
    emit(.unknown(names.intern(node.isError ? "ERROR" : node.kindName)), at: node.range)
  }

  // MARK: Syntax errors

  /// A syntax error costs the function that it is in and those around that one, and no other.
  private mutating func markIncomplete() {
    for error in file.syntaxErrors {
      for index in functions.indices {
        guard let graph = functions[index], graph.kind != .module || graph.range.end > 0 else { continue }
        if graph.range.start <= error.start, error.end <= max(graph.range.end, graph.range.start) {
          functions[index]?.traits.insert(.incomplete)
        }
      }
    }
  }
}
