/// Calls of the languages' own libraries that give elements of a collection, one by one or in another collection.
enum CollectionViews {
  static func isView(_ call: Call, in graph: FlowGraph, names: NameTable, language: Language) -> Bool {
    isMethod(call, in: graph, names: names) || isFunction(call, in: graph, names: names, language: language)
  }

  /// Whether the call gives them from the collection that it is called on.
  static func isMethod(_ call: Call, in graph: FlowGraph, names: NameTable) -> Bool {
    let callee = graph[call.callee]
    guard callee.parent != nil, graph[graph.root(of: call.callee)].root != .global else { return false }
    let name = names[callee.name]
    return TypePassing.collectionMethod(name) != nil || methods.contains(name)
  }

  /// Whether the call gives them from the collections that it is handed.
  static func isFunction(_ call: Call, in graph: FlowGraph, names: NameTable, language: Language) -> Bool {
    let callee = graph[call.callee]
    let name = names[callee.name]
    guard let parent = callee.parent else { return callee.root == .global && isFunction(name, language) }
    return graph[parent].root == .global && isFunction(names[graph[parent].name] + "." + name, language)
  }

  private static func isFunction(_ symbol: String, _ language: Language) -> Bool {
    switch language {
    case .python: python.contains(symbol) || symbol.hasPrefix("itertools.")
    case .go: symbol == "builtins.append" || symbol.hasPrefix("slices.") || symbol.hasPrefix("maps.")
    case .swift: swift.contains(symbol)
    }
  }

  private static let methods: Set<String> = [
    "compactMap", "dropFirst", "dropLast", "filter", "flatMap", "forEach", "joined", "map", "prefix", "suffix",
  ]

  private static let python: Set<String> = [
    "builtins.dict", "builtins.enumerate", "builtins.filter", "builtins.frozenset", "builtins.iter", "builtins.aiter",
    "builtins.list", "builtins.map", "builtins.max", "builtins.min", "builtins.next", "builtins.anext",
    "builtins.reversed", "builtins.set", "builtins.sorted", "builtins.tuple", "builtins.zip", "collections.ChainMap",
    "collections.OrderedDict", "collections.defaultdict", "collections.deque", "copy.copy", "types.MappingProxyType",
  ]

  private static let swift: Set<String> = ["Array", "ArraySlice", "Dictionary", "Optional", "Set", "zip"]
}
