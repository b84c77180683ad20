/// The function's own collections, and other views of them (`conns.items()`, `dict(zip(names, conns))`,
/// `stack.pop()`): who releases or hands on what such a call gave has got hold of some of their members, and of which
/// is not followed.
extension ResourceDomain {
  /// Notes that the result of a call is a view of collections of the function's own that hold something.
  mutating func noteView(_ id: CallID, _ call: Call, _ state: inout ResourceState) {
    guard !state.obligations.isEmpty else { return }
    let isMethod = isViewMethod(call)
    guard isMethod || isViewFunction(call) else { return }
    let result = object(id, index: -1)
    if isMethod, let receiver = graph[call.callee].parent {
      noteView(result, of: evaluate(receiver, state), &state)
    } else {
      for argument in call.arguments {
        let value = evaluate(argument.value, &state)
        if argument.label != nil, case .object(let member)? = value {
          // `dict(first=conn)`
          state.addParent(result, of: member)
        } else {
          noteView(result, of: value, &state)
        }
      }
    }
  }

  /// Whether the call does nothing but give another view of the function's own collections, which raises nothing.
  mutating func isView(_ call: Call, _ state: ResourceState) -> Bool {
    if isViewMethod(call), let receiver = graph[call.callee].parent { return isCollection(.place(receiver), state) }
    return !call.arguments.isEmpty && isViewFunction(call)
      && call.arguments.allSatisfy { isCollection($0.value, state) || isConstant($0.value) }
      && !call.arguments.allSatisfy { isConstant($0.value) }
  }

  /// Whether the operand is a collection of the function's own, or a view of one, whose elements were all made before.
  mutating func isCollection(_ operand: Operand, _ state: ResourceState) -> Bool {
    guard case .place(let place) = operand, case .object(let object)? = evaluate(place, state),
      isHolder(.object(object), state) || isView(object, state), isCollection(object, state)
    else { return false }
    guard case .result(let call, -1) = objects[object] else { return true }
    // What a function is called for (`map`) is called while the elements are taken.
    return graph[call].arguments.allSatisfy {
      if case .function = $0.value { return false }
      guard case .place(let place) = $0.value else { return true }
      return graph[graph.root(of: place)].root != .global
    }
  }

  private func isConstant(_ operand: Operand) -> Bool {
    if case .constant = operand { true } else { false }
  }

  private mutating func noteView(_ view: ObjectID, of value: Value?, _ state: inout ResourceState) {
    guard case .object(let object)? = value, isHolder(value, state) || isView(object, state),
      isCollection(object, state)
    else { return }
    state.passedThrough.insert(child: object, parent: view)
  }

  /// Whether the object is a view of something. What other calls were handed does not make their results views.
  private func isView(_ object: ObjectID, _ state: ResourceState) -> Bool {
    switch objects[object] {
    case .result(let call, -1):
      (isViewMethod(graph[call]) || isViewFunction(graph[call]))
        && state.passedThrough.links.contains { $0.parent == object }
    case .earlier(let object): isView(object, state)
    case .initial, .field, .result, .instruction: false
    }
  }

  private func isViewMethod(_ call: Call) -> Bool {
    CollectionViews.isMethod(call, in: graph, names: context.names)
  }

  private func isViewFunction(_ call: Call) -> Bool {
    CollectionViews.isFunction(call, in: graph, names: context.names, language: context.language)
  }

  /// Whether the object is a collection that the function made or was given by a call, and no handle itself.
  private func isCollection(_ object: ObjectID, _ state: ResourceState) -> Bool {
    if state.obligations.contains(where: { $0.holder == object }) { return false }
    switch objects[object] {
    case .instruction:
      return state.heap.keys.allSatisfy { $0.object != object || isElement($0.field) }
    case .result(let call, -1):
      return isViewMethod(graph[call]) || isViewFunction(graph[call])
        || context.effects[call.index].acquisitions.contains { $0.slot.path.first?.utf8.first == UInt8(ascii: "[") }
    case .earlier(let object): return isCollection(object, state)
    case .initial, .field, .result: return false
    }
  }

  private func isElement(_ field: NameID) -> Bool { context.names[field].utf8.first == UInt8(ascii: "[") }

  /// An element of a collection, or a view of one, is released or handed on: members of the collection are out of sight.
  mutating func doubtElements(behind object: ObjectID, _ kinds: ResourceKindSet, _ state: inout ResourceState) {
    guard state.obligations.contains(where: \.isOpenOrResting) else { return }
    var object = object
    // Other elements than that which is named are not touched.
    while case .field(let collection, let name) = objects[object], !objects.isExternal(collection),
      context.names[name] == Slot.element || isElement(name) && isView(collection, state)
    {
      object = collection
    }
    guard isView(object, state) || isCollection(object, state) else { return }
    doubtElements(of: .object(object), kinds, &state)
  }

  /// What the collection holds is out of sight; the same for another view of one.
  mutating func doubtElements(of value: Value, _ kinds: ResourceKindSet, _ state: inout ResourceState) {
    guard case .object(let object) = value else { return }
    let collections = collections(behind: object, state)
    for index in state.obligations.indices where state.obligations[index].isOpenOrResting {
      let obligation = state.obligations[index]
      guard kinds.isSuperset(of: self.kinds(of: obligation)),
        collections.contains(where: { $0 != obligation.holder && state.isHeld(obligation, through: $0) })
      else { continue }
      state.obligations[index].phase = .escaped
      noteReleased(obligation.obligation)
      if obligations[obligation.obligation.index].probe == nil {
        noteHandedOn(obligation.obligation)
      } else {
        noteDoubted(obligation.obligation)
      }
    }
  }

  private func collections(behind object: ObjectID, _ state: ResourceState) -> [ObjectID] {
    var found = [object]
    var next = 0
    while next < found.count, found.count < 16 {
      defer { next += 1 }
      guard isView(found[next], state) else { continue }
      for link in state.passedThrough.links where link.parent == found[next] && !found.contains(link.child) {
        found.append(link.child)
      }
    }
    return found.filter { each in !state.obligations.contains { $0.holder == each } }
  }
}
