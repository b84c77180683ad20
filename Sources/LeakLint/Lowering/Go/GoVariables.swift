/// `var` and `const` declarations.
struct GoVariableSpec {
  var names: [SyntaxNode<GoGrammar>] = []
  var type: SyntaxNode<GoGrammar>?
  var values: [SyntaxNode<GoGrammar>] = []
}

extension GoFileLowering {
  func variableSpecs(_ declaration: Node) -> [GoVariableSpec] {
    var specs: [GoVariableSpec] = []
    for child in declaration.namedChildren {
      switch child.kind {
      case .varSpec: specs.append(variableSpec(child))
      case .varSpecList:
        for spec in child.namedChildren where spec.kind == .varSpec { specs.append(variableSpec(spec)) }
      default: break
      }
    }
    return specs
  }

  private func variableSpec(_ node: Node) -> GoVariableSpec {
    var spec = GoVariableSpec()
    for child in node.namedChildren {
      switch child.kind {
      case .identifier: spec.names.append(child)
      case .expressionList: spec.values = child.namedChildren
      default: spec.type = child
      }
    }
    return spec
  }

  /// A `var` statement inside a function.
  mutating func lowerVariableDeclaration(_ declaration: Node) {
    for spec in variableSpecs(declaration) {
      let type = spec.type.flatMap { typeName($0) }
      let targets = spec.names.map { node -> GoTarget in
        guard !isBlank(node) else { return .blank }
        let place = function.builder.declare(.local, name(node), type: type)
        declareAgain(place)
        return .declared(name: name(node), place: place)
      }
      if !spec.values.isEmpty {
        assign(spec.values, to: targets, at: spec.names.map(\.range))
        continue
      }
      for (target, node) in zip(targets, spec.names) {
        guard case .declared(let name, let place) = target else { continue }
        scopes.declare(name, .variable(place), depth: depth)
        if let type = spec.type { assignZero(type, to: place, at: node.range) }
      }
    }
  }

  mutating func assignZero(_ type: Node, to place: PlaceID, at range: SourceRange) {
    switch zeroValue(of: type) {
    case .constant(let constant): function.builder.assign(place, function.builder.constant(constant), at: range)
    case .fresh: function.builder.append(.aggregate(place, []), at: range)
    case .unknown: function.builder.assign(place, .unknown, at: range)
    }
  }

  /// Constants of a known value stand for that value; others stay symbols, equal to nothing but themselves.
  mutating func declareConstants(_ declaration: Node) {
    // In a parenthesised group a name without a value repeats the expression before it.
    var repeated: [Node] = []
    for spec in declaration.namedChildren where spec.kind == .constSpec {
      var constantNames: [Node] = []
      for child in spec.namedChildren {
        switch child.kind {
        case .identifier: constantNames.append(child)
        case .expressionList: repeated = child.namedChildren
        default: break
        }
      }
      for (index, node) in constantNames.enumerated() where !isBlank(node) {
        let value = index < repeated.count ? constantValue(repeated[index]) : nil
        declareConstant(node, value)
      }
    }
  }

  private mutating func declareConstant(_ node: Node, _ value: Constant?) {
    let name = name(node)
    switch value {
    case .some(.string), .some(.bool): break
    case .some where depth > 0: break
    default:
      // Numbers of the package keep their name: what is compared with them reads better, and other files know only
      // the name.
      guard depth > 0 else {
        scopes.declare(name, .symbol(symbol(name)), depth: 0)
        return
      }
      let place = declareVariable(name, type: nil)
      function.builder.assign(place, function.builder.constant(.other), at: node.range)
      return
    }
    if let value { scopes.declare(name, .constant(value), depth: depth) }
  }
}
