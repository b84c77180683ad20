/// The analysis of all functions of a run.
struct ProjectAnalysis: Sendable {
  /// Of functions in which something is acquired or released, in the order of their nodes.
  var functions: [AnalyzedFunction]
  var idlePools: [IdlePool] = []
  var releasedTwice: [ReleasedTwice] = []
  var statistics: Statistics

  struct AnalyzedFunction: Sendable {
    var file: Int
    var context: FunctionContext
    var analysis: FunctionAnalysis
  }

  /// What `--statistics` shows of the analysis.
  struct Statistics: Sendable {
    var functions = 0
    /// Functions that went through the solver.
    var analyzed = 0
    /// Past a limit of the solver, hence silent.
    var truncated = 0
    /// With syntax errors inside, or too large to lower, hence silent.
    var incomplete = 0
    /// Syntax that lowering does not know: kind -> occurrences.
    var unknownSyntax: [String: Int] = [:]
    var calls = 0
    /// Calls of which a model, a summary or a type tells something.
    var resolvedCalls = 0

    /// By the words that people read.
    var counters: [String: Int] {
      var counters = [
        "functions": functions, "functions analyzed": analyzed, "functions truncated": truncated,
        "functions incomplete": incomplete, "calls": calls, "calls resolved": resolvedCalls,
      ]
      for (kind, count) in unknownSyntax { counters["unknown syntax: \(kind)"] = count }
      return counters
    }
  }

  /// Resolves and analyzes all files.
  ///
  /// - Parameter jobs: how many threads; the result is the same for any number.
  static func run(files: [LoweredFile], models: [LibraryModel], jobs: Int = 1) -> ProjectAnalysis {
    run(ResolvedProject(files: files, models: models, jobs: jobs), models: models, jobs: jobs)
  }

  /// - Parameters:
  ///   - reported: numbers of the files whose functions are asked about; nil for all. What these call is looked into in
  ///     any case.
  ///   - jobs: how many threads; the result is the same for any number.
  static func run(
    _ project: ResolvedProject, models: [LibraryModel], reported: [Int]? = nil, jobs: Int = 1
  ) -> ProjectAnalysis {
    // Within cycles, summaries of callees are computed inside those of callers: on a thread with room for that.
    WorkerThreads.map([0], jobs: 1) { _ in analyze(project, models: models, reported: reported, jobs: jobs) }[0]
  }

  private static func analyze(
    _ project: ResolvedProject, models: [LibraryModel], reported: [Int]?, jobs: Int
  ) -> ProjectAnalysis {
    let roots = reported.map { reported in
      let nodes = reported.flatMap { project.nodes(ofFile: $0) }
      return nodes + ReleasedTwice.methods(toCompareWith: nodes, in: project)
    }
    let (known, analyzed) = BottomUpOrder(project, roots: roots).run(project, jobs: jobs)
    var summaries = Summaries(known)
    var result = ProjectAnalysis(functions: [], statistics: statistics(of: project))
    result.releasedTwice = ReleasedTwice.all(in: project, analyzed)
    result.idlePools = IdlePool.all(in: project, models: models)
    let isReported = reported.map(Set.init)
    let vendored = VendoredLibraries(project.files, models: models)
    for var function in analyzed {
      result.statistics.analyzed += 1
      if function.analysis.isTruncated { result.statistics.truncated += 1 }
      let file = Int(project.functions[Int(function.node)].ref.file)
      guard isReported?.contains(file) != false, !vendored.contains(project.files[file].path) else { continue }
      if function.analysis.incidents.contains(where: { $0.kind == .statementsLeftPending }),
        summaries.isAnswerable(forExceptionsOf: function.node)
      {
        function.analysis.incidents.removeAll { $0.kind == .statementsLeftPending }
      }
      let own = function.analysis.leaks.filter { !isAnsweredElsewhere($0, function.analysis) }
      if own.count < function.analysis.leaks.count,
        summaries.isAnswerable(forExceptionsOf: function.node, decoratorsCount: false)
      {
        function.analysis.leaks = own
      }
      function.analysis.leaks += summaries.leaksInFields(of: function.node, function.analysis)
      result.functions.append(AnalyzedFunction(file: file, context: function.context, analysis: function.analysis))
    }
    return result
  }

  /// A transaction on a connection that callers handed over, left open by an exception: who closes the connection then, or
  /// rolls back, ends it.
  private static func isAnsweredElsewhere(_ leak: Leak, _ analysis: FunctionAnalysis) -> Bool {
    guard leak.exit == .raised, leak.isOnBorrowedHolder else { return false }
    let kind = analysis.obligations[leak.obligation.index].acquisition.kind
    return kind == .transaction || kind == .savepoint
  }

  private static func statistics(of project: ResolvedProject) -> Statistics {
    var statistics = Statistics()
    statistics.functions = project.functions.count
    for node in project.functions.indices {
      let graph = project.graph(Int32(node))
      if graph.traits.contains(.incomplete) { statistics.incomplete += 1 }
      statistics.calls += graph.calls.count
      statistics.resolvedCalls += project.functions[node].calls.lazy.filter(\.isResolved).count
      let names = project.files[Int(project.functions[node].ref.file)].names
      for block in graph.blocks {
        for case .unknown(let kind) in block.instructions.lazy.map(\.operation) {
          statistics.unknownSyntax[names[kind], default: 0] += 1
        }
      }
    }
    return statistics
  }
}
