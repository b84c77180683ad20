/// Releases that are deferred to the function's end, wrongly.
extension ResourceDomain {
  /// The site is pushed again by the next round of a loop: what it was pushed for the last time stays open meanwhile.
  mutating func checkDeferredAgain(_ id: DeferSiteID, _ state: ResourceState, at range: SourceRange) {
    for pushed in state.deferred where pushed.site == id {
      for case .object(let object)? in pushed.values {
        guard let obligation = state.obligations.first(where: { isEarlierHandle($0, through: object, state) }),
          releasesSomething(id)
        else { continue }
        incidents.add(
          Incident(
            kind: .releaseDeferredInLoop, range: range, obligation: obligation.obligation,
            start: obligation.acquiredAt, end: state.path))
      }
    }
  }

  private func isEarlierHandle(
    _ obligation: ObligationState, through object: ObjectID, _ state: ResourceState
  ) -> Bool {
    obligation.isEarlier && obligation.phase == .open && isHandle(obligation)
      && state.isHeld(obligation, through: object)
  }

  /// Whether the deferred call or closure releases anything: its blocks are those up to the way back.
  private func releasesSomething(_ id: DeferSiteID) -> Bool {
    var seen: Set<BlockID> = []
    var pending = [graph[id].entry]
    while let block = pending.popLast() {
      guard seen.insert(block).inserted else { continue }
      if case .runDeferred = graph[block].terminator { continue }
      for case .call(let call) in graph[block].instructions.lazy.map(\.operation)
      where !context.effects[call.index].releases.isEmpty {
        return true
      }
      pending += graph.successors(of: block)
    }
    return false
  }

  /// Releasing null ends the process, where a model says so: the handle of an acquisition that is known to have failed.
  mutating func checkUnacquired(
    _ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange
  ) {
    guard !effects.marks.isDisjoint(with: [.requiresNonNull, .requiresOpen]), context.language == .go,
      case .object(let object)? = value(effects.marks.subject, of: call, &state),
      state.facts[predicates.id(.isNull(object))] == true,
      let index = state.obligations.firstIndex(where: { $0.holder == object && $0.phase == .none && isHandle($0) }),
      state.facts[predicates.id(.succeeded(obligations[state.obligations[index].obligation.index].call))] == false
    else { return }
    // A use of the handle before the release is the one that panics.
    let obligation = state.obligations.remove(at: index)
    guard effects.marks.contains(.requiresNonNull) else { return }
    incidents.add(
      Incident(
        kind: .releasedUnacquired, range: range, obligation: obligation.obligation, cause: state.returnedAt,
        start: obligation.acquiredAt, end: state.path))
  }

  /// An acquisition failed whose release is deferred already: that path must not be lost among the others.
  func noteFailed(_ handle: ObjectID, _ state: inout ResourceState) {
    guard !state.failedDeferred.contains(handle),
      state.deferred.contains(where: { $0.values.contains(.object(handle)) })
    else { return }
    state.failedDeferred.append(handle)
  }
}
