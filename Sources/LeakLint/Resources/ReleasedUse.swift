/// Use of what has been released.
///
/// Known for certain only where the release is on every path to the use and nobody else had the object in between: an
/// exception, an unknown call or a closure that it is handed to ends the certainty.
extension ResourceDomain {
  mutating func checkUse(_ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange) {
    guard state.obligations.contains(where: { $0.isKnownReleased }) else { return }
    if effects.marks.contains(.requiresOpen) {
      guard case .object(let used)? = value(effects.marks.subject, of: call, &state),
        let index = released(under: used, state)
      else { return }
      let obligation = state.obligations[index]
      incidents.add(
        Incident(
          kind: .usedAfterRelease, range: range, obligation: obligation.obligation, cause: obligation.releasedAt,
          start: obligation.acquiredAt, end: state.path))
      state.obligations[index].releasedAt = .none
      return
    }
    // A release that may be repeated changes nothing.
    guard effects.releases.isEmpty || effects.isUnknown else { return }
    doubtReleases(after: call, &state)
  }

  /// The obligation that was released for certain and that the object is, or belongs to.
  private func released(under used: ObjectID, _ state: ResourceState) -> Int? {
    state.obligations.indices.first { index in
      let obligation = state.obligations[index]
      guard obligation.isKnownReleased, isPart(used, of: obligation.holder, state) else { return false }
      return isHandle(obligation) && !state.obligations.contains { $0.phase == .open && $0.holder == used }
    }
  }

  /// Whether the object is the other, or belongs to it: itself, or the call result that it is a part of.
  func isPart(_ object: ObjectID, of owner: ObjectID, _ state: ResourceState) -> Bool {
    var current = object
    while true {
      if current == owner || state.isAncestor(owner, of: current) { return true }
      guard case .field(let base, _) = objects[current] else { return false }
      current = base
    }
  }

  /// Whether the holder is what was acquired, and not an object on which a transaction was begun.
  func isHandle(_ obligation: ObligationState) -> Bool {
    let acquired = obligations[obligation.obligation.index]
    guard acquired.probe == nil else { return false }
    var object = obligation.holder
    while case .earlier(let later) = objects[object] { object = later }
    guard case .result(acquired.call, _) = objects[object] else { return false }
    return true
  }

  /// Whoever gets the object may open it again.
  private mutating func doubtReleases(after call: Call, _ state: inout ResourceState) {
    var handed: [ObjectID] = []
    if let receiver = graph[call.callee].parent, case .object(let object)? = evaluate(receiver, state) {
      handed.append(object)
    }
    for argument in call.arguments {
      if case .object(let object)? = evaluate(argument.value, &state) { handed.append(object) }
      if case .closure? = evaluate(argument.value, &state) { return state.doubtReleases() }
    }
    for index in state.obligations.indices where state.obligations[index].isKnownReleased {
      let obligation = state.obligations[index]
      let isTouched = handed.contains {
        state.isHeld(obligation, through: $0) || state.isAncestor(obligation.holder, of: $0)
          || objects.isRooted(obligation.holder, in: $0)
      }
      if isTouched { state.obligations[index].releasedAt = .none }
    }
  }

  // MARK: Returning

  /// The function returns, by way of its deferred calls: what they make of the results must not be mixed up with what
  /// they do on other ways out.
  mutating func noteReturning(_ state: inout ResourceState) {
    let values = returnOperands()
    if let error = errorOperand(among: values) { noteReturnedError(error, &state) }
    settleErrors(&state)
    guard state.hasOpenObligation, !state.deferred.isEmpty, !mayFail(values, &state) else { return }
    for operand in values {
      guard case .object(let returned)? = evaluate(operand, &state) else { continue }
      let isHandle = state.obligations.contains {
        $0.phase == .open && self.isHandle($0) && isUseless(returned, $0, state)
      }
      if isHandle { state.returning = returned }
    }
  }

  /// Deferred calls ask whether the function fails, not with which error: all errors are one to them, so that returns
  /// that meet in front of them stay what they are.
  private mutating func noteReturnedError(_ error: Operand, _ state: inout ResourceState) {
    let value = evaluate(error, &state)
    if watchesCommits { state.isFailing = isKnownNonNull(value, state) }
    guard !state.deferred.isEmpty, case .place(let place) = error, graph[place].root != .field else { return }
    settle(place, &state)
  }

  /// The same of the variables that deferred calls may ask for it instead (`defer func() { if err != nil … }()` where the
  /// results have no names).
  private mutating func settleErrors(_ state: inout ResourceState) {
    guard !state.deferred.isEmpty else { return }
    for place in errorVariables where !isHolder(state.values[place], state) { settle(place, &state) }
  }

  private mutating func settle(_ place: PlaceID, _ state: inout ResourceState) {
    let value = evaluate(place, state)
    if isKnownNonNull(value, state) || isMadeError(value, state) {
      state.values[place] = .exception(.ordinary)
    } else if isKnownNull(value, state) {
      state.values[place] = .null
    }
  }

  /// What the function returns where all its returns go through one place, as they do behind deferred calls.
  func returnOperands() -> [Operand] {
    var found: [Operand] = []
    for block in graph.blocks {
      guard case .return(let values) = block.terminator else { continue }
      guard found.isEmpty else { return [] }
      found = values
    }
    return found
  }

  /// What a function returns must not have been released by it. Where an error is returned too, nobody looks at the rest.
  mutating func checkReturned(_ values: [Operand], _ state: inout ResourceState, at range: SourceRange) {
    guard state.obligations.contains(where: { $0.isKnownReleased }), !mayFail(values, &state) else { return }
    for operand in values {
      guard case .object(let returned)? = evaluate(operand, &state) else { continue }
      for obligation in state.obligations
      where obligation.isKnownReleased && isHandle(obligation) && isUseless(returned, obligation, state) {
        incidents.add(
          Incident(
            kind: .returnedAfterRelease, range: range, obligation: obligation.obligation, cause: obligation.releasedAt,
            start: obligation.acquiredAt, end: state.path))
      }
    }
  }

  /// Whether the returned object is the released one, holds it as a member, or can do nothing without it.
  private func isUseless(_ returned: ObjectID, _ obligation: ObligationState, _ state: ResourceState) -> Bool {
    if returned == obligation.holder { return requiresOpen(returned) }
    if case .instruction = objects[returned] {
      return requiresOpen(obligation.holder)
        && state.heap.keys.indices.contains {
          state.heap.keys[$0].object == returned && state.heap.values[$0] == .object(obligation.holder)
        }
    }
    return requiresOpen(returned) && state.isAncestor(obligation.holder, of: returned)
  }

  private func requiresOpen(_ object: ObjectID) -> Bool {
    guard case .result(let call, _) = objects[object] else { return false }
    return context.effects[call.index].marks.contains(.resultRequiresOpen)
  }

  /// Whether Go's error among the results may be one.
  mutating func mayFail(_ values: [Operand], _ state: inout ResourceState) -> Bool {
    guard let error = errorOperand(among: values) else { return false }
    return !isKnownNull(evaluate(error, &state), state)
  }

  /// The last of the returned values, where the function declares it an error.
  func errorOperand(among values: [Operand]) -> Operand? {
    guard let last = graph.resultTypes.last, context.names[last] == "error",
      values.count == graph.resultTypes.count
    else { return nil }
    return values.last
  }

  // MARK: What is known of errors

  mutating func isKnownNull(_ value: Value?, _ state: ResourceState) -> Bool {
    switch value {
    case .null?: true
    case .object(let object)?: state.facts[predicates.id(.isNull(object))] == true
    case .outcome(let call)?: state.facts[predicates.id(.succeeded(call))] == true
    case .bool?, .constant?, .closure?, .exception?, .unheld?, nil: false
    }
  }

  mutating func isKnownNonNull(_ value: Value?, _ state: ResourceState) -> Bool {
    switch value {
    case .object(let object)?:
      state.facts[predicates.id(.isNull(object))].map { !$0 } ?? isSentinelError(object)
    case .outcome(let call)?: state.facts[predicates.id(.succeeded(call))] == false
    case .exception?: true
    case .null?, .bool?, .constant?, .closure?, .unheld?, nil: false
    }
  }
}

extension ResourceState {
  /// What handlers do about an exception is not held against them, nor what they do with what was released.
  mutating func beginException() {
    commit = nil
    isRaising = true
    if isHandling { activities.removeAll() }
    doubtReleases()
  }

  /// Code that is not understood may have done anything.
  mutating func doubtEverything() {
    doubtReleases()
    activities.removeAll()
    running.removeAll()
  }

  mutating func doubtReleases() {
    for index in obligations.indices where obligations[index].isKnownReleased { obligations[index].releasedAt = .none }
  }
}
