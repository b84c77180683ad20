/// The package level of a file: what it declares, in the order in which lowering needs to know it.
extension GoFileLowering {
  mutating func declarePackageLevel(_ root: Node) {
    let declarations = topLevel(root)
    for node in declarations {
      switch node.kind {
      case .packageClause: packageName = node.namedChildren.first.map(text) ?? ""
      case .importDeclaration: declareImports(node)
      case .typeDeclaration: bindTypes(node)
      default: break
      }
    }
    for node in declarations {
      switch node.kind {
      case .typeDeclaration: lowerTypes(node)
      case .constDeclaration: declareConstants(node)
      case .varDeclaration:
        for spec in variableSpecs(node) { declareGlobals(spec) }
      case .functionDeclaration:
        guard let nameNode = node[.name], !isBlank(nameNode) else { continue }
        let name = name(nameNode)
        scopes.declare(name, .symbol(symbol(name)), depth: 0)
      default: break
      }
    }
  }

  /// Initializers of package-level variables run before `main`, in a graph of their own.
  mutating func lowerPackageVariables(_ root: Node) {
    for node in topLevel(root) where node.kind == .varDeclaration {
      for spec in variableSpecs(node) { lowerGlobals(spec) }
    }
  }

  mutating func lowerFunctions(_ root: Node) {
    for node in topLevel(root) where node.kind == .functionDeclaration || node.kind == .methodDeclaration {
      lowerFunctionDeclaration(node)
    }
  }

  mutating func finish(_ root: Node) {
    // Stays even where no variable is initialized: the ids of the others count from it.
    graphs[0] = finishedGraph(at: .none)
    for call in literalCalls { graphs[call.graph.index]?.calls[call.call.index].function = call.function }
    file.functions = graphs.compactMap { $0 }
    collectComments(root)
  }

  /// Children of the root; where the parser could not make sense of a stretch, what it recognised in there.
  private func topLevel(_ root: Node) -> [Node] {
    guard root.hasError else { return root.namedChildren }
    if root.isError { return root.children }
    return root.children.flatMap { $0.isError ? $0.children : [$0] }
  }

  private mutating func declareGlobals(_ spec: GoVariableSpec) {
    let declared = spec.type.flatMap { typeName($0) }
    for (index, nameNode) in spec.names.enumerated() where !isBlank(nameNode) {
      let name = name(nameNode)
      let absolute = symbol(name)
      scopes.declare(name, .symbol(absolute), depth: 0)
      let literal = index < spec.values.count ? literalType(spec.values[index]) : nil
      if let type = declared ?? literal { file.globals.append(.init(name: absolute, type: type)) }
    }
  }

  private mutating func lowerGlobals(_ spec: GoVariableSpec) {
    guard !spec.values.isEmpty else { return }
    let targets = spec.names.map { node -> GoTarget in
      isBlank(node) ? .blank : .place(function.builder.global(symbol(name(node))))
    }
    assign(spec.values, to: targets, at: spec.names.map(\.range))
  }
}
