/// What a function does while it holds a connection: take a second one, or wait for somebody else.
extension ResourceDomain {
  /// A second connection out of the same pool: when every holder of one waits for another, nobody goes on.
  mutating func checkNesting(_ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange)
  {
    guard state.hasOpenObligation || !context.heldPools.isEmpty, !call.traits.contains(.spawned) else { return }
    for pool in pools(of: call, effects, &state) { checkNesting(in: pool, &state, at: range) }
  }

  private mutating func checkNesting(in pool: ObjectID, _ state: inout ResourceState, at range: SourceRange) {
    for held in context.heldPools where evaluate(held.place, state) == .object(pool) {
      return incidents.add(
        Incident(kind: .acquiredWhileHolding, range: range, cause: held.range, start: state.path, end: state.path))
    }
    for held in state.obligations where held.phase == .open && held.pool == pool && isHeldForCertain(held, state) {
      // One of an earlier round of the loop is another rule's business.
      guard obligations[held.obligation.index].range != range else { continue }
      guard [.connection, .lease, .transaction, .session].contains(obligations[held.obligation.index].acquisition.kind)
      else { continue }
      incidents.add(
        Incident(
          kind: .acquiredWhileHolding, range: range, obligation: held.obligation, start: held.acquiredAt,
          end: state.path))
      return
    }
  }

  /// The pool that the call takes a connection out of; nil where there are several.
  mutating func pool(of call: Call, _ effects: CallEffects, _ state: inout ResourceState) -> ObjectID? {
    let pools = pools(of: call, effects, &state)
    return pools.count == 1 ? pools[0] : nil
  }

  private mutating func pools(of call: Call, _ effects: CallEffects, _ state: inout ResourceState) -> [ObjectID] {
    let slots = effects.marks.contains(.takesConnection) ? [effects.marks.subject] : effects.takes
    return slots.compactMap { pool(in: $0, of: call, &state) }
  }

  /// Without what it is wrapped in (`db.WithContext(ctx)`).
  private mutating func pool(in slot: Slot, of call: Call, _ state: inout ResourceState) -> ObjectID? {
    guard case .object(var pool)? = value(slot, of: call, &state) else { return nil }
    guard let wrapped = context.names.lookup(Slot.wrapped) else { return pool }
    for _ in 0..<8 {
      guard case .object(let inner)? = state.heap[ResourceState.FieldKey(object: pool, field: wrapped)] else { break }
      pool = inner
    }
    return pool
  }

  // MARK: Told to callers

  /// Pools of others that a connection is taken out of here, and waits.
  mutating func noteTaken(_ call: Call, _ effects: CallEffects, _ state: inout ResourceState) {
    guard !call.traits.contains(.spawned) else { return }
    if effects.isExternalWait { state.hasWaited = true }
    for pool in pools(of: call, effects, &state) where state.taken.count < 4 && visibleSlot(of: pool) != nil {
      if !state.taken.contains(pool) { state.taken.append(pool) }
    }
  }

  /// At a return of the function: what happened on all ways to one is what callers may know.
  mutating func noteTakenAtReturn(_ state: ResourceState) {
    let taken = Set(state.taken)
    outcomes.taken = outcomes.taken.map { $0.intersection(taken) } ?? taken
    outcomes.waits = (outcomes.waits ?? true) && state.hasWaited
  }

  mutating func checkWait(_ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange) {
    guard effects.isExternalWait, !call.traits.contains(.spawned) else { return }
    for held in state.obligations where held.phase == .open && isHeldForCertain(held, state) {
      guard obligations[held.obligation.index].acquisition.kind == .transaction else { continue }
      incidents.add(
        Incident(
          kind: .waitedInTransaction, range: range, obligation: held.obligation, start: held.acquiredAt,
          end: state.path))
      return
    }
    guard let activity = state.activities.first(where: \.isImplicit) else { return }
    incidents.add(
      Incident(
        kind: .waitedInImplicitTransaction, range: range, cause: activity.range, start: activity.path, end: state.path))
  }

  /// Whether the acquisition is known to have succeeded.
  private mutating func isHeldForCertain(_ held: ObligationState, _ state: ResourceState) -> Bool {
    let obligation = obligations[held.obligation.index]
    guard obligation.probe == nil else { return false }
    switch obligation.acquisition.condition {
    case .returned: return true
    case .handleIsNonNull: return state.facts[predicates.id(.isNull(held.holder))] == false
    case .errorIsNull, .resultEquals, .statusEquals, .isTrue:
      return state.facts[predicates.id(.succeeded(obligation.call))] == true
    }
  }
}
