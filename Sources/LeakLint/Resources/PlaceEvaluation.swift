/// Reading and writing places.
extension ResourceDomain {
  /// The value of an operand; nil when nothing is known of it.
  mutating func evaluate(_ operand: Operand, _ state: inout ResourceState) -> Value? {
    switch operand {
    case .place(let place): return evaluate(place, state)
    case .constant(let id):
      switch graph[id] {
      case .null: return .null
      case .bool(let value): return .bool(value)
      case .integer, .positive, .string, .other: return .constant(id)
      }
    case .function(let id): return .closure(id)
    case .unknown: return nil
    }
  }

  mutating func evaluate(_ place: PlaceID, _ state: ResourceState) -> Value? {
    let description = graph[place]
    switch description.root {
    case .local, .temporary: return state.values[place]
    case .control: return state.control[place]
    case .parameter, .receiver, .captured, .global:
      return state.values[place] ?? .object(objects.id(.initial(place)))
    case .field:
      guard let parent = description.parent, case .object(let base)? = evaluate(parent, state) else { return nil }
      if let value = state.heap[ResourceState.FieldKey(object: base, field: description.name)] { return value }
      if let flag = stateFlag(description.name, of: base, state) { return .bool(flag) }
      return .object(objects.id(.field(base, description.name)))
    }
  }

  /// What a field or method that tells whether the object was released, or is in a transaction, says of a followed one.
  func stateFlag(_ name: NameID, of object: ObjectID, _ state: ResourceState) -> Bool? {
    if CallNames.isTransactionFlag(context.names[name]) { return isInTransaction(object, state) }
    guard let whenReleased = CallNames.releasedFlag(context.names[name]) else { return nil }
    let own = state.obligations.filter { $0.holder == object && obligations[$0.obligation.index].probe == nil }
    if own.contains(where: { $0.phase == .open }) { return !whenReleased }
    return own.contains { $0.phase == .released } ? whenReleased : nil
  }

  private func isInTransaction(_ object: ObjectID, _ state: ResourceState) -> Bool? {
    let own = state.obligations.filter {
      let obligation = obligations[$0.obligation.index]
      return $0.holder == object && obligation.probe == nil && obligation.acquisition.kind == .transaction
    }
    if own.contains(where: { $0.phase == .open }) { return true }
    return own.contains { $0.phase == .released } ? false : nil
  }

  /// A value of which nothing is known but that it is one value: tests of it agree with each other.
  mutating func fresh(at position: InstructionPosition, _ state: inout ResourceState) -> Value {
    let object = objects.id(.instruction(block: position.block, index: position.index))
    forgetFacts(about: object, &state)
    return .object(object)
  }

  mutating func forgetFacts(about object: ObjectID, _ state: inout ResourceState) {
    guard !state.facts.isEmpty || !state.heap.isEmpty else { return }
    let predicates = predicates
    let objects = objects
    state.facts.removeAll { id, _ in predicates[id].mentions { objects.isRooted($0, in: object) } }
    state.heap.removeAll { key, _ in objects.isRooted(key.object, in: object) }
  }

  mutating func store(_ value: Value?, in place: PlaceID, _ state: inout ResourceState, at range: SourceRange) {
    let description = graph[place]
    switch description.root {
    case .control:
      state.control[place] = value
      if place == graph.exception { forgetException(&state) }
    case .local, .parameter, .receiver, .temporary:
      let old = state.values[place]
      state.values[place] = value
      if let old, old != value { lose(old, for: value, &state, at: range) }
    case .captured, .global:
      if let value { escape(value, &state) }
      state.values[place] = value
    case .field: storeField(value, description, &state, at: range)
    }
  }

  private mutating func storeField(
    _ value: Value?, _ field: Place, _ state: inout ResourceState, at range: SourceRange
  ) {
    guard let parent = field.parent, case .object(let base)? = evaluate(parent, state) else {
      if let value { escape(value, &state) }
      return
    }
    guard isOwn(base), state.facts[predicates.id(.escaped(base))] != true else {
      letGoOfWrapped(handedOn: value, &state)
      if let value {
        noteKept(value, in: field.name, of: base, state, at: range)
        escape(value, &state)
      }
      state.heap[ResourceState.FieldKey(object: base, field: field.name)] = value
      return
    }
    // Which element a computed index names is not followed: what is put there is out of sight.
    if context.names[field.name] == "[*]" {
      if let value { escape(value, &state) }
      return
    }
    let key = ResourceState.FieldKey(object: base, field: field.name)
    let old = state.heap[key]
    state.heap[key] = value
    if case .object(let member)? = value { state.addParent(base, of: member) }
    if let old, old != value { lose(old, for: value, &state, at: range) }
  }

  mutating func storeMember(_ member: Operation.Member, of object: ObjectID, _ state: inout ResourceState) {
    guard let value = evaluate(member.value, &state) else { return }
    letGoOfWrapped(handedOn: value, &state)
    if context.names[member.field] == "[*]" {
      escape(value, &state)
      return
    }
    state.heap[ResourceState.FieldKey(object: object, field: member.field)] = value
    if case .object(let child) = value { state.addParent(object, of: child) }
  }

  /// Whether the function itself made the container, so that nobody else reaches its members.
  func isOwn(_ object: ObjectID) -> Bool {
    switch objects[object] {
    case .instruction: true
    case .result(let call, _): graph[call].traits.contains(.constructor)
    case .earlier(let object): isOwn(object)
    case .initial(let place): place == context.newObject
    case .field: false
    }
  }

  mutating func forget(_ place: PlaceID, _ state: inout ResourceState, at range: SourceRange) {
    guard let old = evaluate(place, state) else { return }
    switch graph[place].root {
    case .control: state.control[place] = nil
    case .field:
      guard let parent = graph[place].parent, case .object(let base)? = evaluate(parent, state) else { return }
      state.heap[ResourceState.FieldKey(object: base, field: graph[place].name)] = nil
    case .local, .parameter, .receiver, .temporary, .captured, .global: state.values[place] = nil
    }
    lose(old, for: nil, &state, at: range)
  }

  mutating func iterate(
    _ place: PlaceID, _ source: Operand, at position: InstructionPosition, _ state: inout ResourceState,
    range: SourceRange
  ) {
    // An element may be any of the members of the function's own collection: they are out of sight.
    if case .object(let collection)? = evaluate(source, &state) {
      if isOwn(collection) {
        for index in state.obligations.indices
        where state.obligations[index].phase == .open
          && state.isAncestor(collection, of: state.obligations[index].holder)
        {
          state.obligations[index].phase = .escaped
        }
      }
      doubtElements(behind: collection, .all, &state)
    }
    let element = element(of: evaluate(source, &state), at: position, &state)
    store(element, in: place, &state, at: range)
    noteStep(of: evaluate(source, &state), giving: element, &state)
    resume(evaluate(source, &state), giving: element, at: position, range: range, &state)
  }

  /// Rows that are read one by one: how many there are is not known.
  mutating func loseCountOfRows(_ source: Operand, _ state: inout ResourceState) {
    guard case .object(let cursor)? = evaluate(source, &state) else { return }
    for index in state.obligations.indices
    where state.obligations[index].phase == .open && state.isHeld(state.obligations[index], through: cursor)
      && obligations[state.obligations[index].obligation.index].acquisition.endsWithLastRow
    {
      state.obligations[index].phase = .escaped
    }
  }
}

extension ResourceDomain {
  /// An element of what a caller handed over is the caller's; of other collections it is not followed.
  private mutating func element(
    of collection: Value?, at position: InstructionPosition, _ state: inout ResourceState
  ) -> Value {
    guard case .object(let object)? = collection, case .initial(let place) = objects[object],
      graph[place].root == .parameter, let name = context.names.lookup(Slot.element)
    else { return fresh(at: position, &state) }
    let element = objects.id(.field(object, name))
    forgetFacts(about: element, &state)
    return .object(element)
  }
}

extension ObjectTable {
  /// Whether the object is `base` or was reached through fields of it.
  func isRooted(_ object: ObjectID, in base: ObjectID) -> Bool {
    var current = object
    while true {
      if current == base { return true }
      guard case .field(let parent, _) = self[current] else { return false }
      current = parent
    }
  }
}
