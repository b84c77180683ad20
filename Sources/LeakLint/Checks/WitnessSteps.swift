/// A path through a function as the steps of a finding: the tests that it passes, the calls that raise, the loops.
struct WitnessSteps {
  let context: FunctionContext
  let paths: PathTree
  let wording: Wording
  private var graph: FlowGraph { context.graph }

  func steps(after start: PathTree.NodeID, to end: PathTree.NodeID) -> [Finding.Step] {
    let steps = paths.steps(after: start, to: end)
    return steps.enumerated().compactMap { index, step in
      // The last raise is the exit itself.
      if index == steps.count - 1, case .raise = step { return nil }
      return describe(step)
    }
  }

  private func describe(_ step: PathTree.Step) -> Finding.Step? {
    switch step {
    case .branch(let block, let taken):
      guard case .branch(let condition, _, _) = graph[block].terminator else { return nil }
      let range = graph[block].terminatorRange
      guard range.line > 0, let text = wording.outcome(of: condition, taken, at: range) else { return nil }
      return Finding.Step(path: context.path, range: range, text: text)
    case .raise(let position):
      let block = graph[position.block]
      let range =
        position.index < block.instructions.count ? block.instructions[position.index].range : block.terminatorRange
      // Passing an exception on is no step that anybody wrote.
      guard range.line > 0 else { return nil }
      return Finding.Step(path: context.path, range: range, text: "\(wording.code(at: range)) raises")
    case .again(let block):
      guard let range = graph[block].instructions.first?.range, range.line > 0 else { return nil }
      return Finding.Step(path: context.path, range: range, text: "the loop goes round again")
    case .mark: return nil
    }
  }
}
