/// What a call does to a state: first the ways it raises, then the normal return.
extension ResourceDomain {
  mutating func execute(
    call id: CallID, at position: InstructionPosition, range: SourceRange, _ state: inout ResourceState,
    raised: inout [ResourceState]
  ) -> Bool {
    let call = graph[id]
    let effects = context.effects[id.index]
    wake(call, effects, &state)
    executeRaising(id, call, effects, state, at: position, range: range, raised: &raised)
    // A loop without end that runs beside the function keeps nobody waiting.
    guard !effects.neverReturns || call.traits.contains(.spawned) else { return false }
    if let generator = effects.throwsInto, comesBackOut(of: generator, call, &state) { return false }

    checkMarks(id, call, effects, &state, at: range)
    noteArguments(of: call, &state)
    renameEarlier(id, &state)
    for release in effects.releases {
      switch release.condition {
      // When concurrent code releases, nobody knows.
      case .called, .returned, .untilUsed:
        apply(release, of: call, &state, at: call.traits.contains(.spawned) ? nil : range)
      case .sometimes: doubt(release, of: call, &state)
      case .raised, .sometimesRaised, .resultIsFalse, .failed: break
      }
    }
    noteStarted(call, &state, at: range)
    for transfer in effects.transfers { escape(transfer.slot, of: call, &state) }
    passClosures(call, &state)
    if effects.isUnknown, !call.traits.contains(.getter) {
      guard mayReturn(call, &state) else { return false }
      applyDefaults(id, call, &state)
    }
    guard assumeTold(.returned, of: call, effects, &state) else { return false }
    forgetShared(&state)
    bindResult(id, call, effects, &state, at: range)
    for argument in call.arguments {
      // `Code(sqlite3_prepare_v2(…))`: a test of the new value may be one of the outcome.
      guard case .outcome(let tested)? = evaluate(argument.value, &state), tested != id else { continue }
      state.passedThrough.insert(child: object(tested, index: -1), parent: object(id, index: -1))
    }
    for (index, acquisition) in effects.acquisitions.enumerated() {
      acquire(acquisition, index: index, call: id, at: position, range: range, &state)
    }
    for (index, acquisition) in bindOutputs(id, raised: false, &state, at: range) {
      acquire(acquisition, index: index, call: id, at: position, range: range, &state)
    }
    noteView(id, call, &state)
    if let generator = effects.resumes { resume(generator, by: id, at: position, range: range, &state) }
    return true
  }

  /// What the rules beside the leaks look at, before the call changes anything.
  private mutating func checkMarks(
    _ id: CallID, _ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange
  ) {
    checkUnacquired(call, effects, &state, at: range)
    checkUse(call, effects, &state, at: range)
    checkRunning(call, effects, &state, at: range)
    checkNesting(call, effects, &state, at: range)
    checkWait(call, effects, &state, at: range)
    noteTaken(call, effects, &state)
    noteUse(call, effects, &state)
    endActivities(call, effects, &state, at: range)
    noteStatement(id, call, effects, &state, at: range)
  }

  /// Out-parameters are numbered downwards from here, below the result itself.
  static let firstOutParameter = -2

  /// Any call may run the closures that assign a variable. What must be released is followed all the same.
  private func forgetShared(_ state: inout ResourceState) {
    let forgotten = sharedPlaces.filter { state.values[$0] != nil && !isHolder(state.values[$0], state) }
    guard !forgotten.isEmpty else { return }
    // What a closure acquires is out of sight: it can only put a handle there that closures know, too.
    let mayBeHandle = state.hasOpenObligation && capturedPlaces.contains { isHolder(state.values[$0], state) }
    for place in forgotten { state.values[place] = mayBeHandle ? nil : .unheld }
  }

  // MARK: Raising

  private mutating func executeRaising(
    _ id: CallID, _ call: Call, _ effects: CallEffects, _ state: ResourceState, at position: InstructionPosition,
    range: SourceRange, raised: inout [ResourceState]
  ) {
    guard call.traits.contains(.mayThrow) else { return }
    var before = state
    if isView(call, before) { return }
    if endsQuietly(effects.resumes, of: call, &before) { return }
    guard assumeTold(.raised, of: call, effects, &before) else { return }
    let name = context.names[graph[call.callee].name]
    // A release does not raise: what to do about one that fails is nobody's business on a way out.
    if effects.isUnknown, CallNames.isQuietRelease(name), graph[call.callee].parent != nil { return }
    // `undo = conn.close; undo()`
    if effects.isUnknown, graph[call.callee].parent == nil, case .object(let bound)? = evaluate(call.callee, state),
      case .field(_, let method) = objects[bound], CallNames.isQuietRelease(context.names[method])
    {
      return
    }
    // What a commit that fails leaves behind is not the function's any more.
    if effects.marks.contains(.commits) { before.activities.removeAll() }
    if call.traits.contains(.implicit), ManagerStep(method: name) != nil {
      // Whether a manager that fails to enter or leave has cleaned up is its author's business.
      escape(.receiver, of: call, &before)
    }
    for transfer in effects.transfers where transfer.evenOnRaise { escape(transfer.slot, of: call, &before) }
    for wrap in effects.resultWraps where wrap.evenOnRaise { escape(wrap.slot, of: call, &before) }
    if effects.isUnknown, isReleaseInVariable(call, before) { return }
    if effects.isUnknown, case .closure(let function)? = evaluate(call.callee, before),
      let closure = context.closures[function]
    {
      letGoOfTouched(by: closure, &before)
    }
    if effects.isUnknown { passClosures(call, &before) }
    if effects.isUnknown, verb(of: call) != nil {
      for argument in call.arguments {
        if let value = evaluate(argument.value, &before) { escape(value, &before) }
      }
    }
    // `try check(sqlite3_prepare_v2(…))`: what is handed a status and raises says that it was a failure.
    for argument in call.arguments {
      if case .outcome(let checked)? = evaluate(argument.value, &before) { dropConditional(checked, &before) }
    }
    var releases = false
    for release in effects.releases {
      switch release.condition {
      case .called:
        apply(release, of: call, &before)
        releases = true
      case .raised: apply(release, of: call, &before)
      case .sometimesRaised: doubt(release, of: call, &before)
      case .returned, .resultIsFalse, .failed, .untilUsed, .sometimes: break
      }
    }
    if effects.outputs.contains(where: \.onRaise) {
      renameEarlier(id, &before)
      for (index, acquisition) in bindOutputs(id, raised: true, &before, at: range) {
        acquire(acquisition, index: index, call: id, at: position, range: range, &before)
      }
    }
    switch effects.exceptions {
    case .none: return
    case .any:
      if releases && !effects.raisesBesidesReleasing { return }
      raise(.ordinary, at: range, before, into: &raised)
      for type in effects.handles.compactMap(context.names.lookup) {
        raised[raised.count - 1].facts[predicates.id(.caught(type))] = false
      }
    case .types(let types):
      for type in types { raise(.modelled(type), at: range, before, into: &raised) }
    }
    if call.traits.contains(.awaited) { raise(.cancellation, at: range, before, into: &raised) }
  }

  /// What a call is handed, and what the closures among it capture, is not the function's alone any more.
  private mutating func noteArguments(of call: Call, _ state: inout ResourceState) {
    guard !state.obligations.isEmpty else { return }
    for argument in call.arguments {
      switch evaluate(argument.value, &state) {
      case .closure(let function)?:
        for place in context.closures[function]?.captured ?? [] {
          if let value = evaluate(place, state) { noteHandedOn(value, state) }
        }
      case let value?: noteHandedOn(value, state)
      case nil: break
      }
    }
  }

  // MARK: Slots

  /// The value in a slot before the call returns; nil for results and for what is unknown.
  mutating func value(_ slot: Slot, of call: Call, _ state: inout ResourceState) -> Value? {
    var value: Value?
    switch slot.base {
    case .receiver:
      guard let receiver = graph[call.callee].parent ?? calledValue(of: call) else { return nil }
      value = evaluate(receiver, state)
    case .argument(let index, let label):
      guard let argument = argument(index, label: label, of: call) else { return nil }
      value = evaluate(argument.value, &state)
    case .arguments: return nil
    case .result: value = evaluate(call.result, state)
    case .capture(let index):
      guard let function = calledClosure(of: call, state), let closure = context.closures[function],
        index < closure.captured.count
      else { return nil }
      value = evaluate(closure.captured[index], state)
    }
    return value.flatMap { member(slot.path, of: $0, state) }
  }

  /// What the fields of an object lead to.
  mutating func member(_ path: [String], of value: Value, _ state: ResourceState) -> Value? {
    var value = value
    for component in path {
      guard case .object(let object) = value, let name = context.names.lookup(component) else { return nil }
      value =
        state.heap[ResourceState.FieldKey(object: object, field: name)]
        ?? .object(objects.id(.field(object, name)))
    }
    return value
  }

  /// A variable that is called itself: the receiver of what calling it does.
  private func calledValue(of call: Call) -> PlaceID? {
    switch graph[call.callee].root {
    case .local, .temporary, .parameter, .captured: call.callee
    case .receiver, .global, .field, .control: nil
    }
  }

  /// The function of this file that is called, be it through a variable.
  private mutating func calledClosure(of call: Call, _ state: ResourceState) -> FunctionID? {
    if let function = call.function { return function }
    guard case .closure(let function)? = evaluate(call.callee, state) else { return nil }
    return function
  }

  func argument(_ index: Int, label: String?, of call: Call) -> Call.Argument? {
    if let label, let name = context.names.lookup(label),
      let argument = call.arguments.first(where: { $0.label == name })
    {
      return argument
    }
    guard index >= 0, index < call.arguments.count else { return nil }
    let argument = call.arguments[index]
    // In Python a keyword argument is not the n-th positional one; Swift's labels stand in the order of the parameters.
    return argument.label == nil || label == nil ? argument : nil
  }

  private mutating func escape(_ slot: Slot, of call: Call, _ state: inout ResourceState) {
    if let collection = collection(slot, of: call, &state) {
      doubtElements(of: collection, .all, &state)
      // A handle is no collection, whatever is done with what comes of it.
      if case .object(let object) = collection, state.obligations.contains(where: { $0.holder == object }) { return }
    }
    if let value = value(slot, of: call, &state) { escape(value, &state) }
  }

  /// The collection whose elements the slot stands for: which of them is not followed.
  private mutating func collection(_ slot: Slot, of call: Call, _ state: inout ResourceState) -> Value? {
    guard let position = slot.path.firstIndex(of: Slot.element) else { return nil }
    var collection = slot
    collection.path.removeSubrange(position...)
    return value(collection, of: call, &state)
  }

  // MARK: Releases

  /// - Parameter range: where it is released; nil where it only turns out to have been.
  mutating func apply(
    _ release: CallEffects.Release, of call: Call, _ state: inout ResourceState, at range: SourceRange? = nil
  ) {
    if let collection = collection(release.slot, of: call, &state) {
      doubtElements(of: collection, release.kinds, &state)
      return
    }
    guard let value = value(release.slot, of: call, &state) else {
      if isNotGiven(release.slot, call) { return }
      releaseUnknown(release.kinds, &state)
      return
    }
    guard case .object(let object) = value else { return }
    doubtMembers(released: release, through: object, &state)
    doubtElements(behind: object, release.kinds, &state)
    let targets = release.onConnection ? state.ancestors(of: object) : [object]
    let phase: ObligationState.Phase = release.condition == .untilUsed ? .resting : .released
    for index in state.obligations.indices
    where state.obligations[index].isOpenOrResting && state.obligations[index].phase != phase {
      let obligation = state.obligations[index]
      let kinds = kinds(of: obligation)
      guard release.kinds.isSuperset(of: kinds) else { continue }
      let isReached = targets.contains { state.isHeld(obligation, through: $0) }
      let isReleased =
        isReached
        || (mayBeSameConnection(obligation, object, state) && obligations[obligation.obligation.index].probe == nil)
      guard isReleased else { continue }
      state.obligations[index].phase = phase
      guard phase == .released else { continue }
      if isReached, let range { state.obligations[index].releasedAt = range }
      noteReleased(obligation.obligation)
    }
  }

  /// What may have been released, or not, is out of sight; what else the object holds is not.
  private mutating func doubt(_ release: CallEffects.Release, of call: Call, _ state: inout ResourceState) {
    if let collection = collection(release.slot, of: call, &state) {
      doubtElements(of: collection, release.kinds, &state)
      return
    }
    guard release.kinds != .all, let value = value(release.slot, of: call, &state) else {
      escape(release.slot, of: call, &state)
      return
    }
    guard case .object(let object) = value else { return }
    let ancestors = state.ancestors(of: object)
    for index in state.obligations.indices where state.obligations[index].isOpenOrResting {
      let obligation = state.obligations[index]
      guard release.kinds.isSuperset(of: kinds(of: obligation)),
        ancestors.contains(obligation.holder) || state.isHeld(obligation, through: object)
      else { continue }
      state.obligations[index].phase = .escaped
      noteReleased(obligation.obligation)
      if obligations[obligation.obligation.index].probe == nil {
        noteHandedOn(obligation.obligation)
      } else {
        noteDoubted(obligation.obligation)
      }
    }
  }

  /// The argument was left out: there is nothing in the slot.
  private func isNotGiven(_ slot: Slot, _ call: Call) -> Bool {
    guard case .argument(let index, _) = slot.base else { return false }
    return index >= call.arguments.count && call.arguments.allSatisfy { $0.label == nil && $0.mode == .value }
  }

  /// A statement takes what a resting holder had given back.
  private mutating func wake(_ call: Call, _ effects: CallEffects, _ state: inout ResourceState) {
    guard effects.marks.contains(.runsStatement), state.obligations.contains(where: { $0.phase == .resting }),
      case .object(let subject)? = value(effects.marks.subject, of: call, &state)
    else { return }
    let holders = state.ancestors(of: subject)
    for index in state.obligations.indices
    where state.obligations[index].phase == .resting && holders.contains(state.obligations[index].holder) {
      state.obligations[index].phase = .open
    }
  }

  /// Something of these kinds was released, nobody knows which one.
  private mutating func releaseUnknown(_ kinds: ResourceKindSet, _ state: inout ResourceState) {
    for index in state.obligations.indices where state.obligations[index].phase == .open {
      let obligation = state.obligations[index]
      guard kinds.isSuperset(of: self.kinds(of: obligation)),
        obligations[obligation.obligation.index].probe == nil
      else { continue }
      state.obligations[index].phase = .escaped
      noteReleased(obligation.obligation)
      noteHandedOn(obligation.obligation)
    }
  }

  /// A transaction begun through `self.cursor` and committed through `self.connection`: two objects from outside, of
  /// which one may well be derived from the other.
  private func mayBeSameConnection(_ obligation: ObligationState, _ object: ObjectID, _ state: ResourceState) -> Bool {
    let kind = obligations[obligation.obligation.index].acquisition.kind
    guard kind == .transaction || kind == .savepoint else { return false }
    return state.ancestors(of: obligation.holder).allSatisfy { !isAcquired($0) }
      && state.ancestors(of: object).allSatisfy { !isAcquired($0) }
  }

  func isAcquired(_ object: ObjectID) -> Bool {
    switch objects[object] {
    case .result(let call, _): context.effects[call.index].acquisitions.contains { $0.slot.base == .result }
    case .earlier(let object): isAcquired(object)
    case .initial, .field, .instruction: false
    }
  }

  // MARK: Acquisitions

  private mutating func acquire(
    _ acquisition: CallEffects.Acquisition, index: Int, call id: CallID, at position: InstructionPosition,
    range: SourceRange, _ state: inout ResourceState
  ) {
    let call = graph[id]
    guard case .object(let handle)? = value(acquisition.slot, of: call, &state), !isUnfollowedElement(handle),
      !isGiven(acquisition.missing, of: call, &state)
    else { return }
    var holder = handle
    if acquisition.onConnection { holder = connection(of: handle, state) }
    let obligation = obligation(
      call: id, index: index, position: position, range: range, acquisition: acquisition)
    if let open = state.obligations.firstIndex(where: {
      $0.obligation == obligation && !$0.isEarlier && $0.phase == .open && $0.holder == holder
    }) {
      report(state.obligations[open], .again, at: range, state)
    }
    state.obligations.removeAll { $0.obligation == obligation && !$0.isEarlier }
    // What is in somebody else's object by now (`sqlite3_open(path, &self.db)`, `self.tx = conn.transaction()` and then
    // `self.tx.start()`) is that object's.
    let home =
      acquisition.slot.base == .result
      ? nil
      : state.heap.keys.first { key in
        // Several results of one call are in an object that nobody else knows.
        guard state.heap[key] == .object(handle) else { return false }
        return acquisition.slot.isArgument
          ? !isOwn(key.object)
          : objects.isExternal(key.object) || state.facts[predicates.id(.escaped(key.object))] == true
      }
    state.insert(
      ObligationState(
        obligation: obligation, isEarlier: false, phase: .open, holder: holder, acquiredAt: state.path,
        pool: pool(of: call, context.effects[id.index], &state)))
    // So is what is in a variable that others see, or behind a pointer.
    if isOutOfSight(acquisition, of: call),
      let index = state.obligations.firstIndex(where: { $0.obligation == obligation && !$0.isEarlier })
    {
      state.obligations[index].phase = .escaped
    }
    if let home {
      noteKept(.object(handle), in: home.field, of: home.object, state, at: range)
      if let index = state.obligations.firstIndex(where: { $0.obligation == obligation && !$0.isEarlier }) {
        state.obligations[index].phase = .escaped
      }
    }
    if acquisition.condition == .returned, acquisition.slot.base == .result {
      state.facts[predicates.id(.isNull(handle))] = false
      state.facts[predicates.id(.isTrue(handle))] = true
    }
  }

  /// Whether an out-parameter is no variable that the function itself declared.
  private func isOutOfSight(_ acquisition: CallEffects.Acquisition, of call: Call) -> Bool {
    guard case .argument(let index, let label) = acquisition.slot.base, acquisition.slot.path.isEmpty,
      let argument = argument(index, label: label, of: call), case .place(let place) = argument.value
    else { return false }
    if argument.mode == .address { return graph[place].root == .global || graph[place].root == .captured }
    // What begins on an object that is passed is no object of its own.
    let kind = acquisition.kind
    return context.language == .swift && kind != .transaction && kind != .savepoint
  }

  /// An element of the function's own collection under a computed index: which one is not followed.
  private func isUnfollowedElement(_ object: ObjectID) -> Bool {
    guard case .field(let collection, let name) = objects[object] else { return false }
    return context.names[name] == "[*]" && isOwn(collection)
  }

  /// The outermost object that this one was derived from.
  private func connection(of object: ObjectID, _ state: ResourceState) -> ObjectID {
    state.ancestors(of: object).last ?? object
  }
}
