/// Go's variables that are only asked whether there is an error in them.
enum ErrorVariables {
  /// The local variables that some test compares with nil and of which nothing is read but the text: in functions that
  /// defer calls, which may ask for them again.
  static func compute(_ graph: FlowGraph, language: Language, names: NameTable) -> [PlaceID] {
    guard language == .go, !graph.deferSites.isEmpty else { return [] }
    var tested: Set<PlaceID> = []
    for block in graph.blocks {
      guard case .branch(let condition, _, _) = block.terminator, case .isNull(.place(let place)) = condition.test,
        graph[place].root == .local
      else { continue }
      tested.insert(place)
    }
    guard !tested.isEmpty else { return [] }
    for place in graph.places where names[place.name] != "Error" {
      if let parent = place.parent { tested.remove(parent) }
    }
    return tested.sorted()
  }
}
