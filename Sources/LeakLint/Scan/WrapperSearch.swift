/// Finds the names that other files are to be looked for by which matter to a lowered one. Of those that call into it:
/// functions that may hand on what an acquisition in them gave, the types of such initializers, and variables and fields
/// that hold what such a call gave (`Session = sessionmaker()`). Of those that it calls: functions that are given what is
/// held.
struct WrapperSearch {
  private let file: LoweredFile
  private let filter: Prefilter
  private let package: UInt64
  private let site: WrapperTable.Site
  private var found: Set<WrapperName> = []

  init(file: LoweredFile, filter: Prefilter) {
    self.file = file
    self.filter = filter
    package = IdentifierHash.of(file.module.utf8)
    site = WrapperTable.Site(package: package, isTest: file.path.hasSuffix("_test.go"))
  }

  consuming func names() -> Set<WrapperName> {
    var closures: [FunctionID: Set<FunctionID>] = [:]
    var captured: [FunctionID: [PlaceID]] = [:]
    // Closures come behind the functions that they are in.
    for (index, graph) in file.functions.enumerated().reversed() {
      let id = FunctionID(index)
      let sources = graph.calls.filter { isSource($0, in: graph) }
      let places = captured[id] ?? []
      let inner = closures[id] ?? []
      guard !sources.isEmpty || !places.isEmpty || !inner.isEmpty else { continue }
      let filter = filter
      let handing = HandingOn(
        graph, in: file, sources: sources, places: places, closures: inner, passesOn: { filter.passesOn($0) })
      if let parent = graph.parent {
        if handing.handsOn { closures[parent, default: []].insert(id) }
        for capture in graph.captures where handing.captures.contains(capture.inner) {
          captured[parent, default: []].append(capture.outer)
        }
      }
      for field in handing.fields { addField(file.names[field]) }
      for call in handing.borrowers { addCallee(of: call, in: graph) }
      addVariables(of: graph, Set(sources.map(\.result)))
      if handing.handsOn { add(graph) }
    }
    for alias in file.aliases where isWord(file.names[alias.target]) {
      addSymbol(file.names[alias.name])
    }
    return found
  }

  // MARK: Calls

  private func isSource(_ call: Call, in graph: FlowGraph) -> Bool {
    let callee = graph[call.callee]
    let name = file.names[callee.name]
    guard file.language == .go else { return isWord(name) }
    guard let parent = callee.parent else { return callee.root == .global && isWord(name) }
    if graph[parent].root == .global, file.imports.contains(graph[parent].name) {
      return isFunction(name, of: file.names[graph[parent].name])
    }
    return filter.isAcquisition(name) || isWrapper(name, UsedName.someValue, site)
  }

  private func isWrapper(_ name: String, _ qualifier: UsedName.Word, _ site: WrapperTable.Site) -> Bool {
    let word = UsedName.word(IdentifierHash.ofLast(name))
    return filter.wrappers.contains(UsedName(name: word, qualifier: qualifier), at: site)
  }

  /// - Parameter name: absolute, or that of a member.
  private func isWord(_ name: String) -> Bool {
    guard file.language == .go else {
      return filter.isAcquisition(name) || isWrapper(name, UsedName.someValue, site)
    }
    guard let dot = name.lastIndex(of: ".") else { return false }
    return isFunction(String(name[name.index(after: dot)...]), of: String(name[..<dot]))
  }

  /// Go: of a function behind its package's import path.
  private func isFunction(_ name: String, of path: String) -> Bool {
    if filter.isAcquisition(name, inPackage: path) { return true }
    // Looks like a file of that package.
    let site = WrapperTable.Site(package: IdentifierHash.of(path.utf8), isTest: site.isTest)
    return isWrapper(name, 0, site)
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
      found.insert(WrapperName(hash: IdentifierHash.ofLast(file.names[type]), reach: .keepers))
    }
  }

  /// - Parameter name: absolute.
  private mutating func addSymbol(_ name: String) { add(name, isMember: false) }

  private mutating func add(_ name: String, isMember: Bool) {
    found.insert(WrapperName(hash: IdentifierHash.ofLast(name), reach: reach(of: name, isMember: isMember)))
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
        reach = .declarersIn(package)
      }
    }
    found.insert(WrapperName(hash: IdentifierHash.ofLast(name), reach: reach))
  }

  /// Whether a field is released is told by all who mention it.
  private mutating func addField(_ name: String) {
    guard !name.hasPrefix("[") else { return }
    let isOwn = file.language == .go && name.first?.isUppercase == false
    found.insert(
      WrapperName(hash: IdentifierHash.of(name.utf8), reach: isOwn ? .readers(in: package) : .releasers))
  }

  private func reach(of name: String, isMember: Bool) -> WrapperName.Reach {
    guard file.language == .go else { return .everywhere }
    if site.isTest { return .tests(of: package) }
    let start = name.lastIndex { $0 == "." || $0 == "/" }.map(name.index(after:)) ?? name.startIndex
    guard start < name.endIndex, name[start].isUppercase else { return .package(package) }
    return isMember ? .values : .importers(of: package)
  }
}
