/// What the ways out of a function have in common as to what its parameters held: that it raises, or acquires, only where
/// an argument is null (`def ensure(conn): if conn is None: conn = connect()`).
struct ArgumentFact: Hashable, Sendable {
  /// The index of the parameter.
  var parameter: Int
  var fact: CallEffects.Tell.Fact
}

extension ResourceDomain {
  /// What the state knows of the function's arguments.
  func argumentFacts(_ state: ResourceState) -> Set<ArgumentFact> {
    var found: Set<ArgumentFact> = []
    for index in state.facts.keys.indices {
      switch predicates[state.facts.keys[index]] {
      case .isNull(let object):
        guard let parameter = parameter(object) else { continue }
        found.insert(ArgumentFact(parameter: parameter, fact: .isNull(state.facts.values[index])))
      case .isTrue(let object):
        guard let parameter = parameter(object) else { continue }
        found.insert(ArgumentFact(parameter: parameter, fact: .isTrue(state.facts.values[index])))
      default: continue
      }
    }
    return found
  }

  /// The index of the parameter that holds the object when the function starts.
  private func parameter(_ object: ObjectID) -> Int? {
    guard case .initial(let place) = objects[object] else { return nil }
    return graph.parameters.prefix(8).firstIndex { $0.place == place }
  }

  /// Facts of the ways out that return, and of those that raise.
  mutating func noteArguments(_ state: ResourceState, raised: Bool) {
    guard !graph.parameters.isEmpty else { return }
    let known = raised ? outcomes.factsAtRaise : outcomes.factsAtReturn
    if known?.isEmpty == true { return }
    let facts = argumentFacts(state)
    let common = known?.intersection(facts) ?? facts
    if raised { outcomes.factsAtRaise = common } else { outcomes.factsAtReturn = common }
  }

  /// What is returned was acquired where these arguments were null.
  mutating func noteArguments(beside returned: Set<FunctionOutcomes.Returned>, _ state: ResourceState) {
    guard !returned.isEmpty, !graph.parameters.isEmpty else { return }
    let missing = Set(argumentFacts(state).filter(\.fact.isMissing).map(\.parameter))
    for returned in returned { outcomes.missing[returned.obligation, default: missing].formIntersection(missing) }
  }

  func tells() -> [CallEffects.Tell] {
    let cases: [(CallEffects.Tell.Case, Set<ArgumentFact>?)] = [
      (.returned, outcomes.factsAtReturn), (.raised, outcomes.factsAtRaise),
    ]
    return cases.flatMap { when, facts in
      (facts ?? []).sorted { ($0.parameter, $0.fact.order) < ($1.parameter, $1.fact.order) }.map {
        CallEffects.Tell(when: when, slot: parameterSlot($0.parameter), fact: $0.fact)
      }
    }
  }

  /// The argument that is null, or false, wherever the obligation was acquired.
  func missingArgument(_ id: ObligationID) -> Slot? { outcomes.missing[id]?.min().map { parameterSlot($0) } }

  // MARK: Callers

  /// What a call's outcome says of its arguments.
  ///
  /// - Returns: false when the state knows better: the call does not end this way.
  mutating func assumeTold(
    _ when: CallEffects.Tell.Case, of call: Call, _ effects: CallEffects, _ state: inout ResourceState
  )
    -> Bool
  {
    for tell in effects.tells where tell.when == when {
      guard let value = value(tell.slot, of: call, &state) else { continue }
      switch tell.fact {
      case .isNull(let isNull): guard assumeNull(value, isNull, &state) else { return false }
      case .isTrue(let isTrue):
        // What else an object is true of (a list that is not empty) need not stay so.
        guard isTruthLasting(value) else { continue }
        guard assumeTruth(value, isTrue, &state) else { return false }
      }
    }
    return true
  }

  private func isTruthLasting(_ value: Value) -> Bool {
    switch value {
    case .null, .bool: true
    case .object(let object): isAcquired(object)
    case .constant, .outcome, .closure, .exception, .unheld: false
    }
  }

  /// Whether the argument that the call acquires something in place of is there. Of one that nobody has asked about, and
  /// that this function did not make, it is assumed.
  mutating func isGiven(_ slot: Slot?, of call: Call, _ state: inout ResourceState) -> Bool {
    guard let slot, let value = value(slot, of: call, &state) else { return false }
    switch value {
    case .null, .bool(false): return false
    case .object(let object):
      if let isNull = state.facts[predicates.id(.isNull(object))] { return !isNull }
      if let isTrue = state.facts[predicates.id(.isTrue(object))] { return isTrue }
      return !isAcquired(object)
    case .bool(true), .constant, .outcome, .closure, .exception, .unheld: return true
    }
  }
}

extension CallEffects.Tell.Fact {
  /// Null, or as good as null.
  fileprivate var isMissing: Bool { self == .isNull(true) || self == .isTrue(false) }

  fileprivate var order: Int {
    switch self {
    case .isNull(let isNull): isNull ? 1 : 0
    case .isTrue(let isTrue): isTrue ? 3 : 2
    }
  }
}
