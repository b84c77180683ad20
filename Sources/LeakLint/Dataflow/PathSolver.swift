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
    var indexOfKey: [State.Key: Int] = [:]
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

  mutating func run(from initial: State) {
    arrive(at: graph.entry, initial)
    var steps = 0
    while let rank = pending.popFirst() {
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
      let body = domain.popDeferred(&state)
      go(from: id, to: body ?? done, state)
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
    let slot: Int
    if let known = entries[block.index].indexOfKey[key] {
      let path = entries[block.index].states[known].path
      guard entries[block.index].states[known].join(state) else { return }
      // The path of the first arrival stays the witness: it is one that really reaches the block.
      entries[block.index].states[known].path = path
      slot = known
    } else if entries[block.index].states.count < limits.statesPerBlock {
      slot = entries[block.index].states.count
      entries[block.index].states.append(state)
      entries[block.index].indexOfKey[key] = slot
    } else {
      isTruncated = true
      slot = entries[block.index].states.count - 1
      guard entries[block.index].states[slot].joinTowardsSilence(state) else { return }
      entries[block.index].indexOfKey[entries[block.index].states[slot].key] = slot
    }
    if !entries[block.index].dirty.contains(slot) { entries[block.index].dirty.append(slot) }
    pending.insert(order.rank[block.index])
  }
}
