/// Which temporaries live in one block only: a state forgets them when it leaves that block.
enum TemporaryHomes {
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
      graph.forEachPlace(in: block) { mention($0, in: block) }
    }
    for site in graph.deferSites {
      for place in site.parameters { mention(place, in: site.entry) }
      for case .place(let place) in site.operands { isShared[graph.root(of: place).index] = true }
    }
    for index in homes.indices where isShared[index] { homes[index] = nil }
    return homes
  }
}

extension FlowGraph {
  /// Every place that the block's instructions and terminator name.
  func forEachPlace(in id: BlockID, _ body: (PlaceID) -> Void) {
    func operand(_ operand: Operand) { if case .place(let place) = operand { body(place) } }
    let block = blocks[id.index]
    for instruction in block.instructions {
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
        scopes.forEach(body)
      case .suspend(let result, let value, _):
        body(result)
        operand(value)
      case .escape(let value, _): operand(value)
      case .forget(let place): body(place)
      case .pushDeferred, .mayThrow, .unknown: break
      }
    }
    switch block.terminator {
    case .branch(let condition, _, _):
      switch condition.test {
      case .isNull(let value), .truthy(let value): operand(value)
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
