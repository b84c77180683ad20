extension Summaries {
  /// What closures acquire that a call is given, where its result is theirs (`retry(lambda: connect())`).
  mutating func addAcquisitionsOfClosures(of node: Int32, to effects: inout [CallEffects], depth: Int) {
    let graph = project.graph(node)
    guard effects.contains(where: { $0.resultOfCalling != nil }) else { return }
    for index in effects.indices where effects[index].acquisitions.isEmpty {
      guard case .argument(let position, let label)? = effects[index].resultOfCalling?.base,
        let closure = closure(position, label, of: graph.calls[index], in: node),
        let child = project.closures(of: node).first(where: {
          project.functions[Int($0)].ref.function == closure
        }),
        let summary = summary(of: child, depth: depth)
      else { continue }
      effects[index].acquisitions = summary.effects.acquisitions.filter { $0.slot.base == .result }
      if summary.effects.resultNullness == .nonNull { effects[index].resultNullness = .nonNull }
    }
  }

  private func closure(_ position: Int, _ label: String?, of call: Call, in node: Int32) -> FunctionID? {
    let names = project.file(of: node).names
    let named = label.flatMap { label in call.arguments.first { $0.label.map { names[$0] } == label } }
    let positional = call.arguments.filter { $0.label == nil }
    guard let argument = named ?? (positional.indices.contains(position) ? positional[position] : nil) else {
      return nil
    }
    switch argument.value {
    case .function(let closure): return closure
    case .place(let place): return closure(in: place, of: project.graph(node))
    case .constant, .unknown: return nil
    }
  }

  /// The only closure that is ever assigned to a variable.
  private func closure(in place: PlaceID, of graph: FlowGraph) -> FunctionID? {
    guard graph[place].root == .local, !graph.attributes[place.index].isAssignedInClosure else { return nil }
    var found: FunctionID?
    for block in graph.blocks {
      for case .assign(place, let value) in block.instructions.lazy.map(\.operation) {
        guard found == nil, case .function(let closure) = value else { return nil }
        found = closure
      }
    }
    return found
  }
}
