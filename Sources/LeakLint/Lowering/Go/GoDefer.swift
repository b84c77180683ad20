/// `defer`, `recover`, and how a function that defers is left.
///
/// Every way out jumps to one block that runs what was deferred; the bodies of the deferred calls come back to it. A
/// panic gets there too, by way of a block that notes it in a control place, and is raised again behind the deferred
/// calls unless one of them recovered. Each deferred body is lowered once, where the `defer` stands.
extension GoFileLowering {
  /// Sets up the blocks; the body of the function goes on behind them.
  mutating func beginDeferral(named: [PlaceID], result: Node?, types: [NameID], body: Node) {
    let closing = closingBrace(body)
    let panicking = function.builder.declare(.control, file.names.intern("panicking"))
    let panic = makeBlock()
    let dispatch = makeBlock()
    let done = makeBlock()
    let reraise = makeBlock()
    let leave = makeBlock()
    function.builder.assign(panicking, function.builder.constant(.bool(false)), at: .none)
    var results = named
    if named.isEmpty {
      // `return` is no identifier, so nothing else has this name.
      let name = file.names.intern("return")
      results = types.map { function.builder.declare(.local, name, type: $0) }
      if recovers(body) { assignZeroResults(results, result) }
    }
    function.builder.unwind = panic
    let start = makeBlock()
    jump(to: start)

    function.builder.begin(panic)
    function.builder.assign(panicking, function.builder.constant(.bool(true)), at: .none)
    jump(to: dispatch)
    function.builder.begin(dispatch)
    function.builder.terminate(.runDeferred(done: done), at: closing)
    function.builder.begin(done)
    branch(Condition(test: .truthy(.place(panicking))), then: reraise, else: leave, at: .none)
    function.builder.begin(reraise)
    function.builder.terminate(.raise(.inFlight), at: closing)
    function.builder.begin(leave)
    function.builder.terminate(.return(results.map { .place($0) }), at: closing)

    function.builder.begin(start)
    function.deferral = GoDeferral(panicking: panicking, dispatch: dispatch)
    function.returns = [GoReturnTarget(destination: .block(dispatch), results: results, named: named)]
  }

  /// What a function with unnamed results returns after it recovered.
  private mutating func assignZeroResults(_ places: [PlaceID], _ result: Node?) {
    guard let result else { return }
    let types =
      result.kind == .parameterList ? result.namedChildren.compactMap { declaredType($0) } : [result]
    for (place, type) in zip(places, types) { assignZero(type, to: place, at: .none) }
  }

  // MARK: Looking ahead

  /// Whether the body defers, function literals in it left aside: they have frames of their own.
  func defersOutsideLiterals(_ body: Node) -> Bool {
    guard source.contains("defer", in: body.startByte..<body.endByte) else { return false }
    var pending = [body]
    while let node = pending.popLast() {
      for child in node.namedChildren {
        if child.kind == .deferStatement { return true }
        if child.kind != .funcLiteral { pending.append(child) }
      }
    }
    return false
  }

  /// Whether the body calls `recover`, as far as the text tells.
  func recovers(_ body: Node) -> Bool { source.contains("recover", in: body.startByte..<body.endByte) }

  // MARK: Statements

  mutating func lowerDefer(_ statement: Node) {
    guard let deferral = function.deferral, var call = statement.namedChildren.first else {
      markIncomplete()
      return unknown(statement)
    }
    while call.kind == .parenthesizedExpression, let inner = call.namedChildren.first { call = inner }
    guard call.kind == .callExpression, var callee = call[.function] else {
      // A conversion, which does not compile here, or a generic call that the grammar took for one.
      _ = lowerExpression(call)
      return unknown(statement)
    }
    while callee.kind == .parenthesizedExpression, let inner = callee.namedChildren.first { callee = inner }
    let arguments = call[.arguments]?.namedChildren ?? []
    if callee.kind == .funcLiteral, let body = callee[.body], !defersOutsideLiterals(body) {
      deferLiteral(callee, body, arguments, call, deferral)
    } else {
      deferCall(callee, arguments, call, deferral)
    }
  }
}
