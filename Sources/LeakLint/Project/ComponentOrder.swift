/// Strongly connected components of a directed graph of dense integer nodes, callees before callers (Tarjan, "Depth-first
/// search and linear graph algorithms", SIAM J. Comput. 1972), without recursion.
enum ComponentOrder {
  /// - Parameters:
  ///   - successors: by node, the nodes it points to.
  ///   - roots: only what can be reached from these is put in order.
  ///   - isDone: of a node that is taken to be not there.
  /// - Returns: the components; each comes after all components that it points to.
  static func components(
    _ successors: [[Int32]], from roots: [Int32], isDone: (Int32) -> Bool = { _ in false }
  ) -> [[Int32]] {
    let count = successors.count
    var index = [Int32](repeating: -1, count: count)
    var low = [Int32](repeating: 0, count: count)
    var onStack = [Bool](repeating: false, count: count)
    var stack: [Int32] = []
    var work: [(node: Int32, next: Int)] = []
    var counter: Int32 = 0
    var result: [[Int32]] = []

    func open(_ node: Int32) {
      index[Int(node)] = counter
      low[Int(node)] = counter
      counter += 1
      stack.append(node)
      onStack[Int(node)] = true
      work.append((node, 0))
    }

    for root in roots where index[Int(root)] < 0 && !isDone(root) {
      open(root)
      while let top = work.indices.last {
        let node = work[top].node
        if work[top].next < successors[Int(node)].count {
          let successor = successors[Int(node)][work[top].next]
          work[top].next += 1
          if index[Int(successor)] < 0 {
            if !isDone(successor) { open(successor) }
          } else if onStack[Int(successor)] {
            low[Int(node)] = min(low[Int(node)], index[Int(successor)])
          }
          continue
        }
        work.removeLast()
        if let parent = work.last?.node { low[Int(parent)] = min(low[Int(parent)], low[Int(node)]) }
        guard low[Int(node)] == index[Int(node)] else { continue }
        var component: [Int32] = []
        while let member = stack.popLast() {
          onStack[Int(member)] = false
          component.append(member)
          if member == node { break }
        }
        result.append(component.sorted())
      }
    }
    return result
  }
}
