/// What other files are to be looked for by, found through the calls of those that are lowered: where names alone
/// (``NamedSources``) would lead to ever more files, calls tell which names are worth following.
struct ResolvedWrappers {
  private let project: ResolvedProject
  private let filters: [Language: Prefilter]
  private let jobs: Int
  /// By file: what its calls may lead to, by what they were resolved to.
  private var candidates: [FoundWrappers]

  /// By file.
  var names: [Set<WrapperName>] { candidates.map(\.names) }

  /// Searches all files, and again those that call what was found.
  init(in project: ResolvedProject, _ filters: [Language: Prefilter], jobs: Int) {
    self.project = project
    self.filters = filters
    self.jobs = jobs
    candidates = Array(repeating: FoundWrappers(), count: project.files.count)
    var wrappers = WrapperFunctions()
    var asked = Array(project.files.indices)
    while !asked.isEmpty {
      let round = WorkerThreads.map(asked, jobs: jobs) { [wrappers] number -> FoundWrappers in
        let file = project.files[number]
        guard let filter = filters[file.language] else { return FoundWrappers() }
        return WrapperSearch.run(
          file, ResolvedSources(project, file: number, wrappers: wrappers, filter: filter))
      }
      var new: Set<FunctionRef> = []
      for (number, found) in zip(asked, round) {
        candidates[number] = found
        for id in found.functions {
          let function = FunctionRef(file: Int32(number), function: id)
          if wrappers.insert(function, name: project.name(of: function)) { new.insert(function) }
        }
      }
      asked = project.files.indices.filter { file in
        !new.isEmpty
          && project.nodes(ofFile: file).contains { node in
            project.functions[Int(node)].calls.contains { $0.targets.contains(where: new.contains) }
          }
      }
    }
  }

  /// Analyzes the functions behind the names, and what they call.
  ///
  /// - Parameter isNew: by file: whether names were found in it that matter.
  /// - Returns: by file: the names that remain when it is known which calls give something that is to be released.
  func confirmed(isNew: [Bool]) -> [Set<WrapperName>] {
    let project = project
    let asked = candidates.indices.filter { isNew[$0] }
    let roots = asked.flatMap { file in
      candidates[file].holders.map { project.nodes(ofFile: file).lowerBound + Int32($0.index) }
    }
    let jobs = jobs
    // On a thread with room for summaries that are computed inside of others.
    let analyzed = WorkerThreads.map([0], jobs: 1) { _ in
      BottomUpOrder(project, roots: roots).run(project, jobs: jobs).1
    }[0]
    var wrappers = WrapperFunctions()
    var effects: [Int: [FunctionID: [CallEffects]]] = [:]
    for function in analyzed {
      let ref = project.functions[Int(function.node)].ref
      effects[Int(ref.file), default: [:]][ref.function] = function.context.effects
      // What nobody calls yet is not summarized for callers, only analyzed.
      if function.analysis.summary.effects.gives { _ = wrappers.insert(ref, name: project.name(of: ref)) }
    }
    var names = [Set<WrapperName>](repeating: [], count: candidates.count)
    let found = WorkerThreads.map(asked, jobs: jobs) { [filters, effects, wrappers] number -> Set<WrapperName> in
      let file = project.files[number]
      guard let filter = filters[file.language], let effects = effects[number] else { return [] }
      return WrapperSearch.run(file, AnalyzedSources(effects, file: number, wrappers: wrappers, filter: filter)).names
    }
    for (number, found) in zip(asked, found) { names[number] = found }
    return names
  }
}
