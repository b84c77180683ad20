/// Tidies a finished graph, for lowerings that make blocks more freely than the program needs them: fewer blocks are less
/// work for the solver, and easier to read.
extension FlowGraph {
  /// The same program without unwind edges that nothing uses, control places that nothing reads, blocks that nothing
  /// reaches and jumps that say nothing. Blocks are numbered in reverse postorder.
  consuming func compacted() -> FlowGraph {
    removeIdleUnwinds()
    removeUnreadControl()
    threadJumps()
    mergeChains()
    renumber()
    return self
  }

  private mutating func removeIdleUnwinds() {
    for index in blocks.indices where blocks[index].unwind != nil && !mayRaise(blocks[index]) {
      blocks[index].unwind = nil
    }
  }

  private func mayRaise(_ block: Block) -> Bool {
    switch block.terminator {
    case .raise, .runDeferred: return true
    default: break
    }
    return block.instructions.contains { instruction in
      switch instruction.operation {
      case .call(let id): self[id].traits.contains(.mayThrow)
      case .iterate(_, _, let mayThrow), .suspend(_, _, let mayThrow): mayThrow
      case .yield, .mayThrow, .unknown: true
      case .assign, .aggregate, .escape, .forget, .pushDeferred: false
      }
    }
  }

  /// Removes assignments to control places that are never read. The exception in flight is always read.
  private mutating func removeUnreadControl() {
    var isRead = [Bool](repeating: false, count: places.count)
    isRead[exception.index] = true
    func read(_ operand: Operand) { if case .place(let place) = operand { isRead[place.index] = true } }
    for block in blocks {
      for instruction in block.instructions {
        // What else reads operands never gets a control place.
        if case .assign(_, let value) = instruction.operation { read(value) }
      }
      switch block.terminator {
      case .branch(let condition, _, _): condition.operands.forEach(read)
      case .return(let values): values.forEach(read)
      default: break
      }
    }
    for index in blocks.indices {
      blocks[index].instructions.removeAll { instruction in
        guard case .assign(let place, _) = instruction.operation else { return false }
        return places[place.index].root == .control && !isRead[place.index]
      }
    }
  }

  /// Leads edges past blocks that only jump on.
  private mutating func threadJumps() {
    var destination = blocks.indices.map { BlockID($0) }
    for index in blocks.indices {
      var current = BlockID(index)
      // An endless empty loop is its own destination.
      var steps = 0
      while blocks[current.index].instructions.isEmpty, case .jump(let next) = blocks[current.index].terminator,
        steps < blocks.count, !isReturn(blocks[current.index], to: next)
      {
        current = next
        steps += 1
      }
      destination[index] = steps < blocks.count ? current : BlockID(index)
    }
    entry = destination[entry.index]
    redirect { destination[$0.index] }
    for index in blocks.indices {
      // A test whose answer makes no difference (`a and a.close()` as a statement tests its last operand).
      guard case .branch(_, let then, let otherwise) = blocks[index].terminator, then == otherwise else { continue }
      blocks[index].terminator = .jump(then)
    }
  }

  /// A `return` in a function that defers is a jump to its deferred calls; the line of it is shown to people.
  private func isReturn(_ block: Block, to next: BlockID) -> Bool {
    guard block.terminatorRange.line > 0, case .runDeferred = blocks[next.index].terminator else { return false }
    return true
  }

  /// Appends a block to its only predecessor where that only jumps to it.
  private mutating func mergeChains() {
    var predecessors = [Int](repeating: 0, count: blocks.count)
    predecessors[entry.index] += 1
    for site in deferSites { predecessors[site.entry.index] += 2 }
    for index in reversePostorder() {
      for successor in successors(of: index) { predecessors[successor.index] += 1 }
    }
    for index in reversePostorder() {
      while case .jump(let next) = blocks[index.index].terminator, predecessors[next.index] == 1, next != index {
        let first = blocks[index.index].unwind
        let second = blocks[next.index].unwind
        // Looks at the instructions only where it must: they grow with each block that is appended.
        guard
          first == second || first == nil && !mayRaise(blocks[index.index])
            || second == nil && !mayRaise(blocks[next.index])
        else { break }
        blocks[index.index].instructions += blocks[next.index].instructions
        blocks[index.index].terminator = blocks[next.index].terminator
        blocks[index.index].terminatorRange = blocks[next.index].terminatorRange
        blocks[index.index].unwind = first ?? second
        blocks[next.index].instructions = []
        blocks[next.index].terminator = .unreachable
        blocks[next.index].unwind = nil
      }
    }
  }

  private mutating func renumber() {
    let order = reversePostorder()
    var number = [BlockID?](repeating: nil, count: blocks.count)
    for (new, old) in order.enumerated() { number[old.index] = BlockID(new) }
    let old = blocks
    blocks = order.map { old[$0.index] }
    entry = number[entry.index] ?? entry
    redirect { number[$0.index] ?? $0 }
  }

  private mutating func redirect(_ target: (BlockID) -> BlockID) {
    for index in blocks.indices {
      blocks[index].unwind = blocks[index].unwind.map(target)
      switch blocks[index].terminator {
      case .jump(let next): blocks[index].terminator = .jump(target(next))
      case .branch(let condition, let then, let otherwise):
        blocks[index].terminator = .branch(condition, then: target(then), else: target(otherwise))
      case .choose(let targets): blocks[index].terminator = .choose(targets.map(target))
      case .runDeferred(let done): blocks[index].terminator = .runDeferred(done: target(done))
      case .return, .raise, .unreachable: break
      }
    }
    for index in deferSites.indices { deferSites[index].entry = target(deferSites[index].entry) }
  }

  /// The blocks that can be reached, each before those that only it leads to.
  private func reversePostorder() -> [BlockID] {
    var isVisited = [Bool](repeating: false, count: blocks.count)
    var postorder: [BlockID] = []
    var stack: [(block: BlockID, pending: [BlockID])] = [(entry, successors(of: entry))]
    isVisited[entry.index] = true
    while let last = stack.indices.last {
      // The last successor first: reversed, the first one comes right behind its predecessor.
      if let next = stack[last].pending.popLast() {
        if isVisited[next.index] { continue }
        isVisited[next.index] = true
        stack.append((next, successors(of: next)))
      } else {
        postorder.append(stack[last].block)
        stack.removeLast()
      }
    }
    return postorder.reversed()
  }
}

extension Condition {
  /// What the test reads.
  var operands: [Operand] {
    switch test {
    case .isNull(let operand), .truthy(let operand), .hasNext(let operand): [operand]
    case .equal(let left, let right), .related(_, let left, let right): [left, right]
    case .caught, .unknown: []
    }
  }
}
