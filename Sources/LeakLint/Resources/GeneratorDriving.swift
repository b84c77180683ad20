/// Generators that hold something while they are suspended, seen from whoever drives them.
///
/// A generator that nobody resumes or closes stays where it is: what it holds stays open. CPython closes one that is
/// dropped, so a generator in a variable, or in a plain `for` loop, is left alone. Closed too early is `next(f())`,
/// whose generator is gone before its value is used; closed too late is an asynchronous one that `async for` left
/// halfway, which waits for the event loop.
extension ResourceDomain {
  /// Below the indices of acquisitions that the call itself makes.
  private static let firstYield = 1 << 8

  /// `next(generator())`: the call's result holds what the generator does.
  mutating func resume(
    _ slot: Slot, by id: CallID, at position: InstructionPosition, range: SourceRange, _ state: inout ResourceState
  ) {
    guard case .object(let generator)? = value(slot, of: graph[id], &state),
      case .result(let maker, -1) = objects[generator]
    else { return }
    if context.effects[maker.index].yieldsOnce { state.facts[predicates.id(.stepped(generator))] = true }
    guard !isNamed(generator, state) else { return }
    for (index, acquisition) in context.effects[maker.index].yields.enumerated() {
      let obligation = obligation(
        call: id, index: Self.firstYield + index, position: position, range: range, acquisition: acquisition,
        isYielded: true)
      open(obligation, holder: object(id, index: -1), &state)
    }
  }

  /// `async for element in generator()`: the step before has ended, and the element holds what the generator does.
  mutating func resume(
    _ source: Value?, giving element: Value, at position: InstructionPosition, range: SourceRange,
    _ state: inout ResourceState
  ) {
    guard case .object(let generator)? = source, case .object(let holder) = element,
      case .result(let maker, -1) = objects[generator], context.effects[maker.index].isAsynchronous
    else { return }
    for (index, acquisition) in context.effects[maker.index].yields.enumerated() {
      let obligation = obligation(
        call: maker, index: Self.firstYield + index, position: position, range: range, acquisition: acquisition,
        isYielded: true)
      open(obligation, holder: holder, &state)
      state.addParent(generator, of: holder)
    }
  }

  /// Resumed, a generator releases what it held while it was suspended.
  mutating func endStep(of source: Operand, _ state: inout ResourceState) {
    guard case .object(let generator)? = evaluate(source, &state), case .result(let maker, -1) = objects[generator],
      context.effects[maker.index].isAsynchronous
    else { return }
    releaseYielded(&state) { state, obligation in state.isAncestor(generator, of: obligation.holder) }
  }

  /// A generator that has come to its end, or raised before it gave the element, has released what it held.
  mutating func endIteration(_ element: Value?, _ state: inout ResourceState) {
    guard case .object(let holder)? = element else { return }
    releaseYielded(&state) { _, obligation in obligation.holder == holder }
  }

  /// Whether a generator that an exception is thrown into raises whatever happens in it: what was thrown, something
  /// else, or that it has come to its end.
  mutating func comesBackOut(of slot: Slot, _ call: Call, _ state: inout ResourceState) -> Bool {
    guard case .object(let generator)? = value(slot, of: call, &state), case .result(let maker, -1) = objects[generator]
    else { return false }
    return context.effects[maker.index].endsWhenThrownInto
  }

  /// Whether the source is a generator that has given its only value, and raises nothing behind that.
  mutating func endsQuietly(_ source: Operand, _ state: inout ResourceState) -> Bool {
    endsQuietly(evaluate(source, &state), state)
  }

  /// `next(generator, default)` behind the only value.
  mutating func endsQuietly(_ slot: Slot?, of call: Call, _ state: inout ResourceState) -> Bool {
    guard let slot, call.arguments.count == 2, graph[call.callee].parent == nil else { return false }
    return endsQuietly(value(slot, of: call, &state), state)
  }

  private mutating func endsQuietly(_ source: Value?, _ state: ResourceState) -> Bool {
    guard case .object(let generator)? = source, case .result(let maker, -1) = objects[generator],
      context.effects[maker.index].endsQuietly
    else { return false }
    return state.facts[predicates.id(.stepped(generator))] == true
  }

  /// A generator of one value has no second one.
  mutating func noteStep(of source: Value?, giving element: Value, _ state: inout ResourceState) {
    guard case .object(let generator)? = source, case .object(let element) = element,
      case .result(let maker, -1) = objects[generator], context.effects[maker.index].yieldsOnce
    else { return }
    let isOver = state.facts[predicates.id(.stepped(generator))] == true
    state.facts[predicates.id(.stepped(element))] = isOver
    state.facts[predicates.id(.stepped(generator))] = true
  }

  private mutating func releaseYielded(
    _ state: inout ResourceState, _ isMeant: (ResourceState, ObligationState) -> Bool
  ) {
    for index in state.obligations.indices where state.obligations[index].phase == .open {
      let obligation = state.obligations[index]
      guard obligations[obligation.obligation.index].isYielded, isMeant(state, obligation) else { continue }
      state.obligations[index].phase = .released
      noteReleased(obligation.obligation)
    }
  }

  private mutating func open(_ obligation: ObligationID, holder: ObjectID, _ state: inout ResourceState) {
    state.obligations.removeAll { $0.obligation == obligation && !$0.isEarlier }
    state.insert(ObligationState(obligation: obligation, phase: .open, holder: holder, acquiredAt: state.path))
  }

  private func isNamed(_ object: ObjectID, _ state: ResourceState) -> Bool {
    state.values.keys.indices.contains {
      graph[state.values.keys[$0]].root != .temporary && state.values.values[$0] == .object(object)
    }
  }
}
