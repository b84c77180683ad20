/// What a caller may know of a callee.
struct FunctionSummary: Sendable {
  var effects: CallEffects
}

extension ResourceDomain {
  /// Parameters and captured variables stand for what callers hand over: one probe for each and each set of kinds that
  /// the function releases somewhere.
  mutating func addProbes(to state: inout ResourceState) {
    let kinds = releasedKinds()
    for (slot, place) in visibleSlots() {
      guard case .object(let holder)? = evaluate(place, state) else { continue }
      for kinds in kinds {
        let id = addProbe(Obligation.Probe(slot: slot, kinds: kinds))
        state.insert(
          ObligationState(obligation: id, isEarlier: false, phase: .open, holder: holder, acquiredAt: PathTree.root))
      }
    }
  }

  /// The sets of kinds that calls of the function release; all kinds where a release goes by its name only.
  private func releasedKinds() -> [ResourceKindSet] {
    var result: [ResourceKindSet] = [.all]
    for effects in context.effects {
      for release in effects.releases where !result.contains(release.kinds) && result.count < 4 {
        result.append(release.kinds)
      }
    }
    return result
  }

  /// Parameters, receiver and captured variables, with the slots that callers see them in.
  private func visibleSlots() -> [(Slot, PlaceID)] {
    var result: [(Slot, PlaceID)] = []
    for (index, parameter) in graph.parameters.enumerated() where index < 8 {
      result.append((.argument(index, label: parameter.label.map { context.names[$0] }), parameter.place))
    }
    for place in releasedFields() { result.append((Slot(base: .receiver, path: fieldPath(of: place)), place)) }
    for (index, capture) in graph.captures.enumerated() where index < 8 {
      result.append((Slot(base: .capture(index)), capture.inner))
    }
    return result
  }

  /// Fields of the receiver (`self.conn`) that some call of the function releases, by its effects or its name.
  private func releasedFields() -> [PlaceID] {
    var result: [PlaceID] = []
    for (index, call) in graph.calls.enumerated() {
      let effects = context.effects[index]
      var slots = effects.releases.map(\.slot)
      if effects.isUnknown, CallNames.verb(of: context.names[graph[call.callee].name]) == .release {
        slots = [.receiver] + call.arguments.indices.map { .argument($0) }
      }
      for slot in slots {
        let place: PlaceID? =
          switch slot.base {
          case .receiver: graph[call.callee].parent
          case .argument(let index, let label):
            if case .place(let place)? = argument(index, label: label, of: call)?.value { place } else { nil }
          case .result, .capture: nil
          }
        guard let place, graph[place].root == .field, graph[graph.root(of: place)].root == .receiver,
          !result.contains(place), result.count < 8
        else { continue }
        result.append(place)
      }
    }
    return result
  }

  private func fieldPath(of place: PlaceID) -> [String] {
    var path: [String] = []
    var current = place
    while let parent = graph[current].parent {
      path.insert(context.names[graph[current].name], at: 0)
      current = parent
    }
    return path
  }

  // MARK: Summary

  func summary() -> FunctionSummary {
    var effects = CallEffects()
    for (index, obligation) in obligations.enumerated() {
      if let probe = obligation.probe {
        addFate(of: probe, ObligationID(index), to: &effects)
      }
    }
    addAcquisitions(to: &effects)
    if outcomes.returnedSlots.count == 1, let returned = outcomes.returnedSlots.first, returned.result == -1 {
      effects.resultAlias = returned.slot
    }
    if outcomes.resultTruths.isSubset(of: [.null, .isFalse]) {
      effects.resultNullness = .null
    } else if outcomes.resultTruths == [.nonNull] {
      effects.resultNullness = .nonNull
    }
    if !outcomes.raises {
      effects.exceptions = .none
    } else if !outcomes.raisedTypes.isEmpty, !outcomes.raisedTypes.contains(nil) {
      effects.exceptions = .types(outcomes.raisedTypes.compactMap { $0 }.sorted())
    }
    effects.usedCaptures = outcomes.usedCaptures.sorted()
    effects.neverReturns = !outcomes.returns && !graph.traits.contains(.generator)
    return FunctionSummary(effects: effects)
  }

  private func addFate(of probe: Obligation.Probe, _ id: ObligationID, to effects: inout CallEffects) {
    // A path on which the argument is null says nothing of arguments that are not.
    let returned = outcomes.probesAtReturn[id, default: []].subtracting([.none])
    let raised = outcomes.probesAtRaise[id, default: []].subtracting([.none])
    guard !returned.union(raised).isSubset(of: [.open]) else { return }
    if returned == [.released] || (returned.isEmpty && raised == [.released]) {
      let condition: CallEffects.Release.Condition = raised.isSubset(of: [.released]) ? .called : .returned
      effects.releases.append(.init(slot: probe.slot, kinds: probe.kinds, condition: condition))
    } else if returned.union(raised).contains(.escaped) {
      // Part of the new object, which the caller gets; returned as it came, it is the caller's as before.
      if let field = outcomes.wrapped[id] {
        let wrap = CallEffects.Wrap(slot: probe.slot, field: field)
        if !effects.resultWraps.contains(wrap) { effects.resultWraps.append(wrap) }
      } else if !outcomes.returnedSlots.contains(where: { $0.slot == probe.slot }) {
        let transfer = CallEffects.Transfer(
          slot: probe.slot, evenOnRaise: raised.isSubset(of: [.escaped, .released]))
        if !effects.transfers.contains(transfer) { effects.transfers.append(transfer) }
      }
    } else {
      effects.releases.append(.init(slot: probe.slot, kinds: probe.kinds, condition: .sometimes))
    }
  }

  private func addAcquisitions(to effects: inout CallEffects) {
    // The caller of a generator function gets a generator, not what it yields.
    guard !graph.traits.contains(.generator) else { return }
    let errorIndex = errorResult()
    let found = outcomes.returned.sorted {
      ($0.obligation, $0.result, $0.path.joined()) < ($1.obligation, $1.result, $1.path.joined())
    }
    for returned in found {
      var acquisition = obligations[returned.obligation.index].acquisition
      acquisition.slot = .result
      acquisition.slot.path = (returned.result < 0 ? [] : ["[\(returned.result)]"]) + returned.path
      acquisition.onConnection = false
      if let errorIndex {
        acquisition.condition = .errorIsNull(.result(errorIndex))
      } else if outcomes.returnsNothingAcquired.contains(returned.result) {
        acquisition.condition = .handleIsNonNull
      } else {
        acquisition.condition = .returned
      }
      add(acquisition, of: returned.obligation, to: &effects)
    }
    for id in outcomes.leftOpen.sorted() where !released.contains(id) {
      guard obligations[id.index].probe == nil, let slot = slotOfHolder(id) else { continue }
      var acquisition = obligations[id.index].acquisition
      acquisition.slot = slot
      acquisition.condition = .returned
      add(acquisition, of: id, to: &effects)
    }
  }

  private func add(_ acquisition: CallEffects.Acquisition, of id: ObligationID, to effects: inout CallEffects) {
    var acquisition = acquisition
    acquisition.origin.insert(
      .init(
        function: context.names[graph.qualifiedName], path: context.path,
        line: obligations[id.index].range.line), at: 0)
    let isKnown = effects.acquisitions.contains { $0.kind == acquisition.kind && $0.slot == acquisition.slot }
    if !isKnown { effects.acquisitions.append(acquisition) }
  }

  /// The index of Go's error among several results.
  private func errorResult() -> Int? {
    guard graph.resultTypes.count > 1, let last = graph.resultTypes.last, context.names[last] == "error" else {
      return nil
    }
    return graph.resultTypes.count - 1
  }

  private func slotOfHolder(_ id: ObligationID) -> Slot? {
    outcomes.holders[id].flatMap { visibleSlot(of: $0) }
  }
}
