/// Learns the types that nothing declares, in rounds: each looks again at the functions that mention what the round
/// before found out.
struct TypeLearning {
  private(set) var index: SymbolIndex
  /// What the coming round looks at: functions that mention the names, and these functions.
  private(set) var changes: LearnedTypes.Changes

  /// A chain of unannotated helpers longer than this stays unknown.
  private static let maximumRounds = 8

  init(files: [LoweredFile], models: ModelSet) {
    let declarations = DeclarationsBuilder.build(files: files, models: models)
    changes = LearnedTypes.Changes(names: models.producingNames)
    index = SymbolIndex(
      declarations: declarations, learned: LearnedTypes(),
      interestingNames: models.callNames.union(models.producingNames))
  }

  mutating func run() {
    for _ in 0..<Self.maximumRounds where !changes.isEmpty {
      let found = index.files.indices.map { Self.learn(from: $0, changes: changes, index: index) }
      finishRound(found)
    }
  }

  /// What one file tells; files may be asked concurrently.
  static func learn(from file: Int, changes: LearnedTypes.Changes, index: SymbolIndex) -> LearnedTypes {
    var learned = LearnedTypes()
    let lowered = index.files[file]
    guard lowered.language == index.declarations.language else { return learned }
    let filter = NameFilter(lowered, names: changes.names)
    var resolver: FileResolver?
    for (number, graph) in lowered.functions.enumerated() where teaches(graph, lowered) {
      let ref = FunctionRef(file: Int32(file), function: FunctionID(number))
      guard filter.mayMatter(graph) || changes.functions.contains(ref) else { continue }
      let active = resolver ?? FileResolver(index: index, file: file)
      resolver = active
      active.learn(from: FunctionID(number), into: &learned)
    }
    return learned
  }

  /// Go declares nearly everything: only initial values tell anything there.
  private static func teaches(_ graph: FlowGraph, _ file: LoweredFile) -> Bool {
    switch file.language {
    case .python: true
    case .go: graph.kind == .module
    case .swift: true
    }
  }

  /// - Parameter found: what each file told, in the order of the files.
  mutating func finishRound(_ found: [LearnedTypes]) {
    var learned = index.learned
    var changes = LearnedTypes.Changes()
    let declarations = index.declarations
    for part in found {
      learned.merge(part, changes: &changes) { ref in
        declarations.files[Int(ref.file)].names[declarations.graph(ref).name]
      }
    }
    self.changes = changes
    index = SymbolIndex(
      declarations: declarations, learned: learned, interestingNames: index.interestingNames.union(changes.names))
  }
}
