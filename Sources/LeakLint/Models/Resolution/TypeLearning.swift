/// Learns the types that nothing declares, in rounds: each looks again at the functions that mention what the round
/// before found out.
struct TypeLearning: Sendable {
  private(set) var index: SymbolIndex
  /// What the coming round looks at: functions that mention the names, and these functions.
  private(set) var changes: LearnedTypes.Changes
  private var isFirstRound = true
  /// By file: what earlier rounds found out about its names.
  private(set) var symbols: [FileSymbols?]

  /// A chain of unannotated helpers longer than this stays unknown.
  private static let maximumRounds = 8

  /// What one file tells in one round.
  struct Lesson: Sendable {
    var learned = LearnedTypes()
    var symbols: FileSymbols?
  }

  init(files: [LoweredFile], models: ModelSet) {
    let declarations = DeclarationsBuilder.build(files: files, models: models)
    changes = LearnedTypes.Changes(names: Set(models.producingNames.map { declarations.words.word($0) }))
    symbols = Array(repeating: nil, count: files.count)
    index = SymbolIndex(
      declarations: declarations, learned: LearnedTypes(),
      interestingNames: models.callNames.union(models.producingNames))
  }

  /// Does the numbered pieces of work in any order, concurrently if it likes, and returns the results in the order of
  /// the numbers.
  typealias Runner = (_ count: Int, _ work: @escaping @Sendable (Int) -> Lesson) -> [Lesson]

  mutating func run(_ runner: Runner) {
    for _ in 0..<Self.maximumRounds where !changes.isEmpty {
      let filter = NameFilter(index.words, wanted: changes.names)
      let round = self
      finishRound(runner(index.files.count) { round.lesson(from: $0, filter) })
    }
  }

  private func lesson(from file: Int, _ filter: NameFilter) -> Lesson {
    let lowered = index.files[file]
    var lesson = Lesson(symbols: symbols[file])
    guard lowered.language == index.declarations.language else { return lesson }
    var resolver: FileResolver?
    for (number, graph) in lowered.functions.enumerated() where teaches(graph, lowered) {
      let ref = FunctionRef(file: Int32(file), function: FunctionID(number))
      guard filter.mayMatter(graph, inFile: file) || changes.functions.contains(ref) || isFirstRound && declares(graph)
      else { continue }
      let active = resolver ?? FileResolver(index: index, file: file, symbols: symbols[file])
      resolver = active
      active.learn(from: FunctionID(number), into: &lesson.learned)
    }
    if let resolver { lesson.symbols = resolver.symbols }
    return lesson
  }

  /// Where variables and attributes are made: also those that hold loggers and the like, which no later round looks for.
  private func declares(_ graph: FlowGraph) -> Bool { graph.kind == .module || graph.kind == .initializer }

  /// Go declares nearly everything: only initial values tell anything there.
  private func teaches(_ graph: FlowGraph, _ file: LoweredFile) -> Bool {
    switch file.language {
    case .python, .swift: true
    case .go: graph.kind == .module
    }
  }

  /// - Parameter lessons: what each file told, in the order of the files.
  private mutating func finishRound(_ lessons: [Lesson]) {
    var learned = index.learned
    var changes = LearnedTypes.Changes()
    let declarations = index.declarations
    for (file, lesson) in lessons.enumerated() {
      symbols[file] = lesson.symbols
      learned.merge(lesson.learned, changes: &changes, in: declarations)
    }
    self.changes = changes
    isFirstRound = false
    index = SymbolIndex(
      declarations: declarations, learned: learned,
      interestingNames: index.interestingNames.union(changes.names.map { declarations.words[$0] }))
  }
}
