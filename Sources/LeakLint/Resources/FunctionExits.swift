/// What happens at the ways out of a function.
extension ResourceDomain {
  mutating func exit(_ exit: FlowExit, _ state: ResourceState) {
    var state = state
    switch exit {
    case .returned(let values, let exit):
      noteOutputs(values, raised: false, &state)
      let range = state.returnedAt.line > 0 ? state.returnedAt : exit
      outcomes.returns = true
      noteArguments(state, raised: false)
      if state.wasThrownInto { outcomes.swallows = true }
      checkReturned(values, &state, at: range)
      outcomes.resultTruths.insert(truth(of: values, &state))
      noteForwarded(values, &state)
      noteCalled(values, &state)
      if context.newObject != nil, givesNoObject(values, &state) {
        outcomes.failsToConstruct = true
        destroyNewObject(&state)
      } else if let newObject = context.newObject {
        noteReturned([.place(newObject)], &state)
      } else {
        noteReturned(values, &state)
      }
      noteProbes(state, raised: false)
      noteTakenAtReturn(state)
      noteFieldEnds(state)
      for obligation in state.obligations where obligation.phase == .open {
        outcomes.leftOpen.insert(obligation.obligation)
        outcomes.holders[obligation.obligation] = obligation.holder
        reportAtExit(obligation, .returned, at: range, state)
      }
    case .raised(let exit):
      noteOutputs([], raised: true, &state)
      // Where a `finally` or an unmatched handler passes the exception on, the code that raised it is the way out.
      let range = exit.line > 0 ? exit : state.raisedAt.line > 0 ? state.raisedAt : graph.range
      guard let kind = raisedExit(state) else { return }
      outcomes.raises = true
      noteArguments(state, raised: true)
      if !state.wasThrownInto {
        outcomes.raisesByItself = true
        if state.hasYielded { outcomes.raisesBehindYield = true }
      }
      if state.wasThrownInto, !isClosed(state) { outcomes.passesOn = true }
      outcomes.raisedTypes.insert(raisedType(state))
      noteHandledTypes(state)
      destroyNewObject(&state)
      noteProbes(state, raised: true)
      if kind == .raised { checkPending(state, at: range) }
      for obligation in state.obligations where obligation.phase == .open {
        reportAtExit(obligation, kind, at: range, state)
      }
    }
  }

  /// Swift destroys an object whose initializer fails when all its fields have been set: what is in them is its own.
  private mutating func destroyNewObject(_ state: inout ResourceState) {
    guard context.newObjectHasDestructor, let newObject = context.newObject, let value = evaluate(newObject, state)
    else { return }
    escape(value, &state)
  }

  private mutating func reportAtExit(
    _ obligation: ObligationState, _ exit: Leak.Exit, at range: SourceRange, _ state: ResourceState
  ) {
    // The operating system and the server clean up behind a process.
    guard !graph.traits.contains(.entryPoint), !context.isCommand, !isToldByHolder(obligation, state) else { return }
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

  /// Nothing but the end of the generator itself is on its way.
  private func isClosed(_ state: ResourceState) -> Bool {
    guard case .exception(.generatorExit)? = state.control[graph.exception] else { return false }
    return true
  }

  /// The absolute name of the exception in flight; nil when it may be any.
  private func raisedType(_ state: ResourceState) -> String? {
    guard case .exception(let type)? = state.control[graph.exception] else { return nil }
    return switch type {
    case .type(let name): context.names[name]
    case .modelled(let name): name
    case .ordinary, .thrownIn, .generatorExit, .cancellation: nil
    }
  }

  /// What the exception in flight is not, since it came past the handlers of that. Of one whose type is known there is
  /// nothing to be told.
  private mutating func noteHandledTypes(_ state: ResourceState) {
    var passed: Set<String> = []
    if case .exception(.ordinary)? = state.control[graph.exception] {
      for index in state.facts.keys.indices where !state.facts.values[index] {
        if case .caught(let type) = predicates[state.facts.keys[index]] { passed.insert(context.names[type]) }
      }
    }
    outcomes.handledTypes = outcomes.handledTypes.map { $0.intersection(passed) } ?? passed
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

  /// `return nil` of a failable initializer. Python's initializers always return nothing.
  private mutating func givesNoObject(_ values: [Operand], _ state: inout ResourceState) -> Bool {
    context.language == .swift && values.count == 1 && evaluate(values[0], &state) == .null
  }

  mutating func truth(of values: [Operand], _ state: inout ResourceState) -> FunctionOutcomes.Truth {
    guard values.count <= 1 else { return .nonNull }
    guard let operand = values.first else { return .null }
    switch evaluate(operand, &state) {
    case .null: return .null
    case .bool(false): return .isFalse
    case .bool(true): return .isTrue
    case .constant, .closure, .exception: return .nonNull
    case .object(let object): return state.facts[predicates.id(.isNull(object))] == false ? .nonNull : .unknown
    case .outcome, .unheld, nil: return .unknown
    }
  }

  private mutating func noteReturned(_ values: [Operand], _ state: inout ResourceState) {
    for operand in values { letGoOfWrapped(handedOn: evaluate(operand, &state), &state) }
    noteCompanions(values, state)
    noteFlags(in: values, state)
    for (index, operand) in values.enumerated() {
      guard let value = evaluate(operand, &state) else {
        outcomes.nonNullResults.insert(index)
        continue
      }
      let result = values.count == 1 ? -1 : index
      if value != .null { outcomes.nonNullResults.insert(index) }
      // What belongs to a resource gives its new owner a use for that one, too (`client.get_database(…)`).
      noteHandedOn(value, state)
      if case .object(let object) = value { noteReturned(object, result: result, state) }
      if !isHolder(value, state) { outcomes.returnsNothingAcquired.insert(result) }
    }
    if values.isEmpty { outcomes.returnsNothingAcquired.insert(-1) }
    for case .object(let result)? in values.map({ evaluate($0, &state) }) { escapeArguments(of: result, &state) }
    for operand in values {
      if let value = evaluate(operand, &state) { escape(value, keepingOwner: false, &state) }
    }
  }

  /// `return f(acquire())`, `return f(g(acquire()))`: what nobody but the calls has seen may be in the result.
  ///
  /// - Parameter keepingExternal: what callers see goes on to be followed.
  mutating func escapeArguments(
    of result: ObjectID, keepingExternal: Bool = false, _ state: inout ResourceState
  ) {
    var reached = [result]
    var next = 0
    while next < reached.count {
      for link in state.passedThrough.links where link.parent == reached[next] && !reached.contains(link.child) {
        let isNamed = state.values.keys.indices.contains {
          graph[state.values.keys[$0]].root != .temporary && state.values.values[$0] == .object(link.child)
        }
        guard !isNamed, !keepingExternal || !objects.isExternal(link.child) else { continue }
        escape(.object(link.child), &state)
        reached.append(link.child)
      }
      next += 1
    }
  }

  /// The open obligations that can be released through an object.
  func held(by object: ObjectID, result: Int = -1, _ state: ResourceState) -> Set<FunctionOutcomes.Returned> {
    var held: Set<FunctionOutcomes.Returned> = []
    for obligation in state.obligations
    where obligation.phase == .open && obligations[obligation.obligation.index].probe == nil {
      if obligation.holder == object {
        held.insert(.init(obligation: obligation.obligation, result: result, path: [], type: nil))
      } else if state.isHeld(obligation, through: object) {
        let path = fieldPath(from: object, to: obligation.holder, state) ?? [Slot.wrapped]
        held.insert(.init(obligation: obligation.obligation, result: result, path: path, type: typeName(of: object)))
      }
    }
    return held
  }

  private mutating func noteReturned(_ object: ObjectID, result: Int, _ state: ResourceState) {
    let held = isReleaser(object) ? [] : held(by: object, result: result, state)
    outcomes.returned.formUnion(held)
    noteArguments(beside: held, state)
    if held.contains(where: { $0.path.isEmpty && mayBeNull($0.obligation, object, state) }) {
      outcomes.returnsNothingAcquired.insert(result)
    }
    for obligation in state.obligations
    where obligation.phase == .open && obligations[obligation.obligation.index].probe != nil
      && obligation.holder != object && state.isHeld(obligation, through: object)
    {
      outcomes.wrapped[obligation.obligation] = CallEffects.Wrap(
        slot: .receiver, field: fieldPath(from: object, to: obligation.holder, state)?.first ?? Slot.wrapped,
        result: result < 0 ? [] : ["[\(result)]"])
    }
    if let slot = visibleSlot(of: object) { outcomes.returnedSlots.insert(.init(slot: slot, result: result)) }
  }

  /// Of what exists only where the handle is not null nobody has asked whether it is (`return find()`).
  private mutating func mayBeNull(_ id: ObligationID, _ object: ObjectID, _ state: ResourceState) -> Bool {
    obligations[id.index].acquisition.condition == .handleIsNonNull
      && state.facts[predicates.id(.isNull(object))] != false
  }

  /// The absolute name of the type of an object that the function made.
  private func typeName(of object: ObjectID) -> String? {
    switch objects[object] {
    case .initial(let place):
      return place == context.newObject ? graph.enclosingType.map { context.names[$0] } : nil
    case .result(let call, -1) where graph[call].traits.contains(.constructor):
      return context.effects[call.index].resultTypes.first
    case .instruction(let block, let index):
      guard case .aggregate(let place, _) = graph[block].instructions[index].operation else { return nil }
      return graph.attributes[place.index].declaredType.map { context.names[$0] }
    case .earlier(let object): return typeName(of: object)
    case .result, .field: return nil
    }
  }

  /// The names of the fields that lead from one object to another, the shortest way.
  private func fieldPath(from start: ObjectID, to end: ObjectID, _ state: ResourceState) -> [String]? {
    var reached: [(object: ObjectID, path: [String])] = [(start, [])]
    var next = 0
    while next < reached.count {
      let (object, path) = reached[next]
      next += 1
      for index in state.heap.keys.indices where state.heap.keys[index].object == object {
        guard case .object(let member) = state.heap.values[index], !reached.contains(where: { $0.object == member })
        else { continue }
        let longer = path + [context.names[state.heap.keys[index].field]]
        if member == end { return longer }
        reached.append((member, longer))
      }
    }
    return nil
  }

  /// How callers see an object that came from outside: a parameter, the receiver, or a field below these.
  func visibleSlot(of object: ObjectID) -> Slot? {
    switch objects[object] {
    case .initial(let place):
      if let index = graph.parameters.firstIndex(where: { $0.place == place }) {
        guard !graph.parameters[index].isVariadic else { return nil }
        return .argument(index, label: graph.parameters[index].label.map { context.names[$0] })
      }
      return graph[place].root == .receiver ? .receiver : nil
    case .field(let base, let name):
      guard var slot = visibleSlot(of: base), slot.path.count < 3 else { return nil }
      slot.path.append(context.names[name])
      return slot
    case .result, .earlier, .instruction: return nil
    }
  }
}
