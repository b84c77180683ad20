/// `return`, `break`, `continue`, `goto`, labels.
extension GoFileLowering {
  mutating func lowerReturnStatement(_ statement: Node) {
    let list = statement.namedChildren.first { $0.kind == .expressionList }
    lowerReturn(list?.namedChildren ?? [], at: statement.range)
  }

  /// Also ends bodies that run off their end, `expressions` being empty then.
  mutating func lowerReturn(_ expressions: [Node], at range: SourceRange) {
    guard isReachable, let target = function.returns.last else { return }
    var values = operands(expressions)
    if values.isEmpty {
      values = target.named.map { .place($0) }
    } else if !target.results.isEmpty {
      store(values, into: target.results, at: range)
      values = target.results.map { .place($0) }
    }
    switch target.destination {
    case .caller: function.builder.terminate(.return(values), at: range)
    case .block(let block):
      if expressions.isEmpty && target.named != target.results {
        for (result, value) in zip(target.results, values) { function.builder.assign(result, value, at: range) }
      }
      // Leaving an inlined literal leaves no function: no line to show.
      jump(to: block, at: function.returns.count == 1 ? range : .none)
    }
  }

  /// Assigns returned values to the places of the results. One value for several places is a call with as many
  /// results.
  private mutating func store(_ values: [Operand], into results: [PlaceID], at range: SourceRange) {
    if values.count == 1 && results.count > 1 {
      guard case .place(let tuple) = values[0] else { return }
      for (index, result) in results.enumerated() {
        let value = Operand.place(element(index, of: tuple))
        if value != .place(result) { function.builder.assign(result, value, at: range) }
      }
      return
    }
    // `return b, a` with results `a, b` swaps them.
    let values = results.count > 1 ? detached(values, from: results, at: range) : values
    for (result, value) in zip(results, values) where value != .place(result) {
      function.builder.assign(result, value, at: range)
    }
  }

  mutating func lowerBreak(_ statement: Node) {
    let label = statement.namedChildren.first.map { name($0) }
    let target = function.jumpTargets.last { label == nil || $0.label == label }
    guard let target else { return lowerStrayJump(statement) }
    jump(to: target.breakBlock, at: statement.range)
  }

  mutating func lowerContinue(_ statement: Node) {
    let label = statement.namedChildren.first.map { name($0) }
    let target = function.jumpTargets.last { $0.continueBlock != nil && (label == nil || $0.label == label) }
    guard let block = target?.continueBlock else { return lowerStrayJump(statement) }
    jump(to: block, at: statement.range)
  }

  mutating func lowerGoto(_ statement: Node) {
    guard let label = statement.namedChildren.first else { return lowerStrayJump(statement) }
    let block = labelBlock(name(label))
    jump(to: block, at: statement.range)
  }

  /// A jump to nowhere does not compile.
  private mutating func lowerStrayJump(_ statement: Node) {
    markIncomplete()
    unknown(statement)
    function.builder.terminate(.unreachable, at: statement.range)
  }

  private mutating func labelBlock(_ label: NameID) -> BlockID {
    if let block = function.labels[label] { return block }
    let block = makeBlock()
    function.labels[label] = block
    return block
  }

  /// - Returns: the statement behind the label, which may be missing.
  mutating func lowerLabel(_ statement: Node) -> Node? {
    var inner: Node?
    for child in statement.namedChildren {
      guard child.kind == .labelName else {
        inner = child
        continue
      }
      let label = name(child)
      if function.hasGoto {
        // A `goto` further down may lead here even if nothing else does.
        enter(labelBlock(label), always: true)
        enterLabelled()
      }
      function.pendingLabel = label
    }
    return inner
  }

  /// The label of the loop, `switch` or `select` that is being lowered, for `break` and `continue`.
  mutating func takeLabel() -> NameID? {
    defer { function.pendingLabel = nil }
    return function.pendingLabel
  }
}
