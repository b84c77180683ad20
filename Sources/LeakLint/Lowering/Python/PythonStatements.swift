/// Statements, in the order in which they run.
extension PythonFileLowering {
  mutating func lowerBlock(_ block: PythonNode) { lowerStatements(block.namedChildren) }

  mutating func lowerStatements(_ statements: [PythonNode]) {
    for statement in statements { lowerStatement(statement) }
  }

  private mutating func lowerStatement(_ node: PythonNode) {
    guard descend(node) else { return }
    defer { depth -= 1 }
    switch node.kind {
    case .expressionStatement: lowerExpressionStatement(node)
    case .returnStatement: lowerReturn(node)
    case .ifStatement: lowerIf(node)
    case .forStatement: lowerFor(node)
    case .whileStatement: lowerWhile(node)
    case .tryStatement: lowerTry(node)
    case .withStatement: lowerWith(node)
    case .matchStatement: lowerMatch(node)
    case .raiseStatement: lowerRaise(node)
    case .assertStatement: lowerAssert(node)
    case .deleteStatement: lowerDelete(node)
    case .breakStatement: leave(by: .breakLoop, at: node.range)
    case .continueStatement: leave(by: .continueLoop, at: node.range)
    case .functionDefinition: lowerFunctionDefinition(node, decorators: [])
    case .classDefinition: lowerClass(node, decorators: [])
    case .decoratedDefinition: lowerDecorated(node)
    case .importStatement, .importFromStatement, .futureImportStatement: lowerImport(node)
    case .typeAliasStatement: recordTypeAlias(node)
    case .passStatement, .globalStatement, .nonlocalStatement, .comment: break
    case .printStatement, .execStatement:
      for argument in node.namedChildren { _ = lower(argument) }
      context.builder.append(.mayThrow, at: node.range)
    case .block, .module: lowerBlock(node)
    default: unknown(node.isError ? "ERROR" : node.kindName, at: node)
    }
  }

  private mutating func lowerExpressionStatement(_ node: PythonNode) {
    for expression in node.namedChildren {
      switch expression.kind {
      case .assignment: lowerAssignment(expression)
      case .augmentedAssignment: lowerAugmentedAssignment(expression)
      // Documentation, mostly.
      case .string, .ellipsis, .identifier, .integer: break
      case .booleanOperator, .notOperator:
        let end = makeBlock()
        lowerCondition(expression, then: end, else: end)
        enter(end)
      default: _ = lower(expression)
      }
    }
  }

  private mutating func lowerReturn(_ node: PythonNode) {
    let value = node.namedChildren.first.map { lower($0) } ?? constant(.null)
    leaveFunction(with: value, at: node.range)
  }

  /// An `if` with its `elif` and `else`, however many.
  private mutating func lowerIf(_ node: PythonNode) {
    let end = makeBlock()
    var next = makeBlock()
    lowerArm(node, next: next, end: end)
    for clause in node.children(in: .alternative) {
      enter(next)
      next = makeBlock()
      if clause.kind == .elifClause {
        lowerArm(clause, next: next, end: end)
      } else {
        if let body = clause[.body] { lowerBlock(body) }
        jump(end)
      }
    }
    enter(next)
    enter(end)
  }

  private mutating func lowerArm(_ node: PythonNode, next: BlockID, end: BlockID) {
    guard let condition = node[.condition], let body = node[.consequence] else {
      return unknown("if", at: node)
    }
    let then = makeBlock()
    lowerCondition(condition, then: then, else: next)
    enter(then)
    lowerBlock(body)
    jump(end)
  }

  private mutating func lowerAssert(_ node: PythonNode) {
    let parts = node.namedChildren
    guard let condition = parts.first else { return }
    let holds = makeBlock()
    let fails = makeBlock()
    lowerCondition(condition, then: holds, else: fails)
    enter(fails)
    if parts.count > 1 { _ = lower(parts[1]) }
    terminate(.raise(.type(words.assertionError)), at: node.range)
    enter(holds)
  }

  private mutating func lowerDelete(_ node: PythonNode) {
    var pending = Array(node.namedChildren.reversed())
    while let target = pending.popLast() {
      switch target.kind {
      case .identifier:
        let name = name(target)
        context.builder.append(.forget(place(named: name)), at: target.range)
        markAssignedHere(name)
      case .attribute, .subscript:
        // Which element a variable index deletes is not known, so nothing is forgotten.
        guard case .place(let place) = lower(target), context.builder.graph[place].name != words.anyElement else {
          break
        }
        context.builder.append(.forget(place), at: target.range)
      default: pending.append(contentsOf: target.namedChildren.reversed())
      }
    }
  }

  private mutating func lowerDecorated(_ node: PythonNode) {
    var symbols: [NameID] = []
    var registers: [(callee: Operand, isMethod: Bool, range: SourceRange)] = []
    let isInside = !outer.isEmpty && context.frames.isEmpty
    for decorator in node.namedChildren where decorator.kind == .decorator {
      guard let expression = decorator.namedChildren.first else { continue }
      var callee = expression
      while callee.kind == .call, let inner = callee[.function] { callee = inner }
      if let symbol = symbol(of: callee) {
        symbols.append(symbol)
      } else if let path = path(of: callee) {
        // Rooted in a variable (`app` inside a factory): what is left of its name still tells what it is for.
        symbols.append(file.names.intern(path.joined(separator: ".")))
      }
      if isInside, symbols.last.map({ !isTransparent($0) }) ?? true {
        // Registering raises where the program is wrong, which shows at once.
        let value =
          expression.kind == .call ? lowerPostfix(expression, traits: [], mayThrow: false) : lower(expression)
        registers.append((value, callee.kind == .attribute, expression.range))
      } else if expression.kind != .identifier && expression.kind != .attribute {
        _ = lower(expression)
      }
    }
    guard let definition = node[.definition] else { return }
    if definition.kind == .classDefinition {
      lowerClass(definition, decorators: symbols)
    } else {
      guard let function = lowerFunctionDefinition(definition, decorators: symbols) else { return }
      for register in registers.reversed() {
        // An object that is told of a function keeps it (`@app.get("/")`), and what it uses.
        guard !register.isMethod else {
          context.builder.append(.escape(.function(function), .stored), at: register.range)
          continue
        }
        let callee = place(of: register.callee, at: register.range)
        let argument = Call.Argument(label: nil, value: .function(function), mode: .value)
        _ = context.builder.call(callee, [argument], traits: [], at: register.range)
      }
    }
  }

  /// Decorators that give a function which does what theirs does, and keep it for nobody else. Of others at functions
  /// inside of functions it is taken that they may (`@stack.callback`, `@atexit.register`, `@app.on_event("shutdown")`).
  private func isTransparent(_ decorator: NameID) -> Bool {
    let name = file.names[decorator]
    return name.hasPrefix("functools.") || name.hasPrefix("contextlib.") && !name.hasSuffix(".callback")
  }
}
