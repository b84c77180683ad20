/// Who holds what: losing the last way to reach an obligation, handing one over.
extension ResourceDomain {
  /// What can be released through the value is somebody else's to use from here on.
  mutating func noteHandedOn(_ value: Value, _ state: ResourceState) {
    guard case .object(let object) = value else { return }
    let ancestors = state.ancestors(of: owner(of: object))
    for obligation in state.obligations
    where ancestors.contains(obligation.holder) || state.isHeld(obligation, through: object) {
      noteHandedOn(obligation.obligation)
    }
  }

  /// Whether an open obligation can be released through the value.
  func isHolder(_ value: Value?, _ state: ResourceState) -> Bool {
    guard case .object(let object)? = value else { return false }
    return state.obligations.contains { $0.isOpenOrResting && state.isHeld($0, through: object) }
  }

  /// Whether an open obligation can be reached from the value, be it only from a cursor to its connection.
  func leadsToHolder(_ value: Value?, _ state: ResourceState) -> Bool {
    guard case .object(let object)? = value, state.obligations.contains(where: \.isOpenOrResting) else { return false }
    let reachable = state.reachable(from: object)
    return state.obligations.contains { $0.isOpenOrResting && reachable.contains($0.holder) }
  }

  /// A place that held `old` now holds `new`: an open obligation that nothing else reaches has leaked.
  mutating func lose(_ old: Value, for new: Value?, _ state: inout ResourceState, at range: SourceRange) {
    guard case .object(let lost) = old else { return }
    let object = isRelease(lost) ? owner(of: lost) : lost
    for index in state.obligations.indices {
      let obligation = state.obligations[index]
      guard obligation.phase == .open, state.isHeld(obligation, through: object),
        !objects.isExternal(obligation.holder),
        !isReachable(obligation, state)
      else { continue }
      state.obligations[index].phase = .escaped
      if let new, mayHandOn(object, to: new, state) { continue }
      report(obligation, .overwritten, at: range, state)
    }
  }

  private func isReachable(_ obligation: ObligationState, _ state: ResourceState) -> Bool {
    var closures: Set<FunctionID> = []
    func reaches(_ value: Value?) -> Bool {
      switch value {
      case .object(let object)?:
        return state.isHeld(obligation, through: object)
          || isRelease(object) && state.isHeld(obligation, through: owner(of: object))
      case .closure(let function)?:
        guard let closure = context.closures[function] else { return true }
        // Variables are captured, not what they held.
        guard closures.insert(function).inserted else { return false }
        return closure.captured.contains { reaches(state.values[$0]) }
      default: return false
      }
    }
    for index in state.values.keys.indices where reaches(state.values.values[index]) {
      let place = state.values.keys[index]
      // A temporary that is still to be read keeps what it holds: `a, b = b, a`, and the manager of a `with`.
      if graph[place].root != .temporary || isRead(place) { return true }
    }
    // A member of a container is reached through the container, which the links say.
    return state.deferred.contains { $0.values.contains(where: reaches) }
  }

  /// Whether the temporary may be read after the current instruction.
  private func isRead(_ temporary: PlaceID) -> Bool {
    let last = lastUses[temporary.index]
    if last < Int.max || homeBlocks[temporary.index] != nil { return last > current }
    return TemporaryHomes.isRead(temporary, behind: current, of: currentBlock, in: graph)
  }

  /// `x = f(x)`: the new value may be what `x` was, in other clothes.
  private func mayHandOn(_ object: ObjectID, to new: Value, _ state: ResourceState) -> Bool {
    guard case .object(let result) = new else { return false }
    return state.passedThrough.contains(child: object, parent: result)
  }

  /// Ownership of the value goes out of sight: of what it holds, of what belongs to it, and of what it belongs to (a
  /// stored cursor keeps its connection reachable).
  ///
  /// - Parameter keepingOwner: whether a field of an object takes its object along, as a bound method does. What a
  ///   function returns is more often a plain field (`return cur.rowcount`).
  mutating func escape(_ value: Value, keepingOwner: Bool = true, _ state: inout ResourceState) {
    var pending = [value]
    // An object may keep a closure that captures the object.
    var closures: Set<FunctionID> = []
    while let next = pending.popLast() {
      switch next {
      case .object(let reached):
        let object = keepingOwner || !closures.isEmpty ? owner(of: reached) : reached
        doubtElements(behind: object, .all, &state)
        letGo(of: object, &state)
        for index in state.heap.keys.indices where state.heap.keys[index].object == object {
          if case .closure = state.heap.values[index] { pending.append(state.heap.values[index]) }
        }
      case .closure(let function):
        guard let closure = context.closures[function], closures.insert(function).inserted else { continue }
        for place in closure.captured {
          if let value = evaluate(place, state), case .object = value { pending.append(value) }
        }
      case .null, .bool, .constant, .outcome, .exception, .unheld: break
      }
    }
  }

  /// What the object holds, what belongs to it, and what it or a member of it belongs to.
  private mutating func letGo(of object: ObjectID, _ state: inout ResourceState) {
    let ancestors = state.obligations.isEmpty ? [] : state.reachable(from: object)
    if isOwn(object) { state.facts[predicates.id(.escaped(object))] = true }
    for index in state.obligations.indices where state.obligations[index].isOpenOrResting {
      let obligation = state.obligations[index]
      if ancestors.contains(obligation.holder) || state.isHeld(obligation, through: object) {
        state.obligations[index].phase = .escaped
        noteHandedOn(obligation.obligation)
        noteLetGo(obligation.obligation)
      }
    }
  }

  /// A bound method (`conn.close`) keeps its object: the object whose field nothing was stored in.
  func owner(of object: ObjectID) -> ObjectID {
    var current = object
    while case .field(let base, _) = objects[current], !objects.isExternal(base) { current = base }
    return current
  }

  /// What is put into a field of the receiver is the receiver's to release.
  mutating func noteKept(
    _ value: Value, in field: NameID, of base: ObjectID, _ state: ResourceState, at range: SourceRange
  ) {
    // `self.conn, self.undo = …`: the object keeps what releases it, too.
    let released = state.obligations.filter { canRelease($0, value, state) }.map(\.obligation)
    if !released.isEmpty { outcomes.keptInFields = outcomes.keptInFields.filter { !released.contains($0.obligation) } }
    guard case .object(let object) = value, case .initial(let place) = objects[base], graph[place].root == .receiver,
      let type = graph.enclosingType
    else { return }
    for obligation in state.obligations
    where obligation.phase == .open && obligations[obligation.obligation.index].probe == nil
      && !objects.isExternal(obligation.holder) && state.isHeld(obligation, through: object)
    {
      outcomes.keptInFields.insert(
        .init(
          obligation: obligation.obligation, owner: .init(type: context.names[type], field: context.names[field]),
          range: range))
    }
  }

  mutating func escapeEverything(_ state: inout ResourceState) {
    for index in state.obligations.indices where state.obligations[index].isOpenOrResting {
      noteHandedOn(state.obligations[index].obligation)
      state.obligations[index].phase = .escaped
    }
  }
}
