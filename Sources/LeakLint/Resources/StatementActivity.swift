/// Statements that ran since the last commit or rollback, and what becomes of them.
///
/// Most Python drivers begin a transaction by themselves before a statement. It is no obligation: whoever owns the
/// connection ends it by closing. Kept only in functions that commit, or that wait for something else.
extension ResourceDomain {
  mutating func noteStatement(
    _ id: CallID, _ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange
  ) {
    guard watchesCommits || watchesWaits, !effects.marks.isDisjoint(with: [.runsStatement, .writes]),
      !effects.marks.contains(.commits),
      case .object(let subject)? = value(effects.marks.subject, of: call, &state)
    else { return }
    let isWrite = effects.marks.contains(.writes)
    var isImplicit = effects.marks.contains(.runsStatement)
    if let index = state.activities.firstIndex(where: { $0.subject == subject }) {
      let known = state.activities[index]
      guard (isWrite && !known.isWrite) || (isImplicit && !known.isImplicit) else { return }
      guard isWrite || !known.isWrite else {
        state.activities[index].isImplicit = true
        return
      }
      isImplicit = isImplicit || known.isImplicit
      state.activities.remove(at: index)
    }
    guard state.activities.count < 4 else { return }
    let position = state.activities.firstIndex { $0.subject > subject } ?? state.activities.count
    state.activities.insert(
      ResourceState.Activity(
        subject: subject, isWrite: isWrite, isImplicit: isImplicit, isBehindException: state.isRaising, range: range,
        path: state.path), at: position)
  }

  /// Ends what the call ends; before that, a commit is looked at.
  mutating func endActivities(
    _ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange
  ) {
    guard !state.activities.isEmpty else { return }
    if effects.marks.contains(.commits), case .object(let committed)? = value(effects.marks.subject, of: call, &state) {
      for activity in state.activities where isEnded(activity.subject, with: committed, state) {
        noteCommit(of: activity, &state, at: range)
      }
    }
    for release in effects.releases {
      guard release.kinds.contains(.transaction) || release.kinds.contains(.session) else { continue }
      guard case .object(let ended)? = value(release.slot, of: call, &state) else {
        state.activities.removeAll()
        return
      }
      let connection = release.onConnection ? root(of: ended, state) : ended
      state.activities = state.activities.filter { !isEnded($0.subject, with: connection, state) }
    }
    guard effects.isUnknown || !effects.transfers.isEmpty else { return }
    // Whoever is handed the connection, or has a name that speaks of an end, may have ended it.
    if CallNames.verb(of: context.names[graph[call.callee].name]) == .release { return state.activities.removeAll() }
    for argument in call.arguments {
      switch evaluate(argument.value, &state) {
      case .object(let handed)?:
        state.activities = state.activities.filter {
          !isEnded($0.subject, with: handed, state) && !state.isAncestor($0.subject, of: handed)
        }
      case .closure?: state.activities.removeAll()
      default: break
      }
    }
  }

  /// What ran on a cursor ends with its connection's transaction, by whichever way that is reached
  /// (`cursor.connection.commit()`).
  private func isEnded(_ subject: ObjectID, with connection: ObjectID, _ state: ResourceState) -> Bool {
    isPart(subject, of: connection, state) || objects.isRooted(connection, in: subject)
  }

  // MARK: Commits

  private mutating func noteCommit(
    of activity: ResourceState.Activity, _ state: inout ResourceState, at range: SourceRange
  ) {
    committed.insert(root(of: activity.subject, state))
    guard activity.isWrite else { return }
    // What a `finally` writes itself is no part of the work that failed.
    if state.isRaising, !activity.isBehindException {
      state.commit = ResourceState.Commit(range: range, activity: activity)
    }
    guard state.isFailing else { return }
    incidents.add(
      Incident(
        kind: .committedOnError, range: range, cause: activity.range, exit: state.returnedAt, start: activity.path,
        end: state.path))
  }

  /// The outermost object that this one belongs to.
  private func root(of object: ObjectID, _ state: ResourceState) -> ObjectID {
    state.ancestors(of: object).last ?? object
  }

  // MARK: Exceptions

  /// An exception leaves the function.
  mutating func checkPending(_ state: ResourceState, at range: SourceRange) {
    if let commit = state.commit, state.isRaising {
      incidents.add(
        Incident(
          kind: .committedOnError, range: commit.range, cause: commit.activity.range, exit: range,
          start: commit.activity.path, end: state.path))
    }
    // Whoever drives a generator decides what becomes of its exceptions.
    guard !graph.traits.contains(.generator) else { return }
    for activity in state.activities where activity.isImplicit && activity.isWrite {
      let holder = root(of: activity.subject, state)
      guard objects.isExternal(holder) else { continue }
      pending.append(
        (
          holder,
          Incident(
            kind: .statementsLeftPending, range: activity.range, exit: range, start: activity.path, end: state.path)
        ))
    }
  }

  /// Pending statements are this function's to end where it commits them on another path.
  mutating func addPendingIncidents() {
    for (holder, incident) in pending where committed.contains(holder) { incidents.add(incident) }
  }
}
