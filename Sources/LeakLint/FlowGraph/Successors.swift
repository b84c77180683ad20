extension FlowGraph {
  /// All blocks that control may reach from a block, the unwind target last. A deferred body counts as reached from where
  /// it is pushed: `runDeferred`, which enters it, does not name it.
  func successors(of id: BlockID) -> [BlockID] {
    let block = self[id]
    var result: [BlockID]
    switch block.terminator {
    case .jump(let target): result = [target]
    case .branch(_, let then, let otherwise): result = [then, otherwise]
    case .choose(let targets): result = targets
    case .runDeferred(let done): result = [done]
    case .return, .raise, .unreachable: result = []
    }
    for case .pushDeferred(let site) in block.instructions.lazy.map(\.operation) { result.append(self[site].entry) }
    if let unwind = block.unwind { result.append(unwind) }
    return result
  }
}
