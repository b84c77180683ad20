/// Finds the names that other files are to be looked for by which matter to a lowered one. Of those that call into it:
/// functions that may hand on what an acquisition in them gave, the types of such initializers, and variables and fields
/// that hold what such a call gave (`Session = sessionmaker()`). Of those that it calls: functions that are given what is
/// held.
struct WrapperSearch<Sources: WrapperSources> {
  private let file: LoweredFile
  private let sources: Sources
  private let site: WrapperTable.Site
  private var found = FoundWrappers()

  static func run(_ file: LoweredFile, _ sources: Sources) -> FoundWrappers {
    var search = WrapperSearch(file: file, sources: sources)
    search.searchFunctions()
    search.searchAliases()
    return search.found
  }

  private init(file: LoweredFile, sources: Sources) {
    self.file = file
    self.sources = sources
    site = WrapperTable.Site(module: file.module, path: file.path)
  }

  private mutating func searchFunctions() {
    var closures: [FunctionID: Set<FunctionID>] = [:]
    var captured: [FunctionID: [PlaceID]] = [:]
    let sources = sources
    // Closures come behind the functions that they are in.
    for (index, graph) in file.functions.enumerated().reversed() {
      let id = FunctionID(index)
      let calls = graph.calls.indices.filter { sources.isSource(CallID($0), of: id) }.map { graph.calls[$0] }
      let places = captured[id] ?? []
      let inner = closures[id] ?? []
      guard !calls.isEmpty || !places.isEmpty || !inner.isEmpty else { continue }
      let handing = HandingOn(
        graph, in: file, sources: calls, places: places, closures: inner, passesOn: { sources.passesOn($0) })
      if let parent = graph.parent {
        if handing.handsOn { closures[parent, default: []].insert(id) }
        for capture in graph.captures where handing.captures.contains(capture.inner) {
          captured[parent, default: []].append(capture.outer)
        }
      }
      for field in handing.fields { addField(file.names[field]) }
      for call in handing.borrowers { addCallee(of: call, in: graph) }
      addVariables(of: graph, Set(calls.map(\.result)))
      found.holders.append(id)
      if handing.handsOn, sources.mayHandOn(id) {
        found.functions.append(id)
        add(graph)
      }
    }
  }

  private mutating func searchAliases() {
    for alias in file.aliases where sources.isWrapper(named: file.names[alias.target]) {
      addSymbol(file.names[alias.name])
    }
  }

  // MARK: Names

  private mutating func addVariables(of graph: FlowGraph, _ results: Set<PlaceID>) {
    for block in graph.blocks {
      for case .assign(let place, .place(let source)) in block.instructions.lazy.map(\.operation)
      where results.contains(source) {
        switch graph[place].root {
        case .global: addSymbol(file.names[graph[place].name])
        case .field: add(file.names[graph[place].name], isMember: true)
        default: break
        }
      }
    }
  }

  private mutating func add(_ graph: FlowGraph) {
    guard graph.kind != .module, graph.kind != .closure else { return }
    add(file.names[graph.name], isMember: graph.enclosingType != nil)
    guard let type = graph.enclosingType else { return }
    if graph.kind == .initializer { addSymbol(file.names[type]) }
    // Whoever calls the method needs to know what it calls it on.
    if file.language != .go {
      found.names.insert(WrapperName(hash: IdentifierHash.ofLast(file.names[type]), reach: .keepers))
    }
  }

  /// - Parameter name: absolute.
  private mutating func addSymbol(_ name: String) { add(name, isMember: false) }

  private mutating func add(_ name: String, isMember: Bool) {
    found.names.insert(WrapperName(hash: IdentifierHash.ofLast(name), reach: reach(of: name, isMember: isMember)))
  }

  /// What becomes of what a function is given is told where it is declared.
  private mutating func addCallee(of call: Call, in graph: FlowGraph) {
    let callee = graph[call.callee]
    let name = file.names[callee.name]
    guard call.function == nil, callee.root == .global || callee.root == .field, !name.hasPrefix("[") else { return }
    var reach = WrapperName.Reach.declarers
    if file.language == .go {
      if let parent = callee.parent, graph[parent].root == .global, file.imports.contains(graph[parent].name) {
        reach = .declarersIn(IdentifierHash.of(file.names[graph[parent].name].utf8))
      } else {
        // Methods of the project's other packages are too many of too few names.
        reach = .declarersIn(site.package)
      }
    }
    found.names.insert(WrapperName(hash: IdentifierHash.ofLast(name), reach: reach))
  }

  /// Whether a field is released is told by all who mention it.
  private mutating func addField(_ name: String) {
    guard !name.hasPrefix("[") else { return }
    let isOwn = file.language == .go && name.first?.isUppercase == false
    found.names.insert(
      WrapperName(hash: IdentifierHash.of(name.utf8), reach: isOwn ? .readers(in: site.package) : .releasers))
  }

  private func reach(of name: String, isMember: Bool) -> WrapperName.Reach {
    guard file.language == .go else { return .everywhere }
    if site.isTest { return .tests(of: site.package) }
    let start = name.lastIndex { $0 == "." || $0 == "/" }.map(name.index(after:)) ?? name.startIndex
    guard start < name.endIndex, name[start].isUppercase else { return .package(site.package) }
    return isMember ? .values : .importers(of: site.package)
  }
}

/// What a ``WrapperSearch`` comes to.
struct FoundWrappers: Sendable {
  var names: Set<WrapperName> = []
  /// Functions that may hand on what they acquire.
  var functions: [FunctionID] = []
  /// Functions that acquire something, or whose closures do.
  var holders: [FunctionID] = []
}
