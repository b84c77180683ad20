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
  private mutating func confidence(
    thatItMatters owner: CallEffects.Acquisition.Owner, madeBy maker: Int32, _ language: Language
  ) -> Confidence? {
    guard let index = project.index(language), let type = index.declarations.typeID(owner.type) else { return nil }
    var lifetimes = self.lifetimes[language] ?? ObjectLifetimes(project, language)
    defer { self.lifetimes[language] = lifetimes }
    switch lifetimes.ofObjects(of: owner.type, madeBy: maker) {
    case .process: return nil
    case .unknown: return .low
    // A base of which nothing is known may have a life cycle of its own.
    case .short: return index.declarations.projectType(type)?.isComplete == true ? .medium : .low
    }
  }
}
