/// Code that was started and may still run when what it uses is released: a goroutine, a task.
///
/// Certain only while nothing happens that could wait for it: any call but those on the database ends the certainty.
extension ResourceDomain {
  /// Which captured variables a closure uses in calls that need them open, as far as models tell.
  mutating func noteUse(_ call: Call, _ effects: CallEffects, _ state: inout ResourceState) {
    guard effects.marks.contains(.requiresOpen), !graph.captures.isEmpty,
      case .object(let used)? = value(effects.marks.subject, of: call, &state)
    else { return }
    for (index, capture) in graph.captures.enumerated()
    where used == objects.id(.initial(capture.inner)) {
      outcomes.usedCaptures.insert(index)
    }
  }

  /// A closure that runs concurrently begins to use what it captured.
  mutating func noteStarted(_ call: Call, _ state: inout ResourceState, at range: SourceRange) {
    guard state.hasOpenObligation else { return }
    var started: [FunctionID] = []
    if call.traits.contains(.spawned), let function = call.function { started.append(function) }
    for argument in call.arguments {
      guard case .closure(let function)? = evaluate(argument.value, &state), let closure = context.closures[function],
        closure.isSpawned || call.traits.contains(.spawned)
      else { continue }
      started.append(function)
    }
    for function in started {
      guard let closure = context.closures[function] else { continue }
      for index in closure.effects.usedCaptures where index < closure.captured.count {
        guard case .object(let object)? = evaluate(closure.captured[index], state),
          let obligation = state.obligations.first(where: { $0.phase == .open && $0.holder == object }),
          isHandle(obligation)
        else { continue }
        state.running.append(
          ResourceState.Running(object: object, obligation: obligation.obligation, startedAt: range, path: state.path))
      }
    }
  }

  mutating func checkRunning(_ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange)
  {
    guard !state.running.isEmpty else { return }
    for release in effects.releases where release.condition == .called || release.condition == .returned {
      guard case .object(let released)? = value(release.slot, of: call, &state) else { continue }
      for running in state.running where running.object == released {
        let kinds = ResourceKindSet(obligations[running.obligation.index].acquisition.kind)
        guard release.kinds.isSuperset(of: kinds) else { continue }
        incidents.add(
          Incident(
            kind: .releasedUnderTask, range: range, obligation: running.obligation, cause: running.startedAt,
            start: running.path, end: state.path))
      }
    }
    let isOnDatabase = effects.marks.contains(.requiresOpen) || (!effects.releases.isEmpty && !effects.isUnknown)
    if !(isOnDatabase || starts(call, effects, state)) || call.traits.contains(.awaited) { state.running.removeAll() }
  }

  /// `threading.Thread(target=f).start()`: a method of what was started that cannot raise does not wait for it either.
  private mutating func starts(_ call: Call, _ effects: CallEffects, _ state: ResourceState) -> Bool {
    guard !effects.isUnknown, effects.exceptions == .none, let receiver = graph[call.callee].parent,
      case .object(let object)? = evaluate(receiver, state), case .result(let maker, -1) = objects[object]
    else { return false }
    return graph[maker].traits.contains(.spawned)
  }
}
