/// The resource typestate domain over one function: obligations, who holds them, and what tells paths apart.
///
/// The rules are those of `docs/architecture.md`: a release never raises and always releases; an acquisition that raises
/// acquired nothing; unknown functions borrow their arguments, unknown constructors wrap them; what is stored out of
/// sight is somebody else's.
struct ResourceDomain: FlowDomain {
  let context: FunctionContext
  var graph: FlowGraph { context.graph }

  var objects = ObjectTable()
  var predicates = PredicateTable()
  private(set) var obligations: [Obligation] = []
  private var obligationIDs: [AcquisitionKey: ObligationID] = [:]
  /// By temporary: the only block that mentions it; nil where there are several.
  let homeBlocks: [BlockID?]
  let errorVariables: [PlaceID]
  /// By temporary: the index of the last instruction that uses it in its block; `Int.max` for the terminator.
  let lastUses: [Int]
  /// Variables that closures assign.
  let sharedPlaces: [PlaceID]
  /// The instruction that is being executed.
  private(set) var current = 0
  private(set) var currentBlock = BlockID(0)
  /// Objects that calls created, for renaming when the call is executed again.
  var objectsOfCall: [CallID: [ObjectID]] = [:]

  /// Field paths below results of calls that hold handles; their positions number the objects.
  var resultPaths: [[String]] = []

  private(set) var leaks: [Leak] = []
  private var leakIndex: [LeakKey: Int] = [:]
  /// Obligations that some path releases.
  private(set) var released: Set<ObligationID> = []
  /// Obligations that some path hands to somebody else, be it to borrow.
  private(set) var handedOn: Set<ObligationID> = []
  /// Those that a callee may release or not.
  private(set) var doubted: Set<ObligationID> = []
  /// Those that some path lets go of altogether.
  private(set) var letGo: Set<ObligationID> = []
  private(set) var yieldsInsideScopes: Set<YieldInsideScope> = []
  var outcomes = FunctionOutcomes()
  var incidents = IncidentList()
  /// Whether the function commits, and whether it waits for something outside the database.
  let watchesCommits: Bool
  let watchesWaits: Bool
  /// Objects that belong to others and on which some path commits statements of this function.
  var committed: Set<ObjectID> = []
  /// Statements that an exception leaves behind, with the object from outside that they ran on.
  var pending: [(holder: ObjectID, incident: Incident)] = []

  private struct AcquisitionKey: Hashable {
    var call: CallID
    var index: Int
  }

  private struct LeakKey: Hashable {
    var obligation: ObligationID
    var exit: Leak.Exit
    var start: UInt32
    var line: UInt32
  }

  init(context: FunctionContext) {
    self.context = context
    watchesCommits = context.effects.contains { $0.marks.contains(.commits) }
    watchesWaits = context.effects.contains(where: \.isExternalWait)
    homeBlocks = TemporaryHomes.compute(context.graph)
    errorVariables = ErrorVariables.compute(context.graph, language: context.language, names: context.names)
    sharedPlaces = context.graph.attributes.indices.filter { context.graph.attributes[$0].isAssignedInClosure }
      .map { PlaceID($0) }
    lastUses = TemporaryHomes.lastUses(context.graph, homes: homeBlocks)
  }

  // MARK: FlowDomain

  mutating func execute(
    _ instruction: Instruction, at position: InstructionPosition, _ state: inout ResourceState,
    raised: inout [ResourceState]
  ) -> Bool {
    current = position.index
    currentBlock = position.block
    switch instruction.operation {
    case .assign(let place, let operand):
      if case .place(let source) = operand, isSameException(place, from: source, &state) { return true }
      var value = evaluate(operand, &state)
      if value == .unheld { value = nil }
      store(value ?? fresh(at: position, &state), in: place, &state, at: instruction.range)
    case .aggregate(let place, let members):
      let object = objects.id(.instruction(block: position.block, index: position.index))
      forgetFacts(about: object, &state)
      state.facts[predicates.id(.isNull(object))] = false
      for member in members { storeMember(member, of: object, &state) }
      store(.object(object), in: place, &state, at: instruction.range)
    case .call(let id):
      return execute(call: id, at: position, range: instruction.range, &state, raised: &raised)
    case .iterate(let place, let source, let mayThrow):
      state.running.removeAll()
      endStep(of: source, &state)
      loseCountOfRows(source, &state)
      if mayThrow, !endsQuietly(source, &state), !isCollection(source, state) {
        raise(.ordinary, at: instruction.range, state, into: &raised)
      }
      iterate(place, source, at: position, &state, range: instruction.range)
    case .yield(let result, let value, let scopes):
      yield(value, scopes, &state, range: instruction.range, raised: &raised)
      store(fresh(at: position, &state), in: result, &state, at: instruction.range)
    case .suspend(let result, let value, let mayThrow):
      state.running.removeAll()
      let value = evaluate(value, &state) ?? fresh(at: position, &state)
      if mayThrow {
        var before = state
        endIteration(value, &before)
        dropUnfinished(value, &before)
        raise(.ordinary, at: instruction.range, before, into: &raised)
        raise(.cancellation, at: instruction.range, before, into: &raised)
      }
      store(value, in: result, &state, at: instruction.range)
    case .escape(let operand, _):
      if let value = evaluate(operand, &state) { escape(value, &state) }
    case .forget(let place):
      forget(place, &state, at: instruction.range)
    case .pushDeferred(let site):
      push(site, &state, at: instruction.range)
    case .mayThrow:
      raise(.ordinary, at: instruction.range, state, into: &raised)
    case .unknown:
      escapeEverything(&state)
      state.doubtEverything()
    }
    return true
  }

  func marks(_ instruction: Instruction) -> Bool { false }

  mutating func raise(
    _ exception: Terminator.Exception, at range: SourceRange, _ state: inout ResourceState
  ) {
    if exception != .inFlight || range.line > 0 { state.raisedAt = range }
    if exception != .inFlight {
      state.beginException()
      forgetException(&state)
    }
    switch exception {
    case .type(let name): state.control[graph.exception] = .exception(.type(name))
    case .unknown: state.control[graph.exception] = .exception(.ordinary)
    case .inFlight: break
    }
  }

  mutating func popDeferred(_ state: inout ResourceState) -> BlockID? {
    guard let entry = state.deferred.popLast() else { return nil }
    let site = graph[entry.site]
    for (place, value) in zip(site.parameters, entry.values) { state.values[place] = value }
    return site.entry
  }

  mutating func leaveBlock(_ block: BlockID, _ state: inout ResourceState) {
    if case .jump(let target) = graph[block].terminator, case .runDeferred = graph[target].terminator,
      graph[block].terminatorRange.line > 0
    {
      state.returnedAt = graph[block].terminatorRange
      noteReturning(&state)
    }
    let homes = homeBlocks
    state.values.removeAll { place, _ in homes[place.index] == block }
  }

  // MARK: Raising

  mutating func raise(
    _ type: RaisedType, at range: SourceRange, _ state: ResourceState, into raised: inout [ResourceState]
  ) {
    var state = state
    state.raisedAt = range
    state.beginException()
    forgetException(&state)
    state.control[graph.exception] = .exception(type)
    raised.append(state)
  }

  // MARK: Yields

  private mutating func yield(
    _ value: Operand, _ scopes: [PlaceID], _ state: inout ResourceState, range: SourceRange,
    raised: inout [ResourceState]
  ) {
    if state.hasYielded { outcomes.yieldsAgain = true }
    if state.wasThrownInto { outcomes.yieldsWhenThrownInto = true }
    state.hasYielded = true
    var state = state
    if case .object(let object)? = evaluate(value, &state) { outcomes.yielded.formUnion(held(by: object, state)) }
    state.wasThrownInto = true
    switch context.driver {
    case .caller:
      raise(.thrownIn, at: range, state, into: &raised)
      raise(.generatorExit, at: range, state, into: &raised)
      noteScopes(scopes, state, range: range)
    case .contextManager:
      raise(.thrownIn, at: range, state, into: &raised)
    case .alwaysResumed: break
    }
  }

  private mutating func noteScopes(_ scopes: [PlaceID], _ state: ResourceState, range: SourceRange) {
    var state = state
    for scope in scopes {
      guard case .object(let manager)? = evaluate(.place(scope), &state) else { continue }
      for obligation in state.obligations
      where obligation.phase == .open && obligations[obligation.obligation.index].probe == nil
        && state.isHeld(obligation, through: manager)
      {
        yieldsInsideScopes.insert(YieldInsideScope(obligation: obligation.obligation, range: range))
      }
    }
  }

  // MARK: Deferred calls

  private mutating func push(_ id: DeferSiteID, _ state: inout ResourceState, at range: SourceRange) {
    checkDeferredAgain(id, state, at: range)
    let values = graph[id].operands.map { evaluate($0, &state) }
    // In a loop sites pile up. The last two of a kind are followed; what earlier ones hold is released all the same.
    let earlier = state.deferred.indices.filter { state.deferred[$0].site == id }
    if earlier.count == 2 {
      let dropped = state.deferred.remove(at: earlier[0])
      let kept = state.deferred[earlier[1] - 1].values
      for case let value? in dropped.values where !kept.contains(value) && !values.contains(value) {
        escape(value, &state)
      }
    }
    state.deferred.append(ResourceState.Deferred(site: id, values: values))
  }

  // MARK: Obligations

  /// The obligation of the n-th acquisition of a call, created at first sight.
  mutating func obligation(
    call: CallID, index: Int, position: InstructionPosition, range: SourceRange,
    acquisition: CallEffects.Acquisition, isYielded: Bool = false
  ) -> ObligationID {
    let key = AcquisitionKey(call: call, index: index)
    if let id = obligationIDs[key] { return id }
    let id = ObligationID(obligations.count)
    obligationIDs[key] = id
    obligations.append(
      Obligation(
        call: call, position: position, range: range, acquisition: acquisition, probe: nil,
        isYielded: isYielded))
    return id
  }

  /// An obligation that stands for what a caller may hand over.
  mutating func addProbe(_ probe: Obligation.Probe) -> ObligationID {
    let id = ObligationID(obligations.count)
    obligations.append(
      Obligation(
        call: CallID(0), position: InstructionPosition(block: graph.entry, index: 0), range: graph.range,
        acquisition: CallEffects.Acquisition(kind: .connection, slot: probe.slot), probe: probe))
    return id
  }

  func kinds(of obligation: ObligationState) -> ResourceKindSet {
    let obligation = obligations[obligation.obligation.index]
    return obligation.probe?.kinds ?? ResourceKindSet(obligation.acquisition.kind)
  }

  mutating func noteReleased(_ obligation: ObligationID) { released.insert(obligation) }

  mutating func noteHandedOn(_ obligation: ObligationID) { handedOn.insert(obligation) }

  mutating func noteLetGo(_ obligation: ObligationID) { letGo.insert(obligation) }

  mutating func noteDoubted(_ obligation: ObligationID) { doubted.insert(obligation) }

  mutating func report(_ obligation: ObligationState, _ exit: Leak.Exit, at range: SourceRange, _ state: ResourceState)
  {
    guard obligations[obligation.obligation.index].probe == nil, !isExpectedToFail(obligation, state) else { return }
    let key = LeakKey(obligation: obligation.obligation, exit: exit, start: range.start, line: range.line)
    guard leakIndex[key] == nil else { return }
    leakIndex[key] = leaks.count
    leaks.append(
      Leak(
        obligation: obligation.obligation, exit: exit, range: range, acquiredAt: obligation.acquiredAt,
        path: state.path, isOnBorrowedHolder: objects.isExternal(obligation.holder)))
  }
}
