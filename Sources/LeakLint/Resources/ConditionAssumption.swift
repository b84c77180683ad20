/// What a state learns from the outcome of a test.
extension ResourceDomain {
  mutating func assume(_ condition: Condition, isTrue: Bool, _ state: inout ResourceState) -> Bool {
    let isTrue = isTrue != condition.isNegated
    for operand in condition.operands { doubtOutcomes(behind: evaluate(operand, &state), &state) }
    switch condition.test {
    case .unknown: return true
    case .isNull(let operand): return assumeNull(evaluate(operand, &state), isTrue, &state)
    case .truthy(let operand): return assumeTruth(evaluate(operand, &state), isTrue, &state)
    case .equal(let left, let right): return assumeEqual(left, right, isTrue, &state)
    case .related(let name, let left, let right):
      guard let left = evaluate(left, &state), let right = evaluate(right, &state), left != .unheld, right != .unheld
      else { return true }
      if let known = isRelated(left, context.names[name], right) { return known == isTrue }
      return remember(.related(name, left, right), isTrue, &state)
    case .hasNext(let operand):
      let element = evaluate(operand, &state)
      if !isTrue { endIteration(element, &state) }
      guard isTrue, case .object(let element)? = element else { return true }
      return state.facts[predicates.id(.stepped(element))] != true
    case .caught(let types):
      if isTrue {
        state.isRaising = false
        state.isHandling = true
      }
      return assumeCaught(types, isTrue, &state)
    }
  }

  /// - Returns: false when the state knows the opposite.
  private mutating func remember(_ predicate: Predicate, _ isTrue: Bool, _ state: inout ResourceState) -> Bool {
    let id = predicates.id(predicate)
    if let known = state.facts[id] { return known == isTrue }
    // Tests that many are a dispatch over values, where what one told is of no use to another.
    guard state.facts.keys.count < Self.rememberedFacts else { return true }
    state.facts[id] = isTrue
    return true
  }

  /// A state of ordinary code holds some ten facts.
  private static let rememberedFacts = 500

  /// A value that was made from the outcome of a call is tested: whether the call acquired something is no longer known.
  private mutating func doubtOutcomes(behind value: Value?, _ state: inout ResourceState) {
    guard case .object(let derived)? = value else { return }
    for link in state.passedThrough.links where link.parent == derived {
      guard case .result(let call, -1) = objects[link.child], state.facts[predicates.id(.succeeded(call))] == nil
      else { continue }
      for index in state.obligations.indices where state.obligations[index].phase == .open {
        let obligation = obligations[state.obligations[index].obligation.index]
        guard obligation.call == call, obligation.probe == nil, obligation.acquisition.hangsOnOutcome else {
          continue
        }
        state.obligations[index].phase = .escaped
      }
    }
  }

  // MARK: Null

  mutating func assumeNull(_ value: Value?, _ isNull: Bool, _ state: inout ResourceState) -> Bool {
    switch value {
    case nil, .unheld?: return true
    case .null?: return isNull
    case .bool?, .constant?, .closure?, .exception?: return !isNull
    case .outcome(let call)?: return assumeError(of: call, isNull, &state)
    case .object(let object)?:
      // `if undo is not None: undo()`, where `undo` is a method of what was acquired.
      if isNull, isRelease(object), isAcquired(owner(of: object)), owner(of: object) != object { return false }
      if isNull, isSentinelError(object) { return false }
      guard remember(.isNull(object), isNull, &state) else { return false }
      guard isNull else { return noteHandedOut(object, &state) }
      escapeArguments(of: object, keepingExternal: true, &state)
      // What is null was not acquired, nor was what it would hold.
      for index in state.obligations.indices
      where state.obligations[index].phase == .open && state.isHeld(state.obligations[index], through: object) {
        // A probe stays: that its argument is null here is among the facts, and other paths have the same argument.
        let obligation = obligations[state.obligations[index].obligation.index]
        if obligation.probe == nil, obligation.acquisition.slot.base != .receiver {
          state.obligations[index].phase = .none
        }
      }
      return remember(.isTrue(object), false, &state)
    }
  }

  /// A handle that is there was not handed out beside an error.
  ///
  /// - Returns: false when the state knows that the call failed.
  private mutating func noteHandedOut(_ handle: ObjectID, _ state: inout ResourceState) -> Bool {
    for held in state.obligations where held.holder == handle && !held.isEarlier {
      let obligation = obligations[held.obligation.index]
      guard obligation.probe == nil, obligation.acquisition.slot.base == .result,
        case .errorIsNull = obligation.acquisition.condition
      else { continue }
      return remember(.succeeded(obligation.call), true, &state)
    }
    return true
  }

  // MARK: Truth

  mutating func assumeTruth(_ value: Value?, _ isTrue: Bool, _ state: inout ResourceState) -> Bool {
    switch value {
    case nil, .unheld?: return true
    case .null?: return !isTrue
    case .bool(let known)?: return known == isTrue
    case .closure?, .exception?: return isTrue
    case .constant(let id)?:
      switch graph[id] {
      case .integer(let number): return (number != 0) == isTrue
      case .positive: return isTrue
      case .string(let text, let isPrefix): return isPrefix || !context.names[text].isEmpty == isTrue
      case .null, .bool, .other: return true
      }
    case .outcome(let call)?: return assumeTruth(ofCall: call, isTrue, &state)
    case .object(let object)?:
      // A handle that is not null is true, whatever the language calls true.
      if !isTrue, isAcquired(object) { return assumeNull(value, true, &state) }
      // What is empty holds nothing.
      if !isTrue { doubtElements(behind: object, .all, &state) }
      let isNews = state.facts[predicates.id(.isTrue(object))] == nil
      guard remember(.isTrue(object), isTrue, &state) else { return false }
      if isTrue, !remember(.isNull(object), false, &state) { return false }
      decide(object, isTrue, &state)
      return !isNews || equals(of: object, state).allSatisfy { assumeTruth($0, isTrue, &state) }
    }
  }

  /// Where only booleans are tested, one of which nothing was known is a constant from here on: other paths that lead to
  /// the same hold it as one.
  private func decide(_ object: ObjectID, _ isTrue: Bool, _ state: inout ResourceState) {
    guard context.language != .python, case .instruction = objects[object] else { return }
    for index in state.values.keys.indices where state.values.values[index] == .object(object) {
      state.values[state.values.keys[index]] = .bool(isTrue)
    }
  }

  /// What tests have told to equal the object: as true as it is.
  private func equals(of object: ObjectID, _ state: ResourceState) -> [Value] {
    state.facts.keys.indices.compactMap { index in
      guard state.facts.values[index], case .equal(let left, let right) = predicates[state.facts.keys[index]] else {
        return nil
      }
      return left == .object(object) ? right : right == .object(object) ? left : nil
    }
  }

  private mutating func assumeTruth(ofCall id: CallID, _ isTrue: Bool, _ state: inout ResourceState) -> Bool {
    let call = graph[id]
    let effects = context.effects[id.index]
    guard
      assumeOutcome(
        of: id, &state,
        { acquisition in
          switch acquisition.condition {
          case .isTrue: isTrue
          case .errorIsNull: isTrue ? false : nil
          case .returned, .handleIsNonNull, .resultEquals, .statusEquals: nil
          }
        })
    else { return false }
    if !isTrue {
      for var release in effects.releases where release.condition == .resultIsFalse {
        release.condition = .called
        apply(release, of: call, &state)
      }
    }
    return assumeTold(isTrue ? .resultIsTrue : .resultIsFalse, of: call, effects, &state)
  }

  // MARK: Outcomes

  /// The error that a call returned is null or not.
  private mutating func assumeError(of id: CallID, _ isNull: Bool, _ state: inout ResourceState) -> Bool {
    let isConsistent = assumeOutcome(of: id, &state) { acquisition in
      if case .errorIsNull = acquisition.condition { return isNull }
      return nil
    }
    guard isConsistent else { return false }
    for var release in context.effects[id.index].releases {
      guard case .failed = release.condition else { continue }
      guard remember(.succeeded(id), isNull, &state) else { return false }
      guard !isNull else { continue }
      release.condition = .called
      apply(release, of: graph[id], &state)
    }
    return true
  }

  /// - Parameter happened: whether the test says that the acquisition took place; nil when it says nothing.
  private mutating func assumeOutcome(
    of call: CallID, _ state: inout ResourceState, _ happened: (CallEffects.Acquisition) -> Bool?
  ) -> Bool {
    for acquisition in context.effects[call.index].allAcquisitions {
      guard let happened = happened(acquisition) else { continue }
      guard remember(.succeeded(call), happened, &state) else { return false }
      if happened { noteNonNull(call, &state) } else { dropConditional(call, &state) }
    }
    return true
  }

  /// The call succeeded: the handles among its results are not null.
  private mutating func noteNonNull(_ call: CallID, _ state: inout ResourceState) {
    for held in state.obligations where !held.isEarlier {
      let obligation = obligations[held.obligation.index]
      guard obligation.call == call, obligation.probe == nil, obligation.acquisition.slot.base == .result else {
        continue
      }
      state.facts[predicates.id(.isNull(held.holder))] = false
    }
  }

  /// The call failed: it acquired nothing, and its handles are null.
  mutating func dropConditional(_ call: CallID, _ state: inout ResourceState) {
    for index in state.obligations.indices where !state.obligations[index].isEarlier {
      let obligation = obligations[state.obligations[index].obligation.index]
      guard obligation.call == call, obligation.probe == nil, obligation.acquisition.hangsOnOutcome else { continue }
      if state.obligations[index].phase == .open { state.obligations[index].phase = .none }
      if obligation.acquisition.slot.base == .result {
        state.facts[predicates.id(.isNull(state.obligations[index].holder))] = true
        noteFailed(state.obligations[index].holder, &state)
      }
    }
  }

  /// What is waited for raises: the call that was to acquire it failed (`async let rows = open()`, `await rows`).
  mutating func dropUnfinished(_ value: Value?, _ state: inout ResourceState) {
    guard case .object(let result)? = value, case .result(let call, -1) = objects[result] else { return }
    for index in state.obligations.indices where state.obligations[index].phase == .open {
      let obligation = obligations[state.obligations[index].obligation.index]
      guard obligation.call == call, obligation.probe == nil, obligation.acquisition.slot.base == .result else {
        continue
      }
      state.obligations[index].phase = .none
    }
  }

  // MARK: Equality

  private mutating func assumeEqual(
    _ left: Operand, _ right: Operand, _ isTrue: Bool, _ state: inout ResourceState
  ) -> Bool {
    if !isTrue { letGoOfWrapped(unequal: evaluate(left, &state), &state) }
    guard let first = evaluate(left, &state), let second = evaluate(right, &state), first != .unheld, second != .unheld
    else { return true }
    if first == .null { return assumeNull(second, isTrue, &state) }
    if second == .null { return assumeNull(first, isTrue, &state) }
    switch (first, second) {
    // Swift: `rows?.next() == true`.
    case (.outcome, .bool(let known)): return assumeTruth(first, isTrue == known, &state)
    case (.bool(let known), .outcome): return assumeTruth(second, isTrue == known, &state)
    case (.outcome(let call), _): return assumeEqual(call, to: right, isTrue, &state)
    case (_, .outcome(let call)): return assumeEqual(call, to: left, isTrue, &state)
    default: break
    }
    switch (first, second) {
    case (.constant(let a), .constant(let b)): return isEqual(graph[a], graph[b]).map { $0 == isTrue } ?? true
    case _ where first == second: return isTrue
    case (.bool, .bool): return !isTrue
    case (.bool(let known), .object(let object)), (.object(let object), .bool(let known)):
      return assumeTruth(.object(object), isTrue == known, &state)
    case (.object(let a), .object(let b)) where areDistinct(a, b, state): return !isTrue
    default: break
    }
    let isOrdered = rank(first) <= rank(second)
    guard remember(.equal(isOrdered ? first : second, isOrdered ? second : first), isTrue, &state) else { return false }
    guard isTrue, case .object(let object) = first, let truth = state.facts[predicates.id(.isTrue(object))] else {
      return true
    }
    return assumeTruth(second, truth, &state)
  }

  /// What was just acquired is no object that was there before, nor another acquisition.
  private func areDistinct(_ left: ObjectID, _ right: ObjectID, _ state: ResourceState) -> Bool {
    guard isAcquired(left) || isAcquired(right) else { return false }
    return !state.passedThrough.contains(child: left, parent: right)
      && !state.passedThrough.contains(child: right, parent: left)
  }

  /// An order for commutative predicates; any will do.
  private func rank(_ value: Value) -> Int {
    switch value {
    case .null: 0
    case .bool(let value): value ? 2 : 1
    case .constant(let id): 3 + id.index * 4
    case .object(let id): 4 + id.index * 4
    case .outcome(let id): 5 + id.index * 4
    case .closure(let id): 6 + id.index * 4
    case .exception, .unheld: 3
    }
  }

  /// A status code is compared with a constant or a symbol, or an error with one that has a name (`io.EOF`), which is
  /// never null.
  private mutating func assumeEqual(
    _ call: CallID, to other: Operand, _ isTrue: Bool, _ state: inout ResourceState
  ) -> Bool {
    let symbol = symbol(other)
    if isTrue, case .place(let place) = other, graph[graph.root(of: place)].root == .global {
      guard assumeError(of: call, false, &state) else { return false }
    }
    return assumeOutcome(of: call, &state) { acquisition in
      // `err == sql.ErrNoRows`: an error that has a name is one.
      if case .errorIsNull = acquisition.condition { return isTrue && symbol != nil ? false : nil }
      switch acquisition.condition {
      case .resultEquals(let successes), .statusEquals(let successes):
        guard let symbol else { return nil }
        if successes.contains(symbol) { return isTrue }
        return isTrue ? false : nil
      case .returned, .errorIsNull, .handleIsNonNull, .isTrue: return nil
      }
    }
  }

  /// The spelling of a constant or a global symbol.
  private func symbol(_ operand: Operand) -> String? {
    switch operand {
    case .place(let place):
      let name = context.names[graph[place].name]
      return graph[place].root == .global || graph[place].root == .field ? name : nil
    case .constant(let id):
      switch graph[id] {
      case .integer(let number): return String(number)
      case .bool(let value): return String(value)
      case .null, .string, .positive, .other: return nil
      }
    case .function, .unknown: return nil
    }
  }

  // MARK: Exceptions

  private mutating func assumeCaught(_ types: [NameID], _ isTrue: Bool, _ state: inout ResourceState) -> Bool {
    guard !types.isEmpty else { return isTrue }
    guard case .exception(let raised)? = state.control[graph.exception] else { return true }
    switch context.exceptions.isCaught(raised, by: types, names: context.names) {
    case .yes: return isTrue
    case .no: return !isTrue
    case .maybe: break
    }
    // It was none of the types of handlers that it came past.
    let possible = types.filter { type in
      !state.facts.keys.indices.contains {
        guard !state.facts.values[$0], case .caught(let other) = predicates[state.facts.keys[$0]] else { return false }
        return context.exceptions.isCaught(.type(type), by: [other], names: context.names) == .yes
      }
    }
    guard !possible.isEmpty else { return !isTrue }
    if isTrue {
      if possible.count == 1 { state.control[graph.exception] = .exception(.type(possible[0])) }
      return true
    }
    for type in types { state.facts[predicates.id(.caught(type))] = false }
    return true
  }
}

extension ResourceDomain {
  /// Another exception is in flight: what the last one was no instance of says nothing of it.
  mutating func forgetException(_ state: inout ResourceState) {
    let predicates = predicates
    state.facts.removeAll { id, _ in
      switch predicates[id] {
      case .caught, .saved: true
      default: false
      }
    }
  }

  /// A control place takes over the exception in flight, or gives it back: as long as no other has been raised meanwhile
  /// it is the same one, and what is known of it still holds.
  ///
  /// - Returns: whether the assignment changes nothing.
  mutating func isSameException(_ place: PlaceID, from source: PlaceID, _ state: inout ResourceState) -> Bool {
    if source == graph.exception, graph[place].root == .control { state.facts[predicates.id(.saved(place))] = true }
    return place == graph.exception && state.facts[predicates.id(.saved(source))] == true
  }
}
