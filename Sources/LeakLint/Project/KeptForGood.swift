extension Summaries {
  /// Acquisitions that a function puts into a field which no method of the type releases and nobody else reads: one leak
  /// each, at the store.
  mutating func leaksInFields(of node: Int32, _ analysis: FunctionAnalysis) -> [Leak] {
    var leaks: [Leak] = []
    for kept in analysis.keptInFields where !leaks.contains(where: { $0.obligation == kept.obligation }) {
      let acquisition = analysis.obligations[kept.obligation.index].acquisition
      let language = project.file(of: node).language
      guard fate(of: kept.owner, kind: acquisition.kind, language) == .neverReleased,
        let confidence = confidence(thatItMatters: kept.owner, madeBy: node, language)
      else { continue }
      leaks.append(
        Leak(
          obligation: kept.obligation,
          exit: .kept(.init(owner: kept.owner, confidence: min(confidence, lowered(acquisition.confidence)))),
          range: kept.range, acquiredAt: PathTree.root, path: PathTree.root, isOnBorrowedHolder: false))
    }
    return leaks
  }

  private func lowered(_ confidence: Confidence) -> Confidence { confidence == .high ? .medium : .low }

  /// nil where every object of the type that is made lives as long as the process.
  private func confidence(
    thatItMatters owner: CallEffects.Acquisition.Owner, madeBy maker: Int32, _ language: Language
  ) -> Confidence? {
    guard let index = project.index(language), let type = index.declarations.typeID(owner.type) else { return nil }
    var isMade = false
    for node in project.functions.indices where project.file(of: Int32(node)).language == language {
      for (position, call) in project.functions[node].calls.enumerated() {
        let makes =
          call.constructedType.map { index.isSubtype($0, of: type) } ?? false
          || call.constructedType == nil && call.target.flatMap(project.node) == maker
            && project.graph(maker).kind == .function
        guard makes else { continue }
        guard livesOn(position, in: project.graph(Int32(node))) else {
          // A base of which nothing is known may have a life cycle of its own.
          return index.declarations.projectType(type)?.isComplete == true ? .medium : .low
        }
        isMade = true
      }
    }
    // Made by a framework, or by users of a library: their life cycle is not known.
    return isMade ? nil : .low
  }

  /// Whether the object that a call makes is the process's: made where it starts, or kept in a global.
  private func livesOn(_ call: Int, in graph: FlowGraph) -> Bool {
    if graph.kind == .module || graph.traits.contains(.entryPoint) { return true }
    let result = graph.calls[call].result
    return graph.blocks.contains { block in
      block.instructions.contains { instruction in
        guard case .assign(let place, .place(let source)) = instruction.operation else { return false }
        return graph[place].root == .global && (source == result || graph[source].parent == result)
      }
    }
  }
}
