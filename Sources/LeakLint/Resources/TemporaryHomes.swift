/// Which temporaries live in one block only, and until where: a state forgets them when it leaves that block.
enum TemporaryHomes {
  /// By place: the index of the last instruction that mentions it in its only block; `Int.max` where that is the
  /// terminator or there are several blocks.
  static func lastUses(_ graph: FlowGraph, homes: [BlockID?]) -> [Int] {
    var last = [Int](repeating: -1, count: graph.places.count)
    for place in graph.places.indices where graph.places[place].root == .temporary && homes[place] == nil {
      last[place] = Int.max
    }
    for index in graph.blocks.indices {
      graph.forEachPlace(in: BlockID(index)) { place, position in
        let root = graph.root(of: place).index
        last[root] = max(last[root], position)
      }
    }
    return last
  }

  /// By place: the only block that mentions it; nil for places that are no temporaries or are mentioned in several.
  static func compute(_ graph: FlowGraph) -> [BlockID?] {
    var homes = [BlockID?](repeating: nil, count: graph.places.count)
    var isShared = [Bool](repeating: false, count: graph.places.count)
    func mention(_ place: PlaceID, in block: BlockID) {
      let root = graph.root(of: place)
      guard graph[root].root == .temporary else { return }
      if let home = homes[root.index] {
        if home != block { isShared[root.index] = true }
      } else {
        homes[root.index] = block
      }
    }
    for index in graph.blocks.indices {
      let block = BlockID(index)
      graph.forEachPlace(in: block) { place, _ in mention(place, in: block) }
    }
    for site in graph.deferSites {
      for place in site.parameters { mention(place, in: site.entry) }
      for case .place(let place) in site.operands { isShared[graph.root(of: place).index] = true }
    }
    for index in homes.indices where isShared[index] { homes[index] = nil }
    return homes
  }

  /// Whether a temporary that several blocks mention may be read behind an instruction. Temporaries are assigned once:
  /// where one is assigned again, in a loop, its old value is of no use any more.
  static func isRead(_ temporary: PlaceID, behind index: Int, of start: BlockID, in graph: FlowGraph) -> Bool {
    var isReadHere = false
    graph.forEachPlace(in: start) { place, position in
      if position > index, graph.root(of: place) == temporary { isReadHere = true }
    }
    if isReadHere { return true }
    var seen: Set<BlockID> = []
    var pending = graph.successors(of: start)
    while let block = pending.popLast() {
      guard seen.insert(block).inserted else { continue }
      if graph.assigns(temporary, in: block) { continue }
      var isMentioned = false
      graph.forEachPlace(in: block) { place, _ in
        if graph.root(of: place) == temporary { isMentioned = true }
      }
      if isMentioned { return true }
      pending += graph.successors(of: block)
    }
    return false
  }
}

extension FlowGraph {
  fileprivate func assigns(_ temporary: PlaceID, in id: BlockID) -> Bool {
    blocks[id.index].instructions.contains { instruction in
      switch instruction.operation {
      case .assign(temporary, _), .aggregate(temporary, _), .iterate(temporary, _, _): true
      case .yield(temporary, _, _), .suspend(temporary, _, _): true
      case .call(let call): self[call].result == temporary
      default: false
      }
    }
  }

  /// Every place that the block's instructions and terminator name, with the instruction's index; the terminator's is
  /// `Int.max`.
  func forEachPlace(in id: BlockID, _ visit: (PlaceID, Int) -> Void) {
    var position = 0
    func body(_ place: PlaceID) { visit(place, position) }
    func operand(_ operand: Operand) { if case .place(let place) = operand { body(place) } }
    let block = blocks[id.index]
    for (index, instruction) in block.instructions.enumerated() {
      position = index
      switch instruction.operation {
      case .assign(let place, let value):
        body(place)
        operand(value)
      case .aggregate(let place, let members):
        body(place)
        for member in members { operand(member.value) }
      case .call(let id):
        let call = self[id]
        body(call.callee)
        body(call.result)
        for argument in call.arguments { operand(argument.value) }
      case .iterate(let place, let source, _):
        body(place)
        operand(source)
      case .yield(let result, let value, let scopes):
        body(result)
        operand(value)
        for scope in scopes { body(scope) }
      case .suspend(let result, let value, _):
        body(result)
        operand(value)
      case .escape(let value, _): operand(value)
      case .forget(let place): body(place)
      case .pushDeferred, .mayThrow, .unknown: break
      }
    }
    position = Int.max
    switch block.terminator {
    case .branch(let condition, _, _):
      switch condition.test {
      case .isNull(let value), .truthy(let value), .hasNext(let value): operand(value)
      case .equal(let left, let right), .related(_, let left, let right):
        operand(left)
        operand(right)
      case .caught, .unknown: break
      }
    case .return(let values): values.forEach(operand)
    case .jump, .choose, .raise, .runDeferred, .unreachable: break
    }
  }
}
