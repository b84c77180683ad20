/// Which functions of one file mention a field of a name, and of what type the objects are whose fields they mention.
struct FieldMentions: Sendable {
  /// By name: where its functions begin in `functions`; one more than there are names.
  private var starts: [Int32]
  private var functions: [FunctionID]

  init(_ file: LoweredFile) {
    var mentions: [(name: NameID, function: FunctionID)] = []
    var lastFunction = [Int32](repeating: -1, count: file.names.strings.count)
    for (id, graph) in file.functions.enumerated() {
      for place in graph.places where place.root == .field && lastFunction[place.name.index] != Int32(id) {
        lastFunction[place.name.index] = Int32(id)
        mentions.append((place.name, FunctionID(id)))
      }
    }
    starts = Array(repeating: 0, count: file.names.strings.count + 1)
    for mention in mentions { starts[mention.name.index + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var next = starts
    functions = Array(repeating: FunctionID(0), count: mentions.count)
    for mention in mentions {
      functions[Int(next[mention.name.index])] = mention.function
      next[mention.name.index] += 1
    }
  }

  /// In the order of the file.
  subscript(name: NameID) -> ArraySlice<FunctionID> {
    guard name.index + 1 < starts.count else { return [] }
    return functions[Int(starts[name.index])..<Int(starts[name.index + 1])]
  }
}

/// The types of the objects whose fields a function mentions, its receiver aside.
struct FieldOwnerTypes: Sendable {
  /// In the order of the places.
  private var types: [(place: PlaceID, type: TypeID)] = []

  init(in graph: FlowGraph, _ resolved: ResolvedFunction) {
    var isOwner = [Bool](repeating: false, count: graph.places.count)
    for place in graph.places where place.root == .field {
      if let parent = place.parent { isOwner[parent.index] = true }
    }
    for (index, isOwner) in isOwner.enumerated() where isOwner && graph.places[index].root != .receiver {
      guard let type = resolved.type(of: PlaceID(index)), type.form == .instance else { continue }
      types.append((PlaceID(index), type))
    }
  }

  subscript(place: PlaceID) -> TypeID? { types.first { $0.place == place }?.type }
}
