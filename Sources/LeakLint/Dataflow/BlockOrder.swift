/// Reverse postorder of a graph's blocks: the order in which a forward analysis converges fastest.
struct BlockOrder: Sendable {
  /// By block: its place in the order; blocks that cannot be reached come last.
  let rank: [Int]
  /// By rank: the block.
  let blocks: [BlockID]

  init(_ graph: FlowGraph) {
    var visited = [Bool](repeating: false, count: graph.blocks.count)
    var postorder: [BlockID] = []
    postorder.reserveCapacity(graph.blocks.count)
    // An explicit stack: generated functions nest deeper than the thread's stack.
    var stack: [(block: BlockID, successors: [BlockID], next: Int)] = []
    func visit(_ block: BlockID) {
      guard !visited[block.index] else { return }
      visited[block.index] = true
      stack.append((block, graph.successors(of: block), 0))
    }
    visit(graph.entry)
    while let top = stack.indices.last {
      if stack[top].next < stack[top].successors.count {
        let successor = stack[top].successors[stack[top].next]
        stack[top].next += 1
        visit(successor)
      } else {
        postorder.append(stack.removeLast().block)
      }
    }
    blocks = postorder.reversed()
    var rank = [Int](repeating: Int.max, count: graph.blocks.count)
    for (position, block) in blocks.enumerated() { rank[block.index] = position }
    self.rank = rank
  }
}
