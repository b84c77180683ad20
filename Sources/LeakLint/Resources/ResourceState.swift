/// One disjunct of the resource domain: obligations with their typestates, and what is known of places and objects.
struct ResourceState: FlowState {
  var path = PathTree.root
  /// Values of variables and temporaries; a place that is missing holds its initial value (parameters, globals) or
  /// something unknown.
  var values = SortedTable<PlaceID, Value>()
  /// Fields of objects, as the function assigned them.
  var heap = SortedTable<FieldKey, Value>()
  /// What tests have told.
  var facts = SortedTable<PredicateID, Bool>()
  /// child -> parent: releasing the parent releases the child. A cursor's parent is its connection, a wrapped
  /// connection's parent its wrapper.
  var parents = LinkSet()
  /// argument -> result of a call of which nothing is known: the result may be the argument.
  var passedThrough = LinkSet()
  var obligations: ContiguousArray<ObligationState> = []
  var deferred: ContiguousArray<Deferred> = []
  /// Where the exception in flight was raised.
  var raisedAt = SourceRange.none
  /// The return statement on whose way out the deferred calls run.
  var returnedAt = SourceRange.none
  /// Values of control places; part of the key.
  var control = SortedTable<PlaceID, Value>()
  /// Statements that ran since the last commit or rollback, one entry for each object that they ran on.
  var activities: ContiguousArray<Activity> = []
  /// What concurrently running code uses.
  var running: ContiguousArray<Running> = []
  /// The function acquires and releases nothing: all that can happen to what callers hand over is that it goes out of
  /// sight, and states need not stay apart for that.
  var isUneventful = false
  /// Pools of others that a connection was taken out of.
  var taken: ContiguousArray<ObjectID> = []
  /// Something outside the database was waited for.
  var hasWaited = false
  /// Deferred calls will meet these handles, whose acquisition failed.
  var failedDeferred: ContiguousArray<ObjectID> = []
  /// The open handle that the function is about to return once its deferred calls have run.
  var returning: ObjectID?
  /// The function is about to return an error once its deferred calls have run.
  var isFailing = false
  /// An exception is on its way and no handler has caught it yet, be it to pass it on.
  var isRaising = false
  /// A handler has caught an exception: what becomes of one that is raised in it is nobody's business.
  var isHandling = false
  /// The commit that ran while an exception was on its way.
  var commit: Commit?
  /// An exception was thrown into the generator, or it was closed.
  var wasThrownInto = false
  /// The generator has given a value.
  var hasYielded = false

  struct FieldKey: Hashable, Comparable, Sendable {
    var object: ObjectID
    var field: NameID

    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.object, lhs.field) < (rhs.object, rhs.field) }
  }

  struct Deferred: Hashable, Sendable {
    var site: DeferSiteID
    var values: [Value?]
  }

  struct Activity: Hashable, Sendable {
    /// The cursor, connection or session.
    var subject: ObjectID
    var isWrite: Bool
    /// The library began a transaction for it.
    var isImplicit: Bool
    /// It ran while an exception was on its way.
    var isBehindException = false
    var range: SourceRange
    var path: PathTree.NodeID
  }

  struct Running: Hashable, Sendable {
    var object: ObjectID
    var obligation: ObligationID
    var startedAt: SourceRange
    var path: PathTree.NodeID
  }

  struct Commit: Hashable, Sendable {
    var range: SourceRange
    var activity: Activity
  }

  /// States stay apart that differ in which obligations are open, who holds them, which places hold those holders, what
  /// is deferred, or in a control place. Released, escaped and never acquired are the same to a leak.
  struct Key: Hashable {
    var open: ContiguousArray<ObligationState>
    var aliases: ContiguousArray<Alias>
    var deferred: ContiguousArray<Deferred>
    var control: ContiguousArray<Value>
    var controlPlaces: ContiguousArray<PlaceID>
    /// nil as long as there is nothing in it, which is nearly always.
    var watched: Watched?
  }

  /// The part of the key that tells apart what the rules beside the leaks look at.
  struct Watched: Hashable {
    var activities: ContiguousArray<ActivityKey>
    var failedDeferred: ContiguousArray<ObjectID>
    var returning: ObjectID?
    var isFailing: Bool
    var hasCommitted: Bool
  }

  struct ActivityKey: Hashable {
    var subject: ObjectID
    var isWrite: Bool
  }

  struct Alias: Hashable {
    var place: PlaceID
    var object: ObjectID
  }

  var key: Key {
    var open: ContiguousArray<ObligationState> = []
    for var obligation in obligations where obligation.phase == .open && !isUneventful {
      obligation.acquiredAt = PathTree.root
      obligation.pool = nil
      open.append(obligation)
    }
    var aliases: ContiguousArray<Alias> = []
    // What may be returned has to stay what it is, whatever became of the obligation.
    let followed = isUneventful ? obligations : open
    if !followed.isEmpty {
      let holders = owners(of: followed)
      for index in values.keys.indices {
        if case .object(let object) = values.values[index], holders.contains(object) {
          aliases.append(Alias(place: values.keys[index], object: object))
        }
      }
    }
    return Key(
      open: open, aliases: aliases, deferred: deferred, control: control.values, controlPlaces: control.keys,
      watched: watched)
  }

  private var watched: Watched? {
    guard !activities.isEmpty || !failedDeferred.isEmpty || returning != nil || isFailing || commit != nil
    else { return nil }
    var keys: ContiguousArray<ActivityKey> = []
    for activity in activities { keys.append(ActivityKey(subject: activity.subject, isWrite: activity.isWrite)) }
    return Watched(
      activities: keys, failedDeferred: failedDeferred, returning: returning, isFailing: isFailing,
      hasCommitted: commit != nil)
  }

  mutating func join(_ other: Self) -> Bool {
    var other = other
    // Of two clean-up functions in one variable (`cleanup = func …` on one path only) either stands for both.
    for (place, value) in zip(values.keys, values.values) {
      if case .closure = value, case .closure? = other.values[place] { other.values[place] = value }
    }
    // Ways that meet agree in what holds something open: where they differ, either is something else.
    var changed = values.intersect(other.values) { mine, theirs in
      switch (mine, theirs) {
      case (.object, _), (_, .object), (.unheld, _), (_, .unheld):
        if case .closure = mine { return nil }
        if case .closure = theirs { return nil }
        return .unheld
      default: return nil
      }
    }
    changed = heap.intersect(other.heap) || changed
    changed = facts.intersect(other.facts) || changed
    changed = parents.formUnion(other.parents) || changed
    changed = passedThrough.formUnion(other.passedThrough) || changed
    for index in obligations.indices where obligations[index].isKnownReleased || obligations[index].pool != nil {
      let mine = obligations[index]
      changed = obligations[index].doubt(other.obligations.first { $0.isSame(mine) }) || changed
    }
    for var theirs in other.obligations where theirs.phase != .open {
      if let index = obligations.firstIndex(where: { $0.isSame(theirs) }) {
        if obligations[index].phase.rawValue < theirs.phase.rawValue {
          obligations[index].phase = theirs.phase
          changed = true
        }
      } else {
        theirs.releasedAt = .none
        insert(theirs)
        changed = true
      }
    }
    if !running.isEmpty {
      let count = running.count
      running.removeAll { mine in !other.running.contains { $0.object == mine.object } }
      changed = running.count != count || changed
    }
    if !taken.isEmpty, taken != other.taken {
      let count = taken.count
      taken.removeAll { !other.taken.contains($0) }
      changed = taken.count != count || changed
    }
    if hasWaited, !other.hasWaited {
      hasWaited = false
      changed = true
    }
    if other.wasThrownInto, !wasThrownInto {
      wasThrownInto = true
      changed = true
    }
    if other.hasYielded, !hasYielded {
      hasYielded = true
      changed = true
    }
    if other.isHandling, !isHandling {
      isHandling = true
      changed = true
    }
    if isRaising, !other.isRaising {
      isRaising = false
      changed = true
    }
    return changed
  }

  // MARK: Obligations

  /// Keeps the order canonical, so that equal states have equal keys.
  mutating func insert(_ obligation: ObligationState) {
    let position =
      obligations.firstIndex {
        ($0.obligation, $0.isEarlier ? 1 : 0) > (obligation.obligation, obligation.isEarlier ? 1 : 0)
      } ?? obligations.count
    obligations.insert(obligation, at: position)
  }

  var isWorthKeepingApart: Bool { !isUneventful && hasOpenObligation }

  var hasOpenObligation: Bool { obligations.contains { $0.phase == .open } }

  /// Whether the object is the obligation's holder or owns it.
  func isHeld(_ obligation: ObligationState, through object: ObjectID) -> Bool {
    obligation.holder == object || isAncestor(object, of: obligation.holder)
  }

  func isAncestor(_ ancestor: ObjectID, of object: ObjectID) -> Bool {
    var seen: [ObjectID] = [object]
    var next = 0
    while next < seen.count {
      for link in parents.parents(of: seen[next]) where !seen.contains(link.parent) {
        if link.parent == ancestor { return true }
        seen.append(link.parent)
      }
      next += 1
    }
    return false
  }

  /// The object and all that it belongs to.
  func ancestors(of object: ObjectID) -> [ObjectID] { upwards(from: [object]) }

  /// The objects through which the obligations are held.
  private func owners(of followed: ContiguousArray<ObligationState>) -> [ObjectID] {
    var holders: [ObjectID] = []
    for obligation in followed where !holders.contains(obligation.holder) { holders.append(obligation.holder) }
    return upwards(from: holders)
  }

  /// The objects, each once, and all that they belong to.
  private func upwards(from objects: [ObjectID]) -> [ObjectID] {
    var seen = objects
    var next = 0
    while next < seen.count {
      for link in parents.parents(of: seen[next]) where !seen.contains(link.parent) { seen.append(link.parent) }
      next += 1
    }
    return seen
  }

  /// The object, its members, and what these and it belong to: who has the object can get at all of them.
  func reachable(from object: ObjectID) -> [ObjectID] {
    var members: [ObjectID] = [object]
    var known = 0
    while known < members.count {
      known = members.count
      for link in parents.links where members.contains(link.parent) && !members.contains(link.child) {
        members.append(link.child)
      }
    }
    var next = 0
    while next < members.count {
      for link in parents.parents(of: members[next]) where !members.contains(link.parent) {
        members.append(link.parent)
      }
      next += 1
    }
    return members
  }

  mutating func addParent(_ parent: ObjectID, of child: ObjectID) {
    if child != parent { parents.insert(child: child, parent: parent) }
  }
}

extension ObligationState {
  func isSame(_ other: Self) -> Bool { obligation == other.obligation && isEarlier == other.isEarlier }
}
