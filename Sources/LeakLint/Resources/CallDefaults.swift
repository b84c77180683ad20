/// What is assumed of calls that no model and no summary knows: arguments are borrowed, constructors wrap, and names
/// that speak of releasing or storing are taken at their word.
extension ResourceDomain {
  mutating func applyDefaults(_ id: CallID, _ call: Call, _ state: inout ResourceState) {
    let verb = verb(of: call)
    if let receiver = graph[call.callee].parent, verb == .release,
      let value = evaluate(receiver, state)
    {
      if case .object(let object) = value { escapeArguments(of: object, keepingExternal: true, &state) }
      escape(value, &state)
    }
    letGoOfElements(of: call, &state)
    // A closure in a variable that lowering does not follow (`cleanup = func …` on some path; `cleanup()`).
    if case .closure(let function)? = evaluate(call.callee, state), let closure = context.closures[function] {
      letGoOfTouched(by: closure, &state)
    }
    if isReleaseInVariable(call, state), let value = evaluate(call.callee, state) { escape(value, &state) }
    let wraps = wrapsArguments(id)
    for argument in call.arguments {
      guard var value = evaluate(argument.value, &state) else { continue }
      if case .object(let object) = value { value = .object(owner(of: object)) }
      guard isHolder(value, state) || isContainer(value) else {
        // A cursor that is kept keeps its connection reachable.
        if case .object(let inner) = value, state.passedThrough.links.contains(where: { $0.parent == inner }) {
          state.passedThrough.insert(child: inner, parent: object(id, index: -1))
        }
        guard verb == .store || wraps, leadsToHolder(value, state) else { continue }
        if verb == .store {
          escape(value, &state)
        } else if case .object(let inner) = value {
          state.addParent(object(id, index: -1), of: inner)
        }
        continue
      }
      if call.traits.contains(.spawned) || verb != nil || argument.mode == .spread || argument.mode == .keywordSpread
        || isGivenRelease(call)
      {
        escape(value, &state)
      } else if wraps, case .object(let inner) = value {
        state.addParent(object(id, index: -1), of: inner)
      } else if case .object(let inner) = value {
        state.passedThrough.insert(child: inner, parent: object(id, index: -1))
      }
    }
  }

  /// Whether an unknown call makes something that holds what it is given.
  func wrapsArguments(_ id: CallID) -> Bool {
    graph[id].traits.contains(.constructor) || context.effects[id.index].marks.contains(.makesCase)
  }

  /// `partial(close_quietly, conn)`, `Retry(conn, dispose)`: a function that releases goes along, by its name.
  func isGivenRelease(_ call: Call) -> Bool {
    call.arguments.contains { argument in
      guard case .place(let place) = argument.value, graph[graph.root(of: place)].root == .global else { return false }
      return CallNames.verb(of: context.names[graph[place].name]) == .release
    }
  }

  /// What the name of the callee tells. Of a function in a variable (`callback(conn)`) the name says what it is to its
  /// user, not what it keeps.
  func verb(of call: Call) -> CallNames.Verb? {
    let callee = graph[call.callee]
    let verb = CallNames.verb(of: context.names[callee.name])
    switch callee.root {
    case .local, .parameter, .captured: return verb == .store ? nil : verb
    case .receiver, .temporary, .global, .control, .field: return verb
    }
  }

  func isContainer(_ value: Value) -> Bool {
    guard case .object(let object) = value, case .instruction = objects[object] else { return false }
    return true
  }

  /// Closures that are handed to a call may run in it, later, or never: what they release or store is out of sight,
  /// what they only use stays. A closure that runs concurrently keeps all that it captures.
  mutating func passClosures(_ call: Call, _ state: inout ResourceState) {
    if let kinds = kindsReleased(byFunctionsGivenTo: call) {
      let operands = call.arguments.map(\.value) + (graph[call.callee].parent.map { [.place($0)] } ?? [])
      for case .object(let object)? in operands.map({ evaluate($0, &state) }) {
        doubtElements(behind: object, kinds, &state)
      }
    }
    for argument in call.arguments {
      if case .object(let object)? = evaluate(argument.value, &state), isRelease(object) {
        escape(.object(object), &state)
      }
    }
    for function in call.arguments.flatMap({ closures(in: evaluate($0.value, &state), state) }) {
      guard let closure = context.closures[function] else { continue }
      if closure.isSpawned || call.traits.contains(.spawned) {
        escape(.closure(function), &state)
        continue
      }
      letGoOfTouched(by: closure, &state)
    }
    if call.traits.contains(.spawned), let function = call.function { escape(.closure(function), &state) }
  }

  /// The closure itself, or those that an object keeps in its fields.
  func closures(in value: Value?, _ state: ResourceState) -> [FunctionID] {
    switch value {
    case .closure(let function): return [function]
    case .object(let object):
      return state.heap.keys.indices.compactMap { index in
        guard state.heap.keys[index].object == object, case .closure(let function) = state.heap.values[index] else {
          return nil
        }
        return function
      }
    default: return []
    }
  }

  /// What a closure releases or stores is out of sight once it may have run.
  mutating func letGoOfTouched(by closure: FunctionContext.Closure, _ state: inout ResourceState) {
    let touched = closure.effects.releases.map(\.slot) + closure.effects.transfers.map(\.slot)
    for slot in touched {
      guard case .capture(let index) = slot.base, index < closure.captured.count,
        let captured = evaluate(closure.captured[index], state),
        let value = member(slot.path, of: captured, state)
      else { continue }
      escape(value, &state)
    }
  }

  /// The call is executed again: what its earlier execution made becomes "earlier", so that the two are not confused.
  mutating func renameEarlier(_ id: CallID, _ state: inout ResourceState) {
    guard let made = objectsOfCall[id] else { return }
    var renamed: [ObjectID: ObjectID] = [:]
    for object in made { renamed[object] = objects.id(.earlier(object)) }
    let earlier = Set(renamed.values)
    func rename(_ object: ObjectID) -> ObjectID { renamed[object] ?? object }
    // A bound method in a variable stays that of the object that it was taken from.
    func renameMember(_ object: ObjectID) -> ObjectID {
      guard case .field(let base, let name) = self.objects[object] else { return rename(object) }
      let owner = renameMember(base)
      return owner == base ? object : self.objects.id(.field(owner, name))
    }
    func rename(_ value: Value) -> Value? {
      switch value {
      case .object(let object): .object(renameMember(object))
      case .outcome(let call) where call == id: nil
      default: value
      }
    }
    // Of the execution before the last nothing is followed any more.
    for index in state.obligations.indices
    where state.obligations[index].isEarlier && earlier.contains(state.obligations[index].holder) {
      if state.obligations[index].phase == .open { state.obligations[index].phase = .escaped }
    }
    state.obligations.removeAll { $0.isEarlier && earlier.contains($0.holder) }
    for index in state.obligations.indices where renamed[state.obligations[index].holder] != nil {
      state.obligations[index].holder = rename(state.obligations[index].holder)
      state.obligations[index].isEarlier = true
    }
    for index in state.obligations.indices {
      if let pool = state.obligations[index].pool { state.obligations[index].pool = rename(pool) }
    }
    for index in state.activities.indices {
      state.activities[index].subject = rename(state.activities[index].subject)
    }
    state.running.removeAll { renamed[$0.object] != nil }
    let old = state.obligations
    state.obligations = []
    for obligation in old where !state.obligations.contains(where: { $0.isSame(obligation) }) {
      state.insert(obligation)
    }
    state.values = Self.renameValues(state.values, rename)
    Self.renameHeap(&state, object: rename, value: rename)
    state.parents = state.parents.mapObjects(rename)
    state.passedThrough = state.passedThrough.mapObjects(rename)
    for index in state.deferred.indices {
      state.deferred[index].values = state.deferred[index].values.map { $0.flatMap(rename) }
    }
    let predicates = predicates
    let objects = objects
    state.facts.removeAll { key, _ in
      predicates[key].mentions(outcomeOf: id)
        || predicates[key].mentions { object in made.contains { objects.isRooted(object, in: $0) } }
    }
  }

  private static func renameValues(
    _ table: SortedTable<PlaceID, Value>, _ rename: (Value) -> Value?
  ) -> SortedTable<PlaceID, Value> {
    var result = SortedTable<PlaceID, Value>()
    for index in table.keys.indices { result[table.keys[index]] = rename(table.values[index]) }
    return result
  }

  private static func renameHeap(
    _ state: inout ResourceState, object: (ObjectID) -> ObjectID, value: (Value) -> Value?
  ) {
    var heap = SortedTable<ResourceState.FieldKey, Value>()
    for index in state.heap.keys.indices {
      let key = state.heap.keys[index]
      heap[ResourceState.FieldKey(object: object(key.object), field: key.field)] = value(state.heap.values[index])
    }
    state.heap = heap
  }
}
