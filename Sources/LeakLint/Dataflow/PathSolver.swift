/// Runs a domain over a graph until no block learns anything new.
struct PathSolver<Domain: FlowDomain> {
  typealias State = Domain.State

  private let graph: FlowGraph
  private let order: BlockOrder
  private let limits: SolverLimits
  private var entries: [BlockEntry]
  private var pending: PendingBlocks
  private(set) var paths = PathTree()
  /// The limits were reached: what the domain was told is incomplete.
  private(set) var isTruncated = false
  var domain: Domain

  /// The states at the start of one block.
  private struct BlockEntry {
    var states: [State] = []
    var indicesOfKey: [State.Key: [Int]] = [:]
    /// Which states changed since they were last processed.
    var dirty: [Int] = []
  }

  init(graph: FlowGraph, domain: Domain, limits: SolverLimits = .standard) {
    self.graph = graph
    self.domain = domain
    self.limits = limits
    order = BlockOrder(graph)
    entries = Array(repeating: BlockEntry(), count: graph.blocks.count)
    pending = PendingBlocks(count: order.blocks.count)
  }

  /// Stops where a limit is reached: of such a function nothing is told.
  mutating func run(from initial: State) {
    arrive(at: graph.entry, initial)
    var steps = 0
    while !isTruncated, let rank = pending.popFirst() {
      let block = order.blocks[rank]
      let dirty = entries[block.index].dirty
      entries[block.index].dirty.removeAll(keepingCapacity: true)
      for index in dirty {
        steps += 1
        guard steps <= limits.steps else {
          isTruncated = true
          return
        }
        process(block, entries[block.index].states[index])
      }
    }
  }

  // MARK: One block

  private mutating func process(_ id: BlockID, _ start: State) {
    var state = start
    var raised: [State] = []
    let block = graph.blocks[id.index]
    for (index, instruction) in block.instructions.enumerated() {
      let position = InstructionPosition(block: id, index: index)
      let goesOn = domain.execute(instruction, at: position, &state, raised: &raised)
      for var state in raised {
        state.path = paths.append(.raise(position), after: state.path)
        unwind(from: id, state, at: instruction.range)
      }
      raised.removeAll(keepingCapacity: true)
      guard goesOn else { return }
      if domain.marks(instruction) { state.path = paths.append(.mark(position), after: state.path) }
    }
    terminate(id, block, state)
  }

  private mutating func terminate(_ id: BlockID, _ block: Block, _ state: State) {
    switch block.terminator {
    case .jump(let target): go(from: id, to: target, state)
    case .branch(let condition, let then, let otherwise):
      branch(id, condition, then, otherwise, state)
    case .choose(let targets):
      for target in targets { go(from: id, to: target, state) }
    case .return(let values): domain.exit(.returned(values, block.terminatorRange), state)
    case .raise(let exception):
      var state = state
      domain.raise(exception, at: block.terminatorRange, &state)
      let position = InstructionPosition(block: id, index: block.instructions.count)
      state.path = paths.append(.raise(position), after: state.path)
      unwind(from: id, state, at: block.terminatorRange)
    case .runDeferred(let done):
      var state = state
      if let body = domain.popDeferred(&state) {
        domain.leaveBlock(id, &state)
        arrive(at: body, state)
      } else {
        go(from: id, to: done, state)
      }
    case .unreachable: break
    }
  }

  private mutating func branch(
    _ id: BlockID, _ condition: Condition, _ then: BlockID, _ otherwise: BlockID, _ state: State
  ) {
    for (target, isTrue) in [(then, true), (otherwise, false)] {
      var state = state
      guard domain.assume(condition, isTrue: isTrue, &state) else { continue }
      state.path = paths.append(.branch(id, taken: isTrue), after: state.path)
      go(from: id, to: target, state)
    }
  }

  private mutating func unwind(from id: BlockID, _ state: State, at range: SourceRange) {
    if let target = graph.blocks[id.index].unwind {
      var state = state
      domain.leaveBlock(id, &state)
      arrive(at: target, state)
    } else {
      domain.exit(.raised(range), state)
    }
  }

  private mutating func go(from source: BlockID, to target: BlockID, _ state: State) {
    var state = state
    domain.leaveBlock(source, &state)
    if order.rank[target.index] <= order.rank[source.index] {
      state.path = paths.append(.again(target), after: state.path)
    }
    arrive(at: target, state)
  }

  // MARK: Merging

  private mutating func arrive(at block: BlockID, _ state: State) {
    let key = state.key
    let known = entries[block.index].indicesOfKey[key] ?? []
    let slot: Int
    if let last = known.last {
      // What a state that is there already allows for is nothing new.
      for index in known.dropLast() {
        var covering = entries[block.index].states[index]
        if !covering.join(state) { return }
      }
      var joined = entries[block.index].states[last]
      guard joined.join(state) else { return }
      if known.count < variants(of: state, at: block) {
        slot = add(state, to: block)
        entries[block.index].indicesOfKey[key] = known + [slot]
      } else {
        // The path of the first arrival stays the witness: it is one that really reaches the block.
        joined.path = entries[block.index].states[last].path
        entries[block.index].states[last] = joined
        slot = last
      }
    } else if entries[block.index].states.count < limits.statesPerBlock {
      slot = add(state, to: block)
      entries[block.index].indicesOfKey[key] = [slot]
    } else {
      isTruncated = true
      return
    }
    if !entries[block.index].dirty.contains(slot) { entries[block.index].dirty.append(slot) }
    pending.insert(order.rank[block.index])
  }

  /// How many states that agree in their key may stay apart, and with them what tests have told of each: a few, where
  /// something is open, and never so many that there is no room for states whose keys differ.
  private func variants(of state: State, at block: BlockID) -> Int {
    guard state.isWorthKeepingApart, entries[block.index].states.count < limits.statesPerBlock / 4 else { return 1 }
    return limits.variantsPerKey
  }

  private mutating func add(_ state: State, to block: BlockID) -> Int {
    entries[block.index].states.append(state)
    return entries[block.index].states.count - 1
  }
}
