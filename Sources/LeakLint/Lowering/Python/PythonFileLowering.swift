typealias PythonNode = SyntaxNode<PythonGrammar>

/// Lowers one Python file. What belongs to the function being lowered is in `context`; the functions around it wait in
/// `outer`, the module's first. The extensions, one file each, are the parts of the language.
struct PythonFileLowering {
  let source: SourceText
  let words: PythonWords
  var file: LoweredFile
  var module: PythonModuleScope
  var context: PythonFunctionContext
  var outer: [PythonFunctionContext] = []
  /// How many levels of syntax are being lowered, nested functions included.
  var depth = 0
  let hints: PythonSourceHints

  /// Past this many levels the rest is unknown. Of 31,000 functions of the standard library and of packages none needs
  /// 40. A level takes up to 17 KB of stack in a debug build.
  static let depthLimit = 100

  init(_ source: SourceText, path: String, module name: String, root: PythonNode) {
    self.source = source
    file = LoweredFile(path: path, language: .python, module: name)
    words = PythonWords(&file.names)
    hints = PythonSourceHints(source, hasErrors: root.hasError)
    let symbol = file.names.intern(name)
    let isPackage = path == "__init__.py" || path.hasSuffix("/__init__.py") || path.hasSuffix("/__init__.pyi")
    module = PythonModuleScope(symbol: symbol, isPackage: isPackage)
    let builder = GraphBuilder(
      name: symbol, qualifiedName: symbol, kind: .module, range: root.range, names: &file.names)
    context = PythonFunctionContext(id: FunctionID(0), builder: builder, qualifiedName: symbol)
  }

  /// The module's statements, in a graph of their own: function 0.
  mutating func lowerModule(_ root: PythonNode) {
    let id = reserveFunction(range: root.range)
    assert(id == context.id)
    collectModuleBindings(root)
    lowerStatements(root.namedChildren)
    terminate(.return([]), at: lastStatement(of: root)?.range ?? root.range)
    context.traits.insert(.entryPoint)
    finishFunction()
  }

  // MARK: Names and text

  func text(_ node: PythonNode) -> String { source.text(of: node) }

  mutating func name(_ node: PythonNode) -> NameID { file.names.intern(source.text(of: node)) }

  mutating func join(_ prefix: NameID, _ name: NameID) -> NameID {
    file.names.intern(file.names[prefix] + "." + file.names[name])
  }

  /// Whether a definition, loop, `with` or comprehension begins with the word `async`.
  func isAsync(_ node: PythonNode) -> Bool {
    source.bytes[node.startByte...].starts(with: "async".utf8)
  }

  /// The innermost statement that a block ends with: control falls off the end of a function there.
  func lastStatement(of block: PythonNode) -> PythonNode? {
    var last = block.namedChildren.last
    while let node = last {
      switch node.kind {
      case .block, .ifStatement, .elifClause, .elseClause, .forStatement, .whileStatement, .tryStatement,
        .exceptClause, .exceptGroupClause, .finallyClause, .withStatement, .matchStatement, .caseClause:
        guard let child = node.namedChildren.last else { return node }
        last = child
      default: return node
      }
    }
    return nil
  }

  // MARK: Depth

  /// Goes one level deeper; whoever does so lowers `depth` again. False, and the rest of the function is given up, when
  /// that is too deep.
  mutating func descend(_ node: PythonNode) -> Bool {
    guard depth < Self.depthLimit else {
      context.traits.insert(.incomplete)
      unknown("depth", at: node)
      return false
    }
    depth += 1
    return true
  }

  mutating func unknown(_ kind: String, at node: PythonNode) {
    context.builder.append(.unknown(file.names.intern(kind)), at: node.range)
  }
}
