/// What a call gives: its result, the parts of that, and the handles in it.
extension ResourceDomain {
  mutating func bindResult(
    _ id: CallID, _ call: Call, _ effects: CallEffects, _ state: inout ResourceState, at range: SourceRange
  ) {
    let result = object(id, index: -1)
    var value = Value.object(result)
    if call.traits.contains(.getter), effects.acquisitions.isEmpty, let field = evaluate(call.callee, state) {
      value = field
    } else if let alias = effects.resultAlias, let aliased = self.value(alias, of: call, &state),
      !isKnownNull(aliased, state) || !effects.acquisitions.contains(where: { $0.missing == alias })
    {
      value = aliased
    } else if let made = effects.statusOf, case .object(let made)? = self.value(made, of: call, &state),
      case .result(let maker, -1) = objects[made]
    {
      value = .outcome(maker)
    } else if hangsOnResult(effects) {
      value = .outcome(id)
    } else if effects.acquisitions.isEmpty, let receiver = graph[call.callee].parent,
      case .object(let object)? = evaluate(receiver, state),
      let flag = stateFlag(graph[call.callee].name, of: object, state)
    {
      value = .bool(flag)
    } else if effects.resultNullness == .null {
      value = .null
    } else if effects.resultNullness == .isTrue {
      value = .bool(true)
    } else if effects.resultNullness == .nonNull || call.traits.contains(.constructor) && !effects.mayFailToConstruct {
      state.facts[predicates.id(.isNull(result))] = false
    }
    store(value, in: call.result, &state, at: range)

    // The first of several results; the others are what has gone wrong.
    if effects.resultNullness == .nonNull, effects.resultTypes.count > 1, let first = context.names.lookup("[0]") {
      state.facts[predicates.id(.isNull(objects.id(.field(result, first))))] = false
    }
    for index in effects.nullResults { setField(["[\(index)]"], of: result, to: .null, &state) }
    for flag in effects.flags { setField(flag.path, of: result, to: .bool(flag.value), &state) }
    let given = bindParts(effects, id, call, &state)
    for acquisition in effects.acquisitions where !given.contains(acquisition.slot.path) {
      bindHandle(acquisition, id, call, &state, at: range)
      if let slot = acquisition.condition.slot, slot.base == .result {
        setField(slot.path, of: result, to: .outcome(id), &state)
      }
    }
    for case .failed(let slot) in effects.releases.map(\.condition) where !slot.path.isEmpty {
      setField(slot.path, of: result, to: .outcome(id), &state)
    }
    if let slot = effects.resultParent, case .object(let parent)? = self.value(slot, of: call, &state) {
      state.addParent(parent, of: handle(effects, id) ?? result)
    }
    for wrap in effects.resultWraps {
      guard case .object(let inner)? = self.value(wrap.slot, of: call, &state) else { continue }
      var wrapper = result
      if !wrap.result.isEmpty {
        setHandle(wrap.result, of: id, &state)
        wrapper = object(id, index: resultIndex(of: wrap.result))
      }
      state.addParent(wrapper, of: inner)
      // The field may lead to a handle as well, deeper down.
      let isTaken = context.names.lookup(wrap.field).map {
        state.heap[ResourceState.FieldKey(object: wrapper, field: $0)] != nil
      }
      if isTaken != true { setField([wrap.field], of: wrapper, to: .object(inner), &state) }
    }
    for (index, argument) in call.arguments.enumerated() where argument.mode == .address {
      guard case .place(let place) = argument.value, !isOutParameter(index, effects) else { continue }
      guard effects.isUnknown, let old = evaluate(place, state), !isHolder(old, state) else { continue }
      store(.object(object(id, index: Self.firstOutParameter - index)), in: place, &state, at: range)
    }
  }

  /// - Returns: the paths of results that are what the call was given.
  private mutating func bindParts(
    _ effects: CallEffects, _ id: CallID, _ call: Call, _ state: inout ResourceState
  ) -> [[String]] {
    var given: [[String]] = []
    for alias in effects.partAliases {
      let acquired = effects.acquisitions.first { $0.slot.base == .result && $0.slot.path == alias.part }
      guard acquired == nil || acquired?.missing == alias.slot, let value = value(alias.slot, of: call, &state),
        acquired == nil || !isKnownNull(value, state), let part = alias.part.first.flatMap(context.names.lookup)
      else { continue }
      state.heap[ResourceState.FieldKey(object: object(id, index: -1), field: part)] = value
      given.append(alias.part)
    }
    return given
  }

  /// Whether conditional effects are decided by a test of the result itself.
  private func hangsOnResult(_ effects: CallEffects) -> Bool {
    effects.tells.contains { $0.when == .resultIsTrue || $0.when == .resultIsFalse }
      || effects.releases.contains { $0.condition == .resultIsFalse || $0.condition == .failed(.result) }
      || effects.allAcquisitions.contains {
        switch $0.condition {
        case .resultEquals: true
        case .errorIsNull(let slot), .isTrue(let slot): slot.path.isEmpty
        case .returned, .handleIsNonNull, .statusEquals: false
        }
      }
  }

  private func isOutParameter(_ index: Int, _ effects: CallEffects) -> Bool {
    effects.acquisitions.contains {
      guard case .argument(index, _) = $0.slot.base else { return false }
      return true
    }
  }

  private mutating func handle(_ effects: CallEffects, _ id: CallID) -> ObjectID? {
    guard let path = effects.acquisitions.first(where: { $0.slot.base == .result })?.slot.path, !path.isEmpty
    else { return nil }
    return object(id, index: resultIndex(of: path))
  }

  /// A number for each field path below results, the same in all states.
  mutating func resultIndex(of path: [String]) -> Int {
    if let known = resultPaths.firstIndex(of: path) { return known }
    resultPaths.append(path)
    return resultPaths.count - 1
  }

  /// Puts the handle where a wrapper's summary says that it is: in a field of the result, or deeper.
  mutating func setHandle(_ path: [String], of call: CallID, _ state: inout ResourceState) {
    for depth in path.indices {
      let owner = object(call, index: depth == 0 ? -1 : resultIndex(of: Array(path[..<depth])))
      let member = object(call, index: resultIndex(of: Array(path[...depth])))
      setField([path[depth]], of: owner, to: .object(member), &state)
    }
  }

  /// Gives the handle of an acquisition an identity of its own, in the result, a field of it, or an out-parameter.
  private mutating func bindHandle(
    _ acquisition: CallEffects.Acquisition, _ id: CallID, _ call: Call, _ state: inout ResourceState,
    at range: SourceRange
  ) {
    switch acquisition.slot.base {
    case .result:
      setHandle(acquisition.slot.path, of: id, &state)
      bindCompanions(of: acquisition, id, &state)
    case .argument(let index, let label):
      guard let argument = argument(index, label: label, of: call), argument.mode == .address,
        case .place(let place) = argument.value
      else { return }
      store(.object(object(id, index: Self.firstOutParameter - index)), in: place, &state, at: range)
    case .receiver, .capture, .arguments: break
    }
  }

  mutating func setField(_ path: [String], of object: ObjectID, to value: Value, _ state: inout ResourceState) {
    guard let component = path.first, let name = context.names.lookup(component) else { return }
    state.heap[ResourceState.FieldKey(object: object, field: name)] = value
    if case .object(let child) = value { state.addParent(object, of: child) }
  }

  mutating func object(_ call: CallID, index: Int) -> ObjectID {
    let id = objects.id(.result(call, index: index))
    if objectsOfCall[call]?.contains(id) != true { objectsOfCall[call, default: []].append(id) }
    return id
  }
}
