/// The names that a function, class or module body binds.
struct PythonBindings {
  private var names: [NameID: Binding] = [:]
  private var functionNames: [NameID] = []

  struct Binding {
    var kind: Kind
    /// How many statements bind the name.
    var count: Int
    /// What it is bound to, when `name = value` or a definition is its only binding.
    var value: PythonNode?
  }

  enum Kind: Hashable {
    case variable, global, nonlocal
    /// An import or a class: the name stands for this absolute symbol.
    case symbol(NameID)
  }

  subscript(name: NameID) -> Binding? { names[name] }

  /// The function definitions that are the only binding of their name, in source order.
  var definitions: [(name: NameID, node: PythonNode)] {
    functionNames.compactMap { name in names[name]?.value.map { (name, $0) } }
  }

  mutating func bind(_ name: NameID, as kind: Kind = .variable, to value: PythonNode? = nil) {
    guard let old = names[name] else {
      names[name] = Binding(kind: kind, count: 1, value: value)
      if value?.kind == .functionDefinition { functionNames.append(name) }
      return
    }
    // `try: import x` / `except ImportError: x = None`: the import says what the name is for.
    let kept = old.kind == .variable ? kind : old.kind
    names[name] = Binding(kind: kept, count: old.count + 1, value: nil)
  }
}

/// The pass that finds bindings: Python's scopes are known before their first statement runs.
extension PythonFileLowering {
  /// - Parameter owner: the absolute symbol that classes in this body are members of.
  mutating func collectBindings(in body: PythonNode, owner: NameID) -> PythonBindings {
    var bindings = PythonBindings()
    body.forEachDescendant { node in
      collect(node, owner: owner, into: &bindings)
    }
    return bindings
  }

  /// Binds what `node` itself binds. Answers whether more can be found below it.
  private mutating func collect(_ node: PythonNode, owner: NameID, into bindings: inout PythonBindings) -> Bool {
    if hints.hasErrors && (node.isError || node.isMissing) {
      context.traits.insert(.incomplete)
      return true
    }
    guard node.isNamed else { return false }
    switch node.kind {
    case .functionDefinition:
      if let target = node[.name] { bindings.bind(name(target), to: node) }
      return false
    case .classDefinition:
      if let target = node[.name] {
        let local = name(target)
        bindings.bind(local, as: .symbol(join(owner, local)), to: node)
      }
      return false
    case .lambda: return false
    case .assignment:
      guard let left = node[.left] else { return false }
      if left.kind == .identifier {
        // A declaration without a value binds the name all the same.
        bindings.bind(name(left), to: node[.right])
      } else {
        bindTargets(left, into: &bindings)
      }
      return node[.right]?.kind == .assignment || hints.hasWalrus || node.hasError
    case .augmentedAssignment, .forStatement:
      if let left = node[.left] { bindTargets(left, into: &bindings) }
      return node.kind == .forStatement || hints.hasWalrus || node.hasError
    case .namedExpression:
      if let target = node[.name] { bindings.bind(name(target)) }
      return true
    case .deleteStatement:
      for target in node.namedChildren { bindTargets(target, into: &bindings) }
      return false
    case .typeAliasStatement:
      if let target = node[.left]?.namedChildren.first, target.kind == .identifier {
        bindings.bind(name(target), to: node[.right])
      }
      return false
    case .globalStatement, .nonlocalStatement:
      let kind: PythonBindings.Kind = node.kind == .globalStatement ? .global : .nonlocal
      for target in node.namedChildren where target.kind == .identifier { bindings.bind(name(target), as: kind) }
      return false
    case .importStatement, .importFromStatement, .futureImportStatement:
      for item in importedNames(node) { bindings.bind(item.local, as: .symbol(item.symbol)) }
      return false
    case .asPattern:
      if let target = node[.alias] {
        bindTargets(target, into: &bindings)
      } else if let last = node.namedChildren.last, last.kind == .identifier {
        bindings.bind(name(last))
      }
      return true
    case .casePattern, .unionPattern, .keywordPattern, .splatPattern:
      bindCaptures(node, into: &bindings)
      return true
    case .block, .ifStatement, .elifClause, .elseClause, .whileStatement, .tryStatement, .exceptClause,
      .exceptGroupClause, .finallyClause, .withStatement, .withClause, .withItem, .matchStatement, .caseClause,
      .decoratedDefinition, .expressionStatement, .tuplePattern, .listPattern, .dictPattern, .classPattern,
      .parenthesizedExpression:
      return true
    default: return hints.hasWalrus || node.hasError
    }
  }

  /// Binds the variables of an assignment's left side; attributes and elements are none.
  private mutating func bindTargets(_ target: PythonNode, into bindings: inout PythonBindings) {
    var pending = [target]
    while let node = pending.popLast() {
      switch node.kind {
      case .identifier: bindings.bind(name(node))
      case .patternList, .tuplePattern, .listPattern, .listSplatPattern, .tuple, .list, .listSplat, .expressionList,
        .parenthesizedExpression, .asPatternTarget:
        pending.append(contentsOf: node.namedChildren)
      default: break
      }
    }
  }

  /// Binds the names that stand directly in a `case` pattern: a dotted name of one part is a capture.
  private mutating func bindCaptures(_ pattern: PythonNode, into bindings: inout PythonBindings) {
    for (index, child) in pattern.namedChildren.enumerated() {
      switch child.kind {
      case .dottedName:
        let parts = child.namedChildren
        if parts.count == 1 { bindings.bind(name(parts[0])) }
      case .identifier where pattern.kind == .splatPattern || (pattern.kind == .casePattern && index == 0):
        bindings.bind(name(child))
      default: break
      }
    }
  }
}
