/// What a function of the project leaves in variables whose address it is given (Swift's `inout`), as it finds out for its
/// callers, and as they see it.
extension ResourceDomain {
  /// At a way out: what callers find in their variables. What is in one that was changed is theirs from here on.
  mutating func noteOutputs(_ values: [Operand], raised: Bool, _ state: inout ResourceState) {
    for (index, parameter) in graph.parameters.enumerated() where parameter.isInOut {
      guard let value = evaluate(parameter.place, state) else {
        outcomes.outputs.insert(.init(parameter: index, content: .unknown, isRaised: raised, truth: .unknown))
        continue
      }
      let truth = raised ? .unknown : truth(of: values, &state)
      for content in contents(value, of: parameter.place, state) {
        outcomes.outputs.insert(.init(parameter: index, content: content, isRaised: raised, truth: truth))
      }
      if value == .object(objects.id(.initial(parameter.place))) {
        escapeParts(of: value, &state)
      } else {
        escape(value, &state)
      }
    }
  }

  private mutating func contents(
    _ value: Value, of place: PlaceID, _ state: ResourceState
  ) -> [FunctionOutcomes.Output.Content] {
    guard case .object(let object) = value else { return [value == .null ? .null : .unknown] }
    if objects[object] == .initial(place) { return [.kept] }
    let held = held(by: object, state)
    if !held.isEmpty, held.allSatisfy({ $0.path.isEmpty && isDecided($0.obligation, state) }) {
      return held.map { .acquired($0.obligation) }
    }
    if state.facts[predicates.id(.isNull(object))] == true { return [.null] }
    let own = state.obligations.filter { $0.holder == object }
    return [!own.isEmpty && own.allSatisfy { $0.phase == .none || $0.phase == .released } ? .nothing : .unknown]
  }

  /// What hangs on an outcome that was not tested hangs on what is returned, in ways that callers do not see.
  private mutating func isDecided(_ id: ObligationID, _ state: ResourceState) -> Bool {
    let obligation = obligations[id.index]
    return !obligation.acquisition.hangsOnOutcome || state.facts[predicates.id(.succeeded(obligation.call))] == true
  }

  /// What the variable held before is still there: its fate is told by what was done to it. What was put below it is the
  /// caller's.
  private mutating func escapeParts(of value: Value, _ state: inout ResourceState) {
    guard case .object(let object) = value else { return }
    for index in state.obligations.indices where state.obligations[index].isOpenOrResting {
      let obligation = state.obligations[index]
      guard obligations[obligation.obligation.index].probe == nil, state.isHeld(obligation, through: object) else {
        continue
      }
      state.obligations[index].phase = .escaped
      noteHandedOn(obligation.obligation)
    }
  }

  // MARK: Summary

  func addOutputs(to effects: inout CallEffects) {
    for (index, parameter) in graph.parameters.enumerated() where parameter.isInOut {
      let slot = Slot.argument(index, label: parameter.label.map { context.names[$0] })
      for isRaised in [false, true] {
        let outputs = outcomes.outputs.filter { $0.parameter == index && $0.isRaised == isRaised }
        guard outputs.contains(where: { $0.content != .kept }) else { continue }
        effects.outputs.append(
          .init(
            slot: slot, onRaise: isRaised, mayKeep: outputs.contains { $0.content == .kept },
            isNull: outputs.allSatisfy { $0.content == .null || $0.content == .kept },
            acquisition: acquisition(of: outputs, in: slot)))
      }
    }
  }

  /// What all of these ways out have in common that leave something acquired.
  private func acquisition(of outputs: Set<FunctionOutcomes.Output>, in slot: Slot) -> CallEffects.Acquisition? {
    let acquired = outputs.compactMap { if case .acquired(let id) = $0.content { id } else { nil } }.sorted()
    guard let first = acquired.first, !outputs.contains(where: { $0.content == .unknown }),
      Set(acquired.map { obligations[$0.index].acquisition.kind }).count == 1
    else { return nil }
    var acquisition = obligations[first.index].acquisition
    let others = outputs.filter { if case .acquired = $0.content { false } else { true } }
    let isSure = acquired.allSatisfy { obligations[$0.index].acquisition.condition != .handleIsNonNull }
    if others.isEmpty, isSure {
      acquisition.condition = .returned
    } else if !others.isEmpty, others.allSatisfy({ $0.truth == .isFalse }),
      outputs.subtracting(others).allSatisfy({ $0.truth == .isTrue })
    {
      acquisition.condition = .isTrue(.result)
    } else {
      acquisition.condition = .handleIsNonNull
    }
    acquisition.slot = slot
    acquisition.missing = nil
    acquisition.onConnection = false
    return originated(acquisition, first)
  }

  // MARK: Calls

  /// Above the indices of acquisitions of models and results, below those of generators.
  private static let firstOutput = 1 << 6

  /// Puts what a call leaves into the variables.
  ///
  /// - Returns: the acquisitions among it, with a number for each variable, the same however the call ends.
  mutating func bindOutputs(
    _ id: CallID, raised: Bool, _ state: inout ResourceState, at range: SourceRange
  ) -> [(index: Int, acquisition: CallEffects.Acquisition)] {
    var acquisitions: [(index: Int, acquisition: CallEffects.Acquisition)] = []
    let call = graph[id]
    for output in context.effects[id.index].outputs where output.onRaise == raised {
      guard case .argument(let index, let label) = output.slot.base,
        let argument = argument(index, label: label, of: call), argument.mode == .address,
        case .place(let place) = argument.value, let old = evaluate(place, state)
      else { continue }
      let made = object(id, index: Self.firstOutParameter - index)
      // Where the variable may keep what it holds, only a null one says what it holds afterwards.
      if output.mayKeep, !isNull(old, state) {
        escape(old, &state)
        store(nil, in: place, &state, at: range)
      } else if output.isNull {
        store(.null, in: place, &state, at: range)
      } else {
        forgetFacts(about: made, &state)
        store(.object(made), in: place, &state, at: range)
        if let acquisition = output.acquisition { acquisitions.append((Self.firstOutput + index, acquisition)) }
      }
    }
    return acquisitions
  }

  private mutating func isNull(_ value: Value, _ state: ResourceState) -> Bool {
    if case .object(let object) = value { return state.facts[predicates.id(.isNull(object))] == true }
    return value == .null
  }
}
