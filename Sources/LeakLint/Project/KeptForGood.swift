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
    // A base of which nothing is known may have a life cycle of its own.
    let shortLived: Confidence = index.declarations.projectType(type)?.isComplete == true ? .medium : .low
    var isMade = false
    for node in project.functions.indices where project.file(of: Int32(node)).language == language {
      let graph = project.graph(Int32(node))
      let isAtStart = graph.kind == .module || graph.traits.contains(.entryPoint)
      for (position, call) in project.functions[node].calls.enumerated() {
        let makes =
          call.constructedType.map { index.isSubtype($0, of: type) } ?? false
          || call.constructedType == nil && call.target.flatMap(project.node) == maker
            && project.graph(maker).kind == .function
        guard makes else { continue }
        guard isAtStart || isKeptInGlobal(graph.calls[position].result, of: graph) else { return shortLived }
        isMade = true
      }
      if language == .go, holdsLiteral(of: owner.type, graph, project.file(of: Int32(node)).names), Int32(node) != maker
      {
        guard isAtStart else { return shortLived }
        isMade = true
      }
    }
    // Made by a framework, or by users of a library: their life cycle is not known.
    return isMade ? nil : .low
  }

  /// Whether a function makes a value of the type without a call (Go's `store{}` and `var s store`).
  private func holdsLiteral(of type: String, _ graph: FlowGraph, _ names: NameTable) -> Bool {
    guard let name = names.lookup(type) else { return false }
    let isLocal = graph.places.indices.contains {
      graph.places[$0].root == .local && graph.attributes[$0].declaredType == name
    }
    return isLocal
      || graph.blocks.contains { block in
        block.instructions.contains { instruction in
          guard case .aggregate(let place, _) = instruction.operation else { return false }
          return graph.attributes[place.index].declaredType == name
        }
      }
  }

  /// Whether what a call gives becomes a global's, or a field's of one: it lives as long as the process.
  private func isKeptInGlobal(_ result: PlaceID, of graph: FlowGraph) -> Bool {
    var names: Set<PlaceID> = [result]
    for block in graph.blocks {
      for case .assign(let place, .place(let source)) in block.instructions.lazy.map(\.operation)
      where names.contains(source) || graph[source].parent == result {
        if graph[graph.root(of: place)].root == .global { return true }
        names.insert(place)
      }
    }
    return false
  }
}
