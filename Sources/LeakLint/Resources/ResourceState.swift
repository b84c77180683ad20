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

  struct FieldKey: Hashable, Comparable, Sendable {
    var object: ObjectID
    var field: NameID

    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.object, lhs.field) < (rhs.object, rhs.field) }
  }

  struct Deferred: Hashable, Sendable {
    var site: DeferSiteID
    var values: [Value?]
  }

  /// States stay apart that differ in which obligations are open, who holds them, which places hold those holders, what
  /// is deferred, or in a control place. Released, escaped and never acquired are the same to a leak.
  struct Key: Hashable {
    var open: ContiguousArray<ObligationState>
    var aliases: ContiguousArray<Alias>
    var deferred: ContiguousArray<Deferred>
    var control: ContiguousArray<Value>
    var controlPlaces: ContiguousArray<PlaceID>
  }

  struct Alias: Hashable {
    var place: PlaceID
    var object: ObjectID
  }

  var key: Key {
    var open: ContiguousArray<ObligationState> = []
    for var obligation in obligations where obligation.phase == .open {
      obligation.acquiredAt = PathTree.root
      open.append(obligation)
    }
    var aliases: ContiguousArray<Alias> = []
    if !open.isEmpty {
      for index in values.keys.indices {
        if case .object(let object) = values.values[index], open.contains(where: { isHeld($0, through: object) }) {
          aliases.append(Alias(place: values.keys[index], object: object))
        }
      }
    }
    return Key(
      open: open, aliases: aliases, deferred: deferred, control: control.values, controlPlaces: control.keys)
  }

  mutating func join(_ other: Self) -> Bool {
    var other = other
    // Of two clean-up functions in one variable (`cleanup = func …` on one path only) either stands for both.
    for (place, value) in zip(values.keys, values.values) {
      if case .closure = value, case .closure? = other.values[place] { other.values[place] = value }
    }
    var changed = values.intersect(other.values)
    changed = heap.intersect(other.heap) || changed
    changed = facts.intersect(other.facts) || changed
    changed = parents.formUnion(other.parents) || changed
    changed = passedThrough.formUnion(other.passedThrough) || changed
    for theirs in other.obligations where theirs.phase != .open {
      if let index = obligations.firstIndex(where: { $0.isSame(theirs) }) {
        if obligations[index].phase.rawValue < theirs.phase.rawValue {
          obligations[index].phase = theirs.phase
          changed = true
        }
      } else {
        insert(theirs)
        changed = true
      }
    }
    return changed
  }

  mutating func joinTowardsSilence(_ other: Self) -> Bool {
    var other = other
    for index in obligations.indices where obligations[index].phase == .open {
      let mine = obligations[index]
      if !other.obligations.contains(where: { $0.isSame(mine) && $0.phase == .open }) {
        obligations[index].phase = .escaped
      }
    }
    for index in other.obligations.indices where other.obligations[index].phase == .open {
      let theirs = other.obligations[index]
      if !obligations.contains(where: { $0.isSame(theirs) && $0.phase == .open }) {
        other.obligations[index].phase = .escaped
      }
    }
    var changed = join(other)
    changed = control.intersect(other.control) || changed
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
  func ancestors(of object: ObjectID) -> [ObjectID] {
    var seen: [ObjectID] = [object]
    var next = 0
    while next < seen.count {
      for link in parents.parents(of: seen[next]) where !seen.contains(link.parent) { seen.append(link.parent) }
      next += 1
    }
    return seen
  }

  mutating func addParent(_ parent: ObjectID, of child: ObjectID) {
    if child != parent { parents.insert(child: child, parent: parent) }
  }
}

extension ObligationState {
  func isSame(_ other: Self) -> Bool { obligation == other.obligation && isEarlier == other.isEarlier }
}
