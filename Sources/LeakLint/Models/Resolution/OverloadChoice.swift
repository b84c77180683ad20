/// Chooses among functions of one name by the labels and number of a call's arguments.
struct OverloadChoice {
  let declarations: Declarations

  /// The function that the call means, or nil where several fit equally well.
  func choose(_ set: FunctionSetID, for call: Call, in file: LoweredFile) -> FunctionRef? {
    guard declarations.overloads[set.index].next != nil else { return declarations.overloads[set.index].ref }
    return choose(declarations.members(of: set), for: call, in: file)
  }

  func choose(_ candidates: [FunctionRef], for call: Call, in file: LoweredFile) -> FunctionRef? {
    guard declarations.language == .swift else {
      // A later definition under the same name replaces the earlier one, unless each stands under a condition of its
      // own; then which one runs is unknown.
      return candidates.count == 1 ? candidates[0] : nil
    }
    var best: (score: Int, ref: FunctionRef?) = (-1, nil)
    for candidate in candidates {
      let score = score(candidate, for: call, in: file)
      if score > best.score {
        best = (score, candidate)
      } else if score == best.score {
        best.ref = nil
      }
    }
    return best.score < 0 ? nil : best.ref
  }

  /// Higher is better; negative where the call cannot mean it. Parameters may be left out where they have defaults,
  /// which the graph does not tell: the fewer the better.
  private func score(_ candidate: FunctionRef, for call: Call, in file: LoweredFile) -> Int {
    let graph = declarations.graph(candidate)
    let matching = ArgumentMatching(
      call, in: file.names, to: graph, of: declarations.files[Int(candidate.file)])
    guard matching.isComplete else { return -1 }
    return Self.perfectScore - min(graph.parameters.count - call.arguments.count, Self.perfectScore)
  }

  private static let perfectScore = 1000
}
