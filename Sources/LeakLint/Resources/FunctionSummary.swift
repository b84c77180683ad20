/// What a caller may know of a callee.
struct FunctionSummary: Sendable {
  var effects: CallEffects
}

extension ResourceDomain {
  /// Parameters and captured variables stand for what callers hand over: one probe for each and each set of kinds that
  /// the function releases somewhere.
  mutating func addProbes(to state: inout ResourceState) {
    state.isUneventful = !context.effects.contains {
      !$0.acquisitions.isEmpty || !$0.releases.isEmpty || !$0.yields.isEmpty || $0.resumes != nil
    }
    let kinds = releasedKinds()
    for (slot, holder) in visibleSlots(state) {
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
      // What becomes of elements of collections is found out without probes.
      for release in effects.releases where !release.slot.path.contains(Slot.element) {
        if !result.contains(release.kinds), result.count < 5 { result.append(release.kinds) }
      }
    }
    return result
  }

  /// Parameters, captured variables, and the fields of these and of the receiver that are released, with the slots that
  /// callers see them in.
  private mutating func visibleSlots(_ state: ResourceState) -> [(Slot, ObjectID)] {
    var slots: [Slot] = []
    for index in graph.parameters.indices.prefix(8) { slots.append(parameterSlot(index)) }
    slots += releasedFields()
    for index in graph.captures.indices.prefix(8) { slots.append(Slot(base: .capture(index))) }
    return slots.compactMap { slot in object(in: slot, state).map { (slot, $0) } }
  }

  func parameterSlot(_ index: Int) -> Slot {
    if graph.parameters[index].isVariadic { return Slot(base: .arguments(from: index)) }
    return .argument(index, label: graph.parameters[index].label.map { context.names[$0] })
  }

  /// The object that the function finds in a slot when it starts; nil where the file has no such name.
  private mutating func object(in slot: Slot, _ state: ResourceState) -> ObjectID? {
    let root: PlaceID? =
      switch slot.base {
      case .receiver: graph.places.indices.lazy.map(PlaceID.init).first { graph[$0].root == .receiver }
      case .argument(let index, _), .arguments(let index): graph.parameters[index].place
      case .capture(let index): graph.captures[index].inner
      case .result: nil
      }
    guard let root, case .object(var object)? = evaluate(root, state) else { return nil }
    for component in slot.path {
      guard let name = context.names.lookup(component) else { return nil }
      object = objects.id(.field(object, name))
    }
    return object
  }

  /// Fields (`self.conn`, `store.conn`) that some call of the function releases, by its effects or its name: itself, or
  /// through another function (`self.close()`).
  private func releasedFields() -> [Slot] {
    var result: [Slot] = []
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
          case .result, .capture, .arguments: nil
          }
        guard let (place, element) = place.map(origin), var field = visibleRoot(of: place) else { continue }
        field.path = fieldPath(of: place) + element + slot.path
        // An extension of a library's type may release its receiver.
        let isOwnReceiver = field == .receiver && !effects.isUnknown
        guard !field.path.isEmpty || isOwnReceiver, field.path.count < 4, !result.contains(field), result.count < 8
        else { continue }
        result.append(field)
      }
    }
    return result
  }

  /// Where the value of a local variable comes from: `conn = self.conn`, or `with self.conn as conn:`, or as an element
  /// `for conn in conns`.
  private func origin(of place: PlaceID) -> (place: PlaceID, path: [String]) {
    var place = place
    for _ in 0..<4 {
      switch graph[place].root {
      case .local, .temporary: break
      case .parameter, .receiver, .captured, .global, .field, .control: return (place, [])
      }
      switch source(of: place) {
      case .place(let source): place = source
      case .element(let collection): return (collection, [Slot.element])
      case nil: return (place, [])
      }
    }
    return (place, [])
  }

  private enum Source: Equatable {
    case place(PlaceID)
    /// An element of a parameter.
    case element(of: PlaceID)
  }

  /// What is assigned to a place, or given back by the call whose result it is; nil where nothing or several things are.
  private func source(of place: PlaceID) -> Source? {
    var found: Source?
    for block in graph.blocks {
      for instruction in block.instructions {
        var source: Source?
        switch instruction.operation {
        case .assign(place, .place(let assigned)): source = .place(assigned)
        case .assign(place, _): return nil
        case .iterate(place, .place(let collection), _) where graph[collection].root == .parameter:
          source = .element(of: collection)
        case .call(let id) where graph[id].result == place:
          guard context.effects[id.index].resultAlias == .receiver else { return nil }
          source = graph[graph[id].callee].parent.map { .place($0) }
        default: continue
        }
        guard found == nil || found == source, let source else { return nil }
        found = source
      }
    }
    return found
  }

  /// The slot of what callers see at the bottom of a field path.
  func visibleRoot(of place: PlaceID) -> Slot? {
    let root = graph.root(of: place)
    switch graph[root].root {
    case .receiver: return .receiver
    case .parameter: return graph.parameters.firstIndex { $0.place == root }.map(parameterSlot)
    case .captured: return graph.captures.firstIndex { $0.inner == root }.map { Slot(base: .capture($0)) }
    case .local, .temporary, .global, .control, .field: return nil
    }
  }

  func fieldPath(of place: PlaceID) -> [String] {
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
    addOutputs(to: &effects)
    addForwardedReleases(to: &effects)
    addElementReleases(to: &effects)
    if outcomes.returnedSlots.count == 1, let returned = outcomes.returnedSlots.first, returned.result == -1 {
      effects.resultAlias = returned.slot
    }
    effects.partAliases = partAliases()
    effects.resultOfCalling = calledForResult()
    if graph.traits.contains(.generator) {
      effects.resultNullness = .nonNull
      effects.swallowsExceptions = outcomes.swallows
      effects.alwaysSwallows = outcomes.swallows && !outcomes.passesOn
      effects.endsWhenThrownInto = !outcomes.yieldsWhenThrownInto
      effects.endsQuietly = !outcomes.raisesBehindYield
      effects.yieldsOnce = !outcomes.yieldsAgain
      effects.entersQuietly = !outcomes.raisesByItself
    } else if outcomes.resultTruths.isSubset(of: [.null, .isFalse]) {
      effects.resultNullness = .null
    } else if outcomes.resultTruths == [.isTrue] {
      effects.resultNullness = .isTrue
    } else if outcomes.resultTruths.isSubset(of: [.nonNull, .isTrue]), !outcomes.resultTruths.isEmpty {
      effects.resultNullness = .nonNull
    }
    if graph.resultTypes.count > 1, outcomes.returns, context.language == .go {
      effects.nullResults = graph.resultTypes.indices.filter { !outcomes.nonNullResults.contains($0) }
    }
    // Calling a generator function runs nothing of it.
    if !outcomes.raises || graph.traits.contains(.generator) {
      effects.exceptions = .none
    } else if !outcomes.raisedTypes.isEmpty, !outcomes.raisedTypes.contains(nil) {
      effects.exceptions = .types(outcomes.raisedTypes.compactMap { $0 }.sorted())
    }
    if effects.exceptions == .any { effects.handles = (outcomes.handledTypes ?? []).sorted() }
    effects.raisesBesidesReleasing = effects.exceptions != .none
    effects.mayFailToConstruct = outcomes.failsToConstruct
    if !graph.traits.contains(.generator) {
      effects.takes = (outcomes.taken ?? []).sorted().compactMap { visibleSlot(of: $0) }
      effects.isExternalWait = outcomes.waits ?? false
    }
    effects.usedCaptures = outcomes.usedCaptures.sorted()
    // (Of what else functions do, other files are not asked.)
    if effects.isInteresting, !graph.traits.contains(.generator) {
      effects.tells = tells()
      effects.flags = outcomes.constantFlags
    }
    effects.neverReturns = !outcomes.returns && !graph.traits.contains(.generator)
    return FunctionSummary(effects: effects)
  }

  /// Of each of several results that is nothing else, or null, on all ways.
  private func partAliases() -> [CallEffects.PartAlias] {
    let byResult = Dictionary(grouping: outcomes.returnedSlots.filter { $0.result >= 0 }, by: \.result)
    return byResult.sorted { $0.key < $1.key }.compactMap { result, returned in
      returned.count == 1 ? .init(part: ["[\(result)]"], slot: returned[0].slot) : nil
    }
  }

  private func addFate(of probe: Obligation.Probe, _ id: ObligationID, to effects: inout CallEffects) {
    // A path on which the argument is null says nothing of arguments that are not.
    let returned = outcomes.probesAtReturn[id, default: []].subtracting([.none])
    let raised = outcomes.probesAtRaise[id, default: []].subtracting([.none])
    guard !returned.union(raised).isSubset(of: [.open]) else { return }
    if returned.contains(.resting) {
      guard returned.isSubset(of: [.resting, .released]) else { return }
      effects.releases.append(.init(slot: probe.slot, kinds: probe.kinds, condition: .untilUsed))
    } else if returned == [.released] || (returned.isEmpty && raised == [.released]) {
      let condition: CallEffects.Release.Condition = raised.isSubset(of: [.released]) ? .called : .returned
      effects.releases.append(.init(slot: probe.slot, kinds: probe.kinds, condition: condition))
    } else if returned.contains(.escaped) || returned.isEmpty && raised.contains(.escaped),
      !doubted.contains(id) || letGo.contains(id)
    {
      // Part of the new object, which the caller gets; returned as it came, it is the caller's as before.
      if var wrap = outcomes.wrapped[id] {
        wrap.slot = probe.slot
        wrap.evenOnRaise = !raised.isEmpty && raised.isSubset(of: [.escaped, .released])
        if !effects.resultWraps.contains(wrap) { effects.resultWraps.append(wrap) }
      } else if !outcomes.returnedSlots.contains(where: { $0.slot == probe.slot }) {
        let transfer = CallEffects.Transfer(
          slot: probe.slot, evenOnRaise: raised.isSubset(of: [.escaped, .released]))
        if !effects.transfers.contains(transfer) { effects.transfers.append(transfer) }
      } else {
        // `return nil, err` behind a release, or the argument, which is the caller's as before.
        addReleases(of: probe, returned: returned.contains(.released) ? [.sometimes] : [], raised: raised, to: &effects)
      }
    } else {
      addReleases(of: probe, returned: returned.isSubset(of: [.open]) ? [] : [.sometimes], raised: raised, to: &effects)
    }
  }

  private func addReleases(
    of probe: Obligation.Probe, returned: [CallEffects.Release.Condition], raised: Set<ObligationState.Phase>,
    to effects: inout CallEffects
  ) {
    var conditions = returned
    if !raised.isSubset(of: [.open]) { conditions.append(raised == [.released] ? .raised : .sometimesRaised) }
    for condition in conditions {
      effects.releases.append(.init(slot: probe.slot, kinds: probe.kinds, condition: condition))
    }
  }

  private func addAcquisitions(to effects: inout CallEffects) {
    // The caller of a generator function gets a generator, not what it yields.
    guard !graph.traits.contains(.generator) else {
      addYields(to: &effects)
      return
    }
    let errorIndex = errorResult()
    for returned in sorted(outcomes.returned) {
      var acquisition = handedOut(returned)
      if let errorIndex {
        acquisition.condition = .errorIsNull(.result(errorIndex))
      } else if let path = outcomes.errors[returned.obligation] {
        acquisition.condition = .errorIsNull(Slot(base: .result, path: path))
      } else if let path = outcomes.flag(tellingOf: returned.obligation) {
        acquisition.condition = .isTrue(Slot(base: .result, path: path))
      } else if outcomes.returnsNothingAcquired.contains(returned.result) {
        acquisition.condition = .handleIsNonNull
        // What else is in the object may tell that it holds nothing.
        if !returned.path.isEmpty { acquisition.confidence = .low }
      } else {
        acquisition.condition = .returned
      }
      acquisition.missing = missingArgument(returned.obligation)
      add(acquisition, of: returned.obligation, to: &effects)
    }
    for id in outcomes.leftOpen.sorted() where !released.contains(id) {
      guard obligations[id.index].probe == nil, let slot = slotOfHolder(id) else { continue }
      var acquisition = obligations[id.index].acquisition
      acquisition.slot = slot
      acquisition.condition = .returned
      acquisition.missing = nil
      add(acquisition, of: id, to: &effects)
    }
  }

  private func sorted(_ returned: Set<FunctionOutcomes.Returned>) -> [FunctionOutcomes.Returned] {
    returned.sorted {
      ($0.obligation, $0.result, $0.path.joined(), $0.type ?? "")
        < ($1.obligation, $1.result, $1.path.joined(), $1.type ?? "")
    }
  }

  /// An acquisition as the caller sees it.
  private func handedOut(_ returned: FunctionOutcomes.Returned) -> CallEffects.Acquisition {
    var acquisition = obligations[returned.obligation.index].acquisition
    acquisition.slot = .result
    acquisition.slot.path = (returned.result < 0 ? [] : ["[\(returned.result)]"]) + returned.path
    acquisition.onConnection = false
    acquisition.missing = nil
    acquisition.owner = returned.type.flatMap { type in returned.path.first.map { .init(type: type, field: $0) } }
    let path = acquisition.slot.path
    acquisition.companions = outcomes.companions[returned.obligation, default: []].filter { $0.path != path }
      .sorted { $0.path.lexicographicallyPrecedes($1.path) }
    return acquisition
  }

  /// What a generator does not release when it is closed is its own leak, and no business of whoever drives it.
  private func addYields(to effects: inout CallEffects) {
    effects.isAsynchronous = graph.traits.contains(.async)
    let leaking = Set(leaks.lazy.filter { $0.exit == .thrownAtYield }.map(\.obligation))
    for yielded in sorted(outcomes.yielded) where !leaking.contains(yielded.obligation) && yielded.path.isEmpty {
      var acquisition = originated(handedOut(yielded), yielded.obligation)
      acquisition.condition = .returned
      acquisition.confidence = min(acquisition.confidence, .medium)
      if !effects.yields.contains(where: { $0.kind == acquisition.kind }) { effects.yields.append(acquisition) }
    }
  }

  private func add(_ acquisition: CallEffects.Acquisition, of id: ObligationID, to effects: inout CallEffects) {
    let known = effects.acquisitions.firstIndex { $0.kind == acquisition.kind && $0.slot == acquisition.slot }
    guard let known else {
      effects.acquisitions.append(originated(acquisition, id))
      return
    }
    if effects.acquisitions[known].missing != acquisition.missing { effects.acquisitions[known].missing = nil }
  }

  func originated(_ acquisition: CallEffects.Acquisition, _ id: ObligationID) -> CallEffects.Acquisition {
    var acquisition = acquisition
    let obligation = obligations[id.index]
    let callee = context.names[graph[graph[obligation.call].callee].name].lastNameComponent
    acquisition.origin.insert(
      .init(
        function: context.names[graph.qualifiedName], callee: callee, path: context.path, line: obligation.range.line),
      at: 0)
    return acquisition
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
