/// Pools out of which a connection is held while a closure runs: it was passed to a call that takes one and runs it
/// (`queue.write { db in … }`, `db.Transaction(func(tx) …)`).
extension Summaries {
  func heldPools(around node: Int32) -> [FunctionContext.HeldPool] {
    let closure = project.graph(node)
    guard let parent = closure.parent, !closure.traits.contains(.spawned), !closure.captures.isEmpty,
      let outer = project.node(FunctionRef(file: project.functions[Int(node)].ref.file, function: parent))
    else { return [] }
    let graph = project.graph(outer)
    let calls = project.functions[Int(outer)].calls
    let id = project.functions[Int(node)].ref.function
    var held: [FunctionContext.HeldPool] = []
    for (index, call) in graph.calls.enumerated() {
      guard calls[index].effects.marks.contains(.takesConnection), !call.traits.contains(.spawned),
        call.arguments.contains(where: { $0.value == .function(id) }), let receiver = graph[call.callee].parent,
        let place = closure.place(of: source(of: receiver, graph, calls), in: graph, project.file(of: node).names)
      else { continue }
      held.append(.init(place: place, range: graph.range(of: CallID(index))))
    }
    return held
  }

  /// The object behind a chain of calls that hand it on (`db.WithContext(ctx)`).
  private func source(of place: PlaceID, _ graph: FlowGraph, _ calls: [ResolvedCall]) -> PlaceID {
    var place = place
    for _ in 0..<8 {
      guard graph[place].root == .temporary, let index = graph.calls.firstIndex(where: { $0.result == place }),
        calls[index].effects.resultAlias == .receiver
          || calls[index].effects.resultWraps.contains(where: { $0.slot == .receiver }),
        let receiver = graph[graph.calls[index].callee].parent
      else { break }
      place = receiver
    }
    return place
  }
}

extension FlowGraph {
  /// The place of a closure that is a place of the function around it, by way of what it captures.
  fileprivate func place(of outer: PlaceID, in parent: FlowGraph, _ names: NameTable) -> PlaceID? {
    var path: [NameID] = []
    var current = outer
    while let above = parent[current].parent {
      path.insert(parent[current].name, at: 0)
      current = above
    }
    guard let capture = captures.first(where: { $0.outer == current }) else { return nil }
    var place = capture.inner
    for name in path {
      guard let next = places.firstIndex(where: { $0.parent == place && $0.name == name }) else { return nil }
      place = PlaceID(next)
    }
    return place
  }

  /// Where the call stands.
  func range(of id: CallID) -> SourceRange {
    for block in blocks {
      for instruction in block.instructions {
        if case .call(id) = instruction.operation { return instruction.range }
      }
    }
    return .none
  }
}
