/// What happens at the ways out of a function.
extension ResourceDomain {
  mutating func exit(_ exit: FlowExit, _ state: ResourceState) {
    var state = state
    switch exit {
    case .returned(let values, let range):
      outcomes.returns = true
      outcomes.resultTruths.insert(truth(of: values, &state))
      if let newObject = context.newObject {
        noteReturned([.place(newObject)], &state)
      } else {
        noteReturned(values, &state)
      }
      noteProbes(state, raised: false)
      for obligation in state.obligations where obligation.phase == .open {
        outcomes.leftOpen.insert(obligation.obligation)
        outcomes.holders[obligation.obligation] = obligation.holder
        reportAtExit(obligation, .returned, at: range, state)
      }
    case .raised(let exit):
      // Where a `finally` or an unmatched handler passes the exception on, the code that raised it is the way out.
      let range = exit.line > 0 ? exit : state.raisedAt
      guard let kind = raisedExit(state) else { return }
      outcomes.raises = true
      noteProbes(state, raised: true)
      for obligation in state.obligations where obligation.phase == .open {
        reportAtExit(obligation, kind, at: range, state)
      }
    }
  }

  private mutating func reportAtExit(
    _ obligation: ObligationState, _ exit: Leak.Exit, at range: SourceRange, _ state: ResourceState
  ) {
    // The operating system and the server clean up behind a process.
    guard !graph.traits.contains(.entryPoint) else { return }
    report(obligation, exit, at: range, state)
  }

  /// nil for exceptions that end the process or the test.
  private func raisedExit(_ state: ResourceState) -> Leak.Exit? {
    guard case .exception(let type)? = state.control[graph.exception] else { return .raised }
    switch type {
    case .ordinary, .modelled: return .raised
    case .thrownIn, .generatorExit: return .thrownAtYield
    case .cancellation: return .cancelled
    case .type(let name):
      let endsProcess = ["panic", "goexit", "builtins.SystemExit", "builtins.KeyboardInterrupt"]
      return endsProcess.contains(context.names[name]) ? nil : .raised
    }
  }

  private mutating func noteProbes(_ state: ResourceState, raised: Bool) {
    for obligation in state.obligations where obligations[obligation.obligation.index].probe != nil {
      let isNull = state.facts[predicates.id(.isNull(obligation.holder))] == true
      let phase = isNull && obligation.phase == .open ? .none : obligation.phase
      if raised {
        outcomes.probesAtRaise[obligation.obligation, default: []].insert(phase)
      } else {
        outcomes.probesAtReturn[obligation.obligation, default: []].insert(phase)
      }
    }
  }

  // MARK: Returned values

  private mutating func truth(of values: [Operand], _ state: inout ResourceState) -> FunctionOutcomes.Truth {
    guard values.count <= 1 else { return .nonNull }
    guard let operand = values.first else { return .null }
    switch evaluate(operand, &state) {
    case .null: return .null
    case .bool(false): return .isFalse
    case .bool(true), .constant, .closure, .exception: return .nonNull
    case .object(let object): return state.facts[predicates.id(.isNull(object))] == false ? .nonNull : .unknown
    case .outcome, nil: return .unknown
    }
  }

  private mutating func noteReturned(_ values: [Operand], _ state: inout ResourceState) {
    for (index, operand) in values.enumerated() {
      guard let value = evaluate(operand, &state) else { continue }
      let result = values.count == 1 ? -1 : index
      if case .object(let object) = value { noteReturned(object, result: result, state) }
      if !isHolder(value, state) { outcomes.returnsNothingAcquired.insert(result) }
    }
    if values.isEmpty { outcomes.returnsNothingAcquired.insert(-1) }
    for operand in values {
      if let value = evaluate(operand, &state) { escape(value, &state) }
    }
  }

  private mutating func noteReturned(_ object: ObjectID, result: Int, _ state: ResourceState) {
    for obligation in state.obligations
    where obligation.phase == .open && obligations[obligation.obligation.index].probe == nil {
      if obligation.holder == object {
        outcomes.returned.insert(.init(obligation: obligation.obligation, result: result, path: []))
      } else {
        for index in state.heap.keys.indices
        where state.heap.keys[index].object == object && state.heap.values[index] == .object(obligation.holder) {
          outcomes.returned.insert(
            .init(
              obligation: obligation.obligation, result: result,
              path: [context.names[state.heap.keys[index].field]]))
        }
      }
    }
    for obligation in state.obligations
    where obligation.phase == .open && obligations[obligation.obligation.index].probe != nil
      && obligation.holder != object && state.isHeld(obligation, through: object)
    {
      let field = state.heap.keys.indices.first {
        state.heap.keys[$0].object == object && state.heap.values[$0] == .object(obligation.holder)
      }
      outcomes.wrapped[obligation.obligation] = field.map { context.names[state.heap.keys[$0].field] } ?? "[wrapped]"
    }
    if case .initial(let place) = objects[object] {
      if let index = graph.parameters.firstIndex(where: { $0.place == place }) {
        let label = graph.parameters[index].label.map { context.names[$0] }
        outcomes.returnedSlots.insert(.init(slot: .argument(index, label: label), result: result))
      } else if graph[place].root == .receiver {
        outcomes.returnedSlots.insert(.init(slot: .receiver, result: result))
      }
    }
  }
}
