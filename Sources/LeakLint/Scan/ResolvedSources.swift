/// Goes by what calls were resolved to: models' acquisitions, and functions of the project that may hand on one.
struct ResolvedSources: WrapperSources {
  private let project: ResolvedProject
  private let file: Int
  private let known: ResolvedWrappers
  private let filter: Prefilter

  init(_ project: ResolvedProject, file: Int, known: ResolvedWrappers, filter: Prefilter) {
    self.project = project
    self.file = file
    self.known = known
    self.filter = filter
  }

  func isSource(_ call: CallID, of function: FunctionID) -> Bool {
    let node = project.nodes(ofFile: file).lowerBound + Int32(function.index)
    let call = project.functions[Int(node)].calls[call.index]
    return !call.effects.acquisitions.isEmpty || !call.effects.yields.isEmpty
      || call.target.map(known.contains) == true || call.alternatives.contains(where: known.contains)
  }

  func isWrapper(named name: String) -> Bool { known.contains(name: name) }

  func passesOn(_ name: String) -> Bool { filter.passesOn(name) }
}

/// The functions of a run that may hand on what they acquire, found through their resolved calls: where names alone
/// (``NamedSources``) would lead to ever more files, these tell which of the names are worth following.
struct ResolvedWrappers: Sendable {
  private var functions: Set<FunctionRef> = []
  /// Hashes of their names' last components.
  private var names: Set<UInt64> = []

  func contains(_ function: FunctionRef) -> Bool { functions.contains(function) }

  func contains(name: String) -> Bool { names.contains(IdentifierHash.ofLast(name)) }

  /// - Returns: what other files are to be looked for by, by file.
  static func names(
    in project: ResolvedProject, _ filters: [Language: Prefilter], jobs: Int
  ) -> [Set<WrapperName>] {
    var known = ResolvedWrappers()
    var found = [Set<WrapperName>](repeating: [], count: project.files.count)
    var asked = Array(project.files.indices)
    // Each round but the last adds a function.
    while !asked.isEmpty {
      let current = known
      let round = WorkerThreads.map(asked, jobs: jobs) { number -> FoundWrappers in
        let file = project.files[number]
        guard let filter = filters[file.language] else { return FoundWrappers() }
        let sources = ResolvedSources(project, file: number, known: current, filter: filter)
        return WrapperSearch.run(file, sources)
      }
      var isNew = Set<Int32>()
      for (number, wrappers) in zip(asked, round) {
        found[number].formUnion(wrappers.names)
        for id in wrappers.functions {
          let function = FunctionRef(file: Int32(number), function: id)
          guard known.functions.insert(function).inserted else { continue }
          known.names.insert(IdentifierHash.ofLast(project.files[number].names[project.files[number].functions[id.index].name]))
          if let node = project.node(function) { isNew.insert(node) }
        }
      }
      guard !isNew.isEmpty else { break }
      asked = project.files.indices.filter { file in
        project.nodes(ofFile: file).contains { node in
          project.functions[Int(node)].calls.contains { call in
            ([call.target].compactMap(\.self) + call.alternatives).contains { project.node($0).map(isNew.contains) == true }
          }
        }
      }
    }
    return found
  }
}
