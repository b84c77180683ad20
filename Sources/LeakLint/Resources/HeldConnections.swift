/// What a function does while it holds a connection: take a second one, or wait for somebody else.
extension ResourceDomain {
  /// A second connection out of the same pool: when every holder of one waits for another, nobody goes on.
  mutating func checkNesting(_ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange)
  {
    guard effects.marks.contains(.takesConnection), state.hasOpenObligation || !context.heldPools.isEmpty,
      !call.traits.contains(.spawned), let pool = pool(of: call, effects, &state)
    else { return }
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

  /// The pool that the call takes a connection out of, without what it is wrapped in (`db.WithContext(ctx)`).
  mutating func pool(of call: Call, _ effects: CallEffects, _ state: inout ResourceState) -> ObjectID? {
    guard effects.marks.contains(.takesConnection),
      case .object(var pool)? = value(effects.marks.subject, of: call, &state)
    else { return nil }
    guard let wrapped = context.names.lookup(Slot.wrapped) else { return pool }
    for _ in 0..<8 {
      guard case .object(let inner)? = state.heap[ResourceState.FieldKey(object: pool, field: wrapped)] else { break }
      pool = inner
    }
    return pool
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
