/// Results that lead to a handle beside the handle itself: its second name, and functions that release it.
extension ResourceDomain {
  // MARK: At the callee

  /// What the function returns beside a handle, or with it in an object.
  mutating func noteCompanions(_ values: [Operand], _ state: ResourceState) {
    guard state.hasOpenObligation else { return }
    var state = state
    for (index, operand) in values.enumerated() {
      guard let value = evaluate(operand, &state) else { continue }
      let path = values.count == 1 ? [] : ["[\(index)]"]
      if case .object(let object) = value, isCleanup(index, object, state) {
        for obligation in state.obligations
        where obligation.phase == .open && obligations[obligation.obligation.index].probe == nil {
          outcomes.companions[obligation.obligation, default: []].insert(.init(path: path, isReleaser: true))
        }
      }
      noteCompanion(value, at: path, state)
      guard case .object(let object) = value else { continue }
      for key in state.heap.keys where key.object == object {
        guard let member = state.heap[key] else { continue }
        noteError(member, at: path + [context.names[key.field]], of: object, state)
        noteCompanion(member, at: path + [context.names[key.field]], state)
      }
    }
  }

  /// A function of which nothing is known but that it is returned beside the handle: the `cancel` of the context that the
  /// rows were asked for with, most often. Its being called makes nothing a leak.
  private func isCleanup(_ result: Int, _ object: ObjectID, _ state: ResourceState) -> Bool {
    guard context.language == .go, graph.resultTypes.count > 1, result < graph.resultTypes.count,
      !state.obligations.contains(where: { state.isHeld($0, through: object) })
    else { return false }
    let type = context.names[graph.resultTypes[result]]
    return type == "_" || type == "context.CancelFunc"
  }

  /// `return result{rows: rows, err: err}`: the error is in the same object as the handle.
  private mutating func noteError(_ member: Value, at path: [String], of object: ObjectID, _ state: ResourceState) {
    guard case .outcome(let call) = member else { return }
    for obligation in state.obligations
    where obligation.phase == .open && obligations[obligation.obligation.index].call == call
      && obligations[obligation.obligation.index].acquisition.condition.isNullError
      && state.isHeld(obligation, through: object)
    {
      outcomes.errors[obligation.obligation] = path
    }
  }

  private mutating func noteCompanion(_ value: Value, at path: [String], _ state: ResourceState) {
    for obligation in state.obligations
    where obligation.phase == .open && obligations[obligation.obligation.index].probe == nil {
      let isReleaser = value != .object(obligation.holder)
      guard !isReleaser || canRelease(obligation, value, state) else { continue }
      outcomes.companions[obligation.obligation, default: []].insert(.init(path: path, isReleaser: isReleaser))
    }
  }

  /// Whether calling the value releases what is acquired, or hands it on.
  mutating func canRelease(_ obligation: ObligationState, _ value: Value, _ state: ResourceState) -> Bool {
    switch value {
    case .object(let object):
      isRelease(object) && (owner(of: object) == obligation.holder || state.isHeld(obligation, through: object))
    case .closure(let function):
      if let closure = context.closures[function] { touches(closure, obligation, state) } else { false }
    case .null, .bool, .constant, .outcome, .exception, .unheld: false
    }
  }

  /// Whether the closure releases what it captures of the obligation, or hands it on.
  private mutating func touches(
    _ closure: FunctionContext.Closure, _ obligation: ObligationState, _ state: ResourceState
  ) -> Bool {
    for slot in closure.effects.releases.map(\.slot) + closure.effects.transfers.map(\.slot) {
      guard case .capture(let index) = slot.base, index < closure.captured.count,
        let captured = evaluate(closure.captured[index], state),
        case .object(let object)? = member(slot.path, of: captured, state)
      else { continue }
      if state.isHeld(obligation, through: object) { return true }
    }
    return false
  }

  // MARK: At the caller

  mutating func bindCompanions(
    of acquisition: CallEffects.Acquisition, _ call: CallID, _ state: inout ResourceState
  ) {
    guard !acquisition.companions.isEmpty else { return }
    let path = acquisition.slot.path
    let handle = object(call, index: path.isEmpty ? -1 : resultIndex(of: path))
    for companion in acquisition.companions {
      guard let last = companion.path.last else { continue }
      if companion.isReleaser {
        setHandle(companion.path, of: call, &state)
        state.addParent(object(call, index: resultIndex(of: companion.path)), of: handle)
      } else {
        let above = Array(companion.path.dropLast())
        setHandle(above, of: call, &state)
        let owner = object(call, index: above.isEmpty ? -1 : resultIndex(of: above))
        setField([last], of: owner, to: .object(handle), &state)
      }
    }
  }

  /// Whether the object is a function that came with a handle and releases it.
  func isReleaser(_ object: ObjectID) -> Bool {
    switch objects[object] {
    case .result(let call, let index) where index >= 0:
      let path = resultPaths[index]
      return context.effects[call.index].acquisitions.contains { acquisition in
        acquisition.companions.contains { $0.isReleaser && $0.path == path }
      }
    case .earlier(let later): return isReleaser(later)
    case .initial, .field, .result, .instruction: return false
    }
  }

  /// Whether calling the object releases something: a function that came with a handle, or a bound method
  /// (`defer logError(rows.Close)`).
  func isRelease(_ object: ObjectID) -> Bool {
    if case .field(_, let method) = objects[object] {
      return CallNames.verb(of: context.names[method]) == .release
    }
    return isReleaser(object)
  }

  /// Whether something was put into the field (`handle["close"] = conn.close`).
  private mutating func isStored(_ place: PlaceID, _ state: ResourceState) -> Bool {
    guard let parent = graph[place].parent, case .object(let base)? = evaluate(parent, state),
      case .object(let object)? = state.heap[ResourceState.FieldKey(object: base, field: graph[place].name)]
    else { return false }
    return isRelease(object)
  }

  /// Whether what is called is a variable that holds such a function (`finish := rows.Close; finish()`).
  mutating func isReleaseInVariable(_ call: Call, _ state: ResourceState) -> Bool {
    guard case .object(let object)? = evaluate(call.callee, state) else { return false }
    // A method that is called where it is named is what models and summaries say that it is.
    if graph[call.callee].root == .field, case .field = objects[object] { return isStored(call.callee, state) }
    return isRelease(object)
  }
}
