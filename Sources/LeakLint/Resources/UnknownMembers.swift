/// Members of the function's objects that nobody in sight assigned: properties that are computed, mostly from a field.
extension ResourceDomain {
  /// `store.client.close()`, where `client` gives the connection that the store keeps in another field: what the object
  /// holds may have been released. So may be what a wrapper was given of which nothing is known (`close(box.raw)`).
  mutating func doubtMembers(
    released release: CallEffects.Release, through object: ObjectID, _ state: inout ResourceState
  ) {
    guard case .field(let owner, _) = objects[object], !objects.isExternal(owner) else { return }
    let wrapper = self.owner(of: owner)
    for index in state.obligations.indices where state.obligations[index].phase == .open {
      let obligation = state.obligations[index]
      guard obligation.holder != object, obligations[obligation.obligation.index].probe == nil,
        release.kinds.isSuperset(of: kinds(of: obligation)),
        isMember(obligation.holder) && state.isHeld(obligation, through: owner)
          || isUnknownWrapper(wrapper, of: obligation) && state.isHeld(obligation, through: wrapper)
      else { continue }
      state.obligations[index].phase = .escaped
      noteReleased(obligation.obligation)
    }
  }

  /// `wrapper := Wrap(conn)`, `return wrapper.Conn`: what is handed on is a member of an object that wraps what was
  /// acquired, and that nobody in sight made. It may be what was acquired.
  mutating func letGoOfWrapped(handedOn value: Value?, _ state: inout ResourceState) {
    guard case .object(let member)? = value, case .field(let wrapper, _) = objects[member],
      !objects.isExternal(wrapper)
    else { return }
    for index in state.obligations.indices where state.obligations[index].phase == .open {
      let obligation = state.obligations[index]
      guard obligation.holder != member, state.isHeld(obligation, through: wrapper),
        isUnknownWrapper(wrapper, of: obligation)
      else { continue }
      state.obligations[index].phase = .escaped
      noteHandedOn(obligation.obligation)
      noteLetGo(obligation.obligation)
    }
  }

  /// `if case .open(let db) = state`, and it is not: what a wrapper of which nothing is known is compared with tells what
  /// it holds, and where it is something else nobody can reach that by what it was made of.
  mutating func letGoOfWrapped(unequal value: Value?, _ state: inout ResourceState) {
    guard case .object(let object)? = value else { return }
    let wrapper = owner(of: object)
    guard case .result = objects[wrapper] else { return }
    for index in state.obligations.indices where state.obligations[index].phase == .open {
      let obligation = state.obligations[index]
      guard isUnknownWrapper(wrapper, of: obligation), state.isHeld(obligation, through: wrapper) else { continue }
      state.obligations[index].phase = .escaped
      noteLetGo(obligation.obligation)
    }
  }

  /// A constructor made the wrapper of which nothing is known, here or in a function that gave it.
  private func isUnknownWrapper(_ wrapper: ObjectID, of obligation: ObligationState) -> Bool {
    if obligations[obligation.obligation.index].acquisition.slot.path.contains(Slot.wrapped) { return true }
    guard obligation.holder != wrapper else { return false }
    // An element of a collection that is read by other ways than it was put there.
    if isContainer(.object(wrapper)) { return true }
    guard case .result(let call, _) = objects[wrapper] else { return false }
    return context.effects[call.index].isUnknown && wrapsArguments(call)
  }

  /// Whether the object is in a field of what a call made, and not what it made.
  private func isMember(_ object: ObjectID) -> Bool {
    switch objects[object] {
    case .result(_, let index): index >= 0
    case .earlier(let object): isMember(object)
    case .initial, .field, .instruction: false
    }
  }
}
