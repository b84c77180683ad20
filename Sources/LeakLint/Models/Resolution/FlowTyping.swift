/// Follows the variables to which different things are assigned through the blocks of a function.
///
/// `result = session.execute(q); result = result.all()` has a variable with two types, each certain where it is used. At
/// a join of two types the variable is unknown; where one branch tells nothing, the other's type holds.
struct FlowTyping {
  /// What the followed variables hold; nil where two types met.
  private typealias State = [Meaning?]

  private let places: [PlaceID]
  private var entries: [State?]
  private var pending: Set<Int> = []

  /// Larger functions keep what the order-blind pass found out.
  private static let maximumWork = 400_000
  private static let maximumVisits = 6

  init?(places: [PlaceID], in graph: FlowGraph) {
    guard !places.isEmpty, places.count * graph.blocks.count <= Self.maximumWork else { return nil }
    self.places = places
    entries = Array(repeating: nil, count: graph.blocks.count)
    entries[graph.entry.index] = Array(repeating: .unknown, count: places.count)
    pending = [graph.entry.index]
  }

  /// Types what depends on the followed variables, and notes the target of each call.
  mutating func run(_ inference: inout TypeInference) {
    let graph = inference.graph
    inference.targets = Array(repeating: nil, count: graph.calls.count)
    // Deferred bodies are entered from sites that the solver pops: they see the state at the push.
    var visits = Array(repeating: 0, count: graph.blocks.count)
    while let index = pending.min() {
      pending.remove(index)
      visits[index] += 1
      guard visits[index] <= Self.maximumVisits, let entry = entries[index] else { continue }
      run(graph.blocks[index], from: entry, &inference)
    }
    inference.current = [:]
  }

  private mutating func run(_ block: Block, from entry: State, _ inference: inout TypeInference) {
    for (place, meaning) in zip(places, entry) { inference.current[place] = meaning ?? .unknown }
    var state = entry
    if let unwind = block.unwind { flow(state, to: unwind) }
    for instruction in block.instructions {
      if case .call(let id) = instruction.operation {
        inference.targets[id.index] = inference.target(of: inference.graph[id])
      }
      inference.apply(instruction.operation)
      let next = places.enumerated().map { position, place -> Meaning? in
        let meaning = inference.current[place] ?? .unknown
        return state[position] == nil && meaning.isUnknown ? nil : meaning
      }
      if next != state {
        state = next
        if let unwind = block.unwind { flow(state, to: unwind) }
      }
      if case .pushDeferred(let site) = instruction.operation { flow(state, to: inference.graph[site].entry) }
    }
    switch block.terminator {
    case .jump(let target), .runDeferred(let target): flow(state, to: target)
    case .branch(_, let then, let otherwise):
      flow(state, to: then)
      flow(state, to: otherwise)
    case .choose(let targets):
      for target in targets { flow(state, to: target) }
    case .return, .raise, .unreachable: break
    }
  }

  private mutating func flow(_ state: State, to block: BlockID) {
    guard let known = entries[block.index] else {
      entries[block.index] = state
      pending.insert(block.index)
      return
    }
    let joined = zip(known, state).map { Self.join($0, $1) }
    if joined != known {
      entries[block.index] = joined
      pending.insert(block.index)
    }
  }

  private static func join(_ first: Meaning?, _ second: Meaning?) -> Meaning? {
    guard let first, let second else { return nil }
    if first == second || second.isUnknown { return first }
    return first.isUnknown ? second : nil
  }
}

extension TypeInference {
  /// Follows the variables that the order-blind pass could not settle.
  mutating func followReassigned() {
    let places = graph.places.indices.filter { isReassigned[$0] && hasKnownAssignment(PlaceID($0)) }.map { PlaceID($0) }
    guard var typing = FlowTyping(places: places, in: graph) else { return }
    typing.run(&self)
  }
}
