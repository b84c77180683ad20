/// What a `defer` statement evaluates on the spot, and the places that its body finds it in.
struct GoPushedValues {
  var operands: [Operand] = []
  var parameters: [PlaceID] = []
}

/// The two forms of `defer`: of a function literal, whose body is inlined, and of any other call.
extension GoFileLowering {
  /// `defer func(x T) { … }(y)`: the body runs on this function's variables, as they are at the exit.
  mutating func deferLiteral(
    _ literal: Node, _ body: Node, _ argumentNodes: [Node], _ call: Node, _ deferral: GoDeferral
  ) {
    if hasOwnError(literal) { markIncomplete() }
    var rest = lowerArguments(argumentNodes)[...]
    guard isReachable else { return }
    let iterated = perIterationVariables(of: literal)
    pushScope()
    var pushed = GoPushedValues()
    for (name, place) in iterated {
      let copy = declareVariable(name, type: declaredType(of: .place(place)), assignments: 1)
      pushed.operands.append(.place(place))
      pushed.parameters.append(copy)
    }
    for parameter in parameters(literal[.parameters]) {
      let argument = rest.popFirst()
      if let argument, argument.mode == .address, case .place(let place) = argument.value {
        // The pointer leads to the variable as it is at the exit.
        scopes[scopes.declare(parameter.name, .variable(place), depth: depth)].assignments = 2
        continue
      }
      pushed.operands.append(parameter.isVariadic ? .unknown : argument?.value ?? .unknown)
      pushed.parameters.append(declareVariable(parameter.name, type: parameter.type, assignments: 1))
    }
    // Nobody sees its results; named ones are ordinary variables of the body.
    for result in literal[.result].map({ parameters($0) }) ?? [] { declareVariable(result.name, type: result.type) }
    push(pushed, call, deferral) { lowering in
      let end = lowering.makeBlock()
      let wasInDeferredLiteral = lowering.function.isInDeferredLiteral
      lowering.function.isInDeferredLiteral = true
      lowering.lowerInlinedBody(
        body, returns: GoReturnTarget(destination: .block(end), results: [], named: []))
      lowering.function.isInDeferredLiteral = wasInDeferredLiteral
      lowering.enter(end)
    }
    popScope()
  }

  /// `defer x.Close()`, `defer f(y)`: callee, receiver and arguments are evaluated here, the call is made at the exit.
  mutating func deferCall(_ calleeNode: Node, _ argumentNodes: [Node], _ call: Node, _ deferral: GoDeferral) {
    var pushed = GoPushedValues()
    var callee: GoValue
    var recoversInside = false
    if calleeNode.kind == .selectorExpression, let base = calleeNode[.operand], let field = calleeNode[.field] {
      callee = lowerValue(base)
      switch callee {
      case .package, .type: break
      default: callee = .operand(bind(operand(callee), to: &pushed))
      }
      callee = lowerMember(name(field), of: callee, at: call.range)
    } else {
      callee = lowerValue(calleeNode)
      switch callee {
      case .variable(let place, let binding):
        if case .place(let copy) = bind(.place(place), to: &pushed) { callee = .variable(copy, binding: binding) }
      case .operand(.place(let place)) where function.builder.graph[place].root != .global:
        callee = .operand(bind(.place(place), to: &pushed))
      case .literal(let literal):
        // It defers in its turn, which takes a frame of its own.
        recoversInside = literal[.body].map { recovers($0) } ?? false
        callee = .operand(operand(callee))
      default: break
      }
    }
    var arguments = lowerArguments(argumentNodes)
    for index in arguments.indices where arguments[index].mode != .address {
      arguments[index].value = bind(arguments[index].value, to: &pushed)
    }
    guard isReachable else { return }
    push(pushed, call, deferral) { lowering in
      if case .builtin(let name) = callee {
        lowering.runDeferredBuiltin(name, arguments, at: call.range)
        return
      }
      _ = lowering.emitCall(callee, arguments, traits: .deferred, at: call.range)
      if recoversInside {
        let stopped = lowering.function.builder.constant(.bool(false))
        lowering.function.builder.assign(deferral.panicking, stopped, at: call.range)
      }
      if lowering.endsProcess(call) { lowering.function.builder.terminate(.unreachable, at: call.range) }
    }
  }

  private mutating func runDeferredBuiltin(_ name: NameID, _ arguments: [Call.Argument], at range: SourceRange) {
    if file.names[name] == "panic" {
      raise("panic", at: range)
    } else {
      // A deferred `recover` itself recovers nothing: it is not called by a deferred function.
      _ = function.builder.call(builtin(name), arguments, traits: .deferred, at: range)
    }
  }

  private mutating func push(
    _ pushed: GoPushedValues, _ call: Node, _ deferral: GoDeferral, body: (inout GoFileLowering) -> Void
  ) {
    let entry = makeBlock()
    function.builder.pushDeferred(
      entry: entry, operands: pushed.operands, parameters: pushed.parameters, at: call.range)
    let rest = makeBlock()
    jump(to: rest)
    function.builder.begin(entry)
    body(&self)
    jump(to: deferral.dispatch)
    enter(rest)
  }

  /// A place that holds at the exit what the operand is now. Constants need none.
  private mutating func bind(_ value: Operand, to pushed: inout GoPushedValues) -> Operand {
    guard case .place(let place) = value else { return value }
    let original = function.builder.graph[place]
    var name = original.name
    switch original.root {
    case .temporary, .global, .control: name = file.names.intern("deferred")
    case .field: if file.names[name].hasPrefix("[") { name = file.names.intern("deferred") }
    case .local, .parameter, .receiver, .captured: break
    }
    let copy = function.builder.declare(.local, name, type: declaredType(of: value))
    pushed.operands.append(value)
    pushed.parameters.append(copy)
    return .place(copy)
  }

  // MARK: Loops

  /// Variables of the surrounding loops that the literal uses and that get their value once in an iteration. Each
  /// iteration has its own, so the deferred body must see the one of the iteration that pushed it. (Those assigned
  /// later on stay shared: the value at the exit counts, and what earlier iterations had goes out of sight.)
  private mutating func perIterationVariables(of literal: Node) -> [(NameID, PlaceID)] {
    guard let loop = function.loops.first, let body = literal[.body] else { return [] }
    let counts = assignmentCounts()
    var found: [(NameID, PlaceID)] = []
    var seen: Set<NameID> = []
    var pending = [body]
    while let node = pending.popLast() {
      if node.kind == .identifier {
        let name = name(node)
        guard seen.insert(name).inserted, let index = scopes.lookup(name), index >= loop.firstBinding,
          scopes[index].depth == depth, case .variable(let place) = scopes[index].meaning
        else { continue }
        if counts[name, default: 0] <= 1 || isAssignedOnce(name, around: literal, in: loop.node) {
          found.append((name, place))
        } else {
          function.sharedWithLiterals.insert(place)
        }
      } else {
        pending.append(contentsOf: node.namedChildren)
      }
    }
    return found.sorted { $0.1 < $1.1 }
  }

  /// The loop has other variables of the name; this one is assigned where it is declared and nowhere else.
  private mutating func isAssignedOnce(_ name: NameID, around literal: Node, in loop: Node) -> Bool {
    var scope: Node?
    var current = loop
    while let inner = current.namedChildren.first(where: { isInside(literal, $0) }) {
      for child in inner.namedChildren where child.endByte <= literal.startByte {
        if declares(name, child) { scope = inner }
      }
      current = inner
    }
    return scope.map { assignmentCounts(in: $0)[name, default: 0] <= 1 } ?? false
  }

  private func isInside(_ node: Node, _ outer: Node) -> Bool {
    outer.startByte <= node.startByte && node.endByte <= outer.endByte && outer.kind != .funcLiteral
  }

  private mutating func declares(_ name: NameID, _ statement: Node) -> Bool {
    guard statement.kind == .shortVarDeclaration, let left = statement[.left] else { return false }
    for target in left.namedChildren where target.kind == .identifier && self.name(target) == name { return true }
    return false
  }

  /// How often each name is assigned or declared within the outermost loop.
  private mutating func assignmentCounts() -> [NameID: Int] {
    guard let loop = function.loops.first else { return [:] }
    if let counts = loop.assignmentCounts { return counts }
    let counts = assignmentCounts(in: loop.node)
    function.loops[0].assignmentCounts = counts
    return counts
  }

  private mutating func assignmentCounts(in scope: Node) -> [NameID: Int] {
    var counts: [NameID: Int] = [:]
    var pending = [scope]
    while let node = pending.popLast() {
      switch node.kind {
      case .shortVarDeclaration, .assignmentStatement, .rangeClause, .receiveStatement:
        for child in node[.left]?.namedChildren ?? [] where child.kind == .identifier {
          counts[name(child), default: 0] += 1
        }
      case .varSpec:
        for child in node.namedChildren where child.kind == .identifier { counts[name(child), default: 0] += 1 }
      case .incStatement, .decStatement:
        if node.namedChildren.first?.kind == .identifier, let child = node.namedChildren.first {
          counts[name(child), default: 0] += 1
        }
      case .unaryExpression where node[.operator]?.kind == .ampersand:
        if let child = node[.operand], child.kind == .identifier { counts[name(child), default: 0] += 1 }
      default: break
      }
      pending.append(contentsOf: node.namedChildren)
    }
    return counts
  }
}
