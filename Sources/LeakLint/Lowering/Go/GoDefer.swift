/// `defer`, `recover`, and how a function that defers is left.
///
/// Every way out jumps to one block that runs what was deferred; the bodies of the deferred calls come back to it. A
/// panic gets there too, by way of a block that notes it in a control place, and is raised again behind the deferred
/// calls unless one of them recovered. Each deferred body is lowered once, where the `defer` stands.
extension GoFileLowering {
  /// Sets up the blocks; the body of the function goes on behind them.
  mutating func beginDeferral(named: [PlaceID], result: Node?, types: [NameID], body: Node) {
    let panicking = function.builder.declare(.control, file.names.intern("panicking"))
    let deferral = GoDeferral(panicking: panicking, panic: makeBlock(), dispatch: makeBlock(), done: makeBlock())
    function.builder.assign(panicking, function.builder.constant(.bool(false)), at: .none)
    var results = named
    if named.isEmpty {
      // `return` is no identifier, so nothing else has this name.
      let name = file.names.intern("return")
      results = types.map { function.builder.declare(.local, name, type: $0) }
      if recovers(body) { assignZeroResults(results, result) }
    }
    function.deferral = deferral
    function.returns = [GoReturnTarget(destination: .block(deferral.dispatch), results: results, named: named)]
    function.builder.unwind = deferral.panic
    function.builder.split()
  }

  /// Fills the blocks, once the body is lowered.
  mutating func endDeferral(body: Node) {
    guard let deferral = function.deferral, let results = function.returns.first?.results else { return }
    let closing = closingBrace(body)
    function.builder.unwind = nil
    let leave = makeBlock()
    function.builder.begin(deferral.dispatch)
    function.builder.terminate(.runDeferred(done: deferral.done), at: closing)
    function.builder.begin(deferral.done)
    if deferral.mayPanic {
      let reraise = makeBlock()
      branch(Condition(test: .truthy(.place(deferral.panicking))), then: reraise, else: leave, at: .none)
      function.builder.begin(reraise)
      // Without a range: people want to see where it was raised first.
      function.builder.terminate(.raise(.inFlight), at: .none)
      function.builder.begin(deferral.panic)
      function.builder.assign(deferral.panicking, function.builder.constant(.bool(true)), at: .none)
      jump(to: deferral.dispatch)
    } else {
      jump(to: leave)
    }
    function.builder.begin(leave)
    function.builder.terminate(.return(results.map { .place($0) }), at: closing)
  }

  /// Raises; a function that defers runs what it deferred first.
  mutating func raise(_ type: String, at range: SourceRange) {
    if isReachable { function.deferral?.mayPanic = true }
    function.builder.terminate(.raise(.type(file.names.intern(type))), at: range)
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
