/// What a `for` runs over.
struct PythonIteration {
  let source: Operand
  let isAsync: Bool
  let range: SourceRange
  /// Taking an element raises nothing: they are written out, or those of a new collection.
  let raisesNothing: Bool
  /// The number of the next element, where the elements are told apart.
  let position: PlaceID?
  /// How many there are then.
  let count: Int

  /// Each position is a state of its own to the solver, so only a few elements are told apart.
  static let followed = 5
}

/// Loops over what the source writes out (`for each in (cursor, conn): each.close()`) take its elements in order, all of
/// them; other loops take some element, or none.
extension PythonFileLowering {
  /// In front of the loop's head.
  mutating func beginIteration(over iterable: PythonNode, isAsync: Bool) -> PythonIteration {
    let source = lower(iterable)
    let count = isAsync ? nil : width(of: iterable)
    var position: PlaceID?
    // Of constants nothing is to be known.
    let named: Set<PythonGrammar.Kind?> = [.identifier, .attribute]
    if let count, 1...PythonIteration.followed ~= count,
      iterable.namedChildren.allSatisfy({ named.contains($0.kind) })
    {
      let place = context.builder.declare(.control, words.completion)
      assign(place, constant(.integer(0)), at: iterable.range)
      position = place
    }
    return PythonIteration(
      source: source, isAsync: isAsync, range: iterable.range,
      raisesNothing: count != nil || makesCollection(iterable) || isArguments(source),
      position: position,
      count: count ?? 0)
  }

  /// What a variadic parameter collects is a tuple.
  private func isArguments(_ source: Operand) -> Bool {
    guard case .place(let place) = source else { return false }
    return context.builder.graph.parameters.contains { $0.place == place && $0.isVariadic }
  }

  private mutating func makesCollection(_ node: PythonNode) -> Bool {
    guard node.kind == .call, let callee = node[.function], let symbol = symbol(of: callee) else { return false }
    return Self.collectionMakers.contains(file.names[symbol])
  }

  private static let collectionMakers: Set<String> = [
    "builtins.dict", "builtins.frozenset", "builtins.list", "builtins.range", "builtins.reversed", "builtins.set",
    "builtins.sorted", "builtins.tuple",
  ]

  /// In the loop's head: takes an element, or goes to `exhausted`.
  mutating func nextElement(of iteration: PythonIteration, exhausted: BlockID) -> Operand {
    let range = iteration.range
    var element = context.builder.temporary()
    let body = makeBlock()
    if let position = iteration.position {
      for index in 0..<iteration.count {
        let taken = makeBlock()
        let next = makeBlock()
        let test = Condition(test: .equal(.place(position), constant(.integer(Int64(index)))))
        branch(test, taken, next, at: range)
        enter(taken)
        assign(position, constant(.integer(Int64(index) + 1)), at: range)
        assign(element, field(words.element(index, &file.names), of: iteration.source), at: range)
        jump(body)
        enter(next)
      }
      jump(exhausted)
      enter(body)
      return .place(element)
    }
    context.builder.append(
      .iterate(element, source: iteration.source, mayThrow: !iteration.raisesNothing), at: range)
    if iteration.isAsync {
      let awaited = context.builder.temporary()
      context.builder.append(.suspend(result: awaited, value: .place(element), mayThrow: true), at: range)
      element = awaited
    }
    branch(Condition(test: .hasNext(.place(element))), body, exhausted, at: range)
    enter(body)
    return .place(element)
  }

  /// Behind the loop: however it was left, what comes next is the same.
  mutating func endIteration(_ iteration: PythonIteration) {
    guard let position = iteration.position, isReachable else { return }
    assign(position, constant(.integer(0)), at: iteration.range)
  }
}
