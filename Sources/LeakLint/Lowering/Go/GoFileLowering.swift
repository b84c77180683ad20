/// Lowers one Go file. The extensions hold one idea a file: declarations, statements, expressions, conditions, …
///
/// Assumes that the file compiles: a name that nothing in the file declares is a declaration of another file of the
/// package, or predeclared.
struct GoFileLowering {
  typealias Node = SyntaxNode<GoGrammar>

  let source: SourceText
  var file: LoweredFile
  let isTestFile: Bool
  var packageName = ""

  var scopes = GoScopes()
  /// What variables of the file's own types start out with.
  var zeroValues: [NameID: ZeroValue] = [:]
  /// The fields of the file's structs, in order, for literals that leave their names out.
  var structFields: [NameID: [NameID]] = [:]
  /// The function being lowered; outside functions, the graph of the package's variable initializers.
  var function: GoFunctionState
  /// The functions around it, outermost first. Their count is the nesting depth of `function`.
  var enclosing: [GoFunctionState] = []
  /// By function id; nil while being lowered.
  var graphs: [FlowGraph?] = [nil]
  /// Calls of variables that turned out to hold one function literal all the time.
  var literalCalls: [(graph: FunctionID, call: CallID, function: FunctionID)] = []

  /// How deep the recursion over statements and expressions is.
  var nesting = 0
  /// Past this depth a function is given up: the stack of a thread is small, and nobody writes such code by hand.
  static let maximumNesting = 100

  private var members: [Member: NameID] = [:]
  private struct Member: Hashable {
    var base: NameID
    var name: NameID
  }

  init(_ source: SourceText, path: String, module: String, range: SourceRange) {
    self.source = source
    file = LoweredFile(path: path, language: .go, module: module)
    isTestFile = path.hasSuffix("_test.go")
    let name = file.names.intern(module)
    function = GoFunctionState(
      builder: GraphBuilder(name: name, qualifiedName: name, kind: .module, range: range, names: &file.names),
      id: FunctionID(0), qualifiedName: module)
  }

  var depth: Int { enclosing.count }

  // MARK: Names

  mutating func name(_ node: Node) -> NameID { file.names.intern(source.text(of: node)) }

  func text(_ node: Node) -> String { source.text(of: node) }

  func isBlank(_ node: Node) -> Bool {
    node.endByte - node.startByte == 1 && source.bytes[node.startByte] == UInt8(ascii: "_")
  }

  /// `base.name`, for a package's member or a type's.
  mutating func member(_ name: NameID, of base: NameID) -> NameID {
    let key = Member(base: base, name: name)
    if let known = members[key] { return known }
    // A file that is in no module has no import path.
    let prefix = file.names[base].isEmpty ? "" : file.names[base] + "."
    let id = file.names.intern(prefix + file.names[name])
    members[key] = id
    return id
  }

  /// The absolute symbol of a package-level name of this package.
  mutating func symbol(_ name: NameID) -> NameID { member(name, of: file.names.intern(file.module)) }

  // MARK: Giving up

  /// Records syntax that lowering does not know.
  mutating func unknown(_ node: Node) {
    let kind = node.isError ? "ERROR" : node.kindName
    function.builder.append(.unknown(file.names.intern(kind)), at: node.range)
  }

  /// Called where the recursion gets too deep.
  mutating func giveUp(_ node: Node) {
    markIncomplete()
    unknown(node)
  }

  mutating func markIncomplete() { function.builder.withHeader { $0.traits.insert(.incomplete) } }

  /// Whether the tree below has syntax errors outside the function literals in it, which answer for themselves.
  func hasOwnError(_ node: Node) -> Bool {
    guard node.hasError else { return false }
    var pending = [node]
    while let next = pending.popLast() {
      if next.isError || next.isMissing { return true }
      for child in next.children where child.hasError && child.kind != .funcLiteral { pending.append(child) }
    }
    return false
  }

  // MARK: Scopes

  mutating func pushScope() { scopes.push() }

  mutating func popScope() {
    var constantTexts: [(PlaceID, Constant)] = []
    var calls: [(graph: FunctionID, call: CallID, function: FunctionID)] = []
    let depth = depth
    scopes.pop { binding in
      guard binding.assignments == 1, case .variable(let place) = binding.meaning else { return }
      if let text = binding.initialText, binding.depth == depth { constantTexts.append((place, text)) }
      if let literal = binding.literal {
        for call in binding.calls { calls.append((call.graph, call.call, literal)) }
      }
    }
    for (place, text) in constantTexts { function.constantTexts[place] = text }
    literalCalls.append(contentsOf: calls)
  }

  /// Declares a variable of the current function and binds its name, unless that is blank.
  @discardableResult
  mutating func declareVariable(
    _ name: NameID, _ root: Place.Root = .local, type: NameID?, assignments: Int = 0
  ) -> PlaceID {
    let place = function.builder.declare(root, name, type: type)
    if file.names[name] != "_" {
      let index = scopes.declare(name, .variable(place), depth: depth)
      scopes[index].assignments = assignments
    }
    return place
  }
}
