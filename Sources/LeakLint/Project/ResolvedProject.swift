/// All functions of a run with their calls resolved, and the call graph among them. Immutable.
struct ResolvedProject: Sendable {
  let files: [LoweredFile]
  /// By node: nodes number the functions of all files in order.
  let functions: [Function]
  /// By node: called functions and closures written inside.
  let callees: [[Int32]]
  private let firstNode: [Int32]
  private let closuresOfNode: [[Int32]]
  private let isProgramOfNode: [Bool]
  private let isTestOfNode: [Bool]
  private let hierarchies: [Language: ExceptionHierarchy]
  private let indices: [Language: SymbolIndex]
  /// By file.
  private let usesDoublesInFile: [Bool]
  /// Functions that run when an object goes away.
  let destructors: [Int32]
  /// By file.
  private let isTestFile: [Bool]
  /// By file; see ``TestDouble/replacedNames(in:)``.
  private let replacedInFile: [Set<String>]
  /// Of types with a destructor, by absolute name.
  private let destroyedTypes: [String: Language]
  /// By file.
  private let fieldMentions: [FieldMentions]

  struct Function: Sendable {
    var ref: FunctionRef
    /// Parallel to the graph's calls.
    var calls: [ResolvedCall]
    var driver: GeneratorDriver
    var fieldOwners: FieldOwnerTypes
  }

  /// - Parameter jobs: how many threads; the result is the same for any number.
  init(files: [LoweredFile], models: [LibraryModel], jobs: Int) {
    let files = ImplicitMembers.bind(files, models: models)
    self.files = files
    usesDoublesInFile = files.map { TestDouble.usesDoubles($0) }
    isTestFile = files.map { TestDouble.isTest(path: $0.path) }
    replacedInFile = files.map { TestDouble.replacedNames(in: $0) }
    let resolution = Resolution(files: files, models: models) { count, work in
      WorkerThreads.map(Array(0..<count), jobs: jobs, work)
    }
    let resolved = WorkerThreads.map(Array(files.indices), jobs: jobs) { index -> [Function] in
      guard let resolver = resolution.resolver(forFile: index) else { return [] }
      return files[index].functions.indices.map { id in
        let ref = FunctionRef(file: Int32(index), function: FunctionID(id))
        let resolved = resolver.resolve(ref.function)
        return Function(
          ref: ref, calls: resolved.calls,
          driver: GeneratorDriver(decorators: resolver.index.decoratorNames(of: ref)),
          fieldOwners: FieldOwnerTypes(in: files[index].functions[id], resolved))
      }
    }
    var functions: [Function] = []
    var firstNode: [Int32] = []
    for found in resolved {
      firstNode.append(Int32(functions.count))
      functions += found
    }
    self.functions = functions
    self.firstNode = firstNode
    fieldMentions = WorkerThreads.map(Array(files.indices), jobs: jobs) { FieldMentions(files[$0]) }
    var callees = [[Int32]](repeating: [], count: functions.count)
    var closures = callees
    for (node, function) in functions.enumerated() {
      let first = firstNode[Int(function.ref.file)]
      let graph = files[Int(function.ref.file)].functions[function.ref.function.index]
      for call in function.calls {
        guard let target = call.target else { continue }
        callees[node].append(firstNode[Int(target.file)] + Int32(target.function.index))
      }
      if let parent = graph.parent {
        callees[Int(first) + parent.index].append(Int32(node))
        closures[Int(first) + parent.index].append(Int32(node))
      }
    }
    self.callees = callees.map { Array(Set($0)).sorted() }
    closuresOfNode = closures
    var destructors: [Int32] = []
    var destroyedTypes: [String: Language] = [:]
    for (node, function) in functions.enumerated() {
      let file = files[Int(function.ref.file)]
      let graph = file.functions[function.ref.function.index]
      guard file.language != .go, FieldUses.isDestructor(graph, file.names), let type = graph.enclosingType else {
        continue
      }
      destructors.append(Int32(node))
      destroyedTypes[file.names[type]] = file.language
    }
    self.destructors = destructors
    self.destroyedTypes = destroyedTypes
    isProgramOfNode = Programs.find(files, functions, callees: self.callees, firstNode: firstNode)
    isTestOfNode = TestSupport.find(files, functions, callees: self.callees, firstNode: firstNode)
    var indices: [Language: SymbolIndex] = [:]
    for language in Language.allCases { indices[language] = resolution.index(language) }
    self.indices = indices
    var hierarchies: [Language: ExceptionHierarchy] = [:]
    for language in [Language.python, .swift] {
      if let index = indices[language] { hierarchies[language] = ExceptionHierarchy(index: index) }
    }
    self.hierarchies = hierarchies
  }

  func node(_ ref: FunctionRef) -> Int32? {
    let node = firstNode[Int(ref.file)] + Int32(ref.function.index)
    return Int(node) < functions.count ? node : nil
  }

  /// - Parameter file: its number among the files of the run.
  func nodes(ofFile file: Int) -> Range<Int32> {
    let first = firstNode[file]
    return first..<first + Int32(files[file].functions.count)
  }

  func graph(_ node: Int32) -> FlowGraph {
    let ref = functions[Int(node)].ref
    return files[Int(ref.file)].functions[ref.function.index]
  }

  func name(of ref: FunctionRef) -> String {
    let file = files[Int(ref.file)]
    return file.names[file.functions[ref.function.index].name]
  }

  /// Whether the function runs when a program starts and at no other time; see ``Programs``.
  func isProgram(_ node: Int32) -> Bool { isProgramOfNode[Int(node)] }

  /// Whether the process ends behind the function: a command of a command line, or a whole program.
  func isCommand(_ node: Int32) -> Bool {
    let function = functions[Int(node)]
    let file = file(of: node)
    let graph = graph(node)
    if isProgram(node) { return true }
    guard let index = index(file.language) else { return false }
    let types = index.models.entryPointTypes
    let isGivenCommand = graph.parameters.contains { parameter in
      graph.attributes[parameter.place.index].declaredType.map { types.contains(file.names[$0]) } ?? false
    }
    return isGivenCommand || !graph.decorators.isEmpty && index.isCommand(function.ref)
  }

  /// Whether the function runs only in tests; see ``TestSupport``.
  func isTest(_ node: Int32) -> Bool { isTestOfNode[Int(node)] }

  /// The language of a type that has a destructor, its own or inherited; nil for all others.
  func languageOfDestructor(of name: String) -> Language? {
    guard !destroyedTypes.isEmpty else { return nil }
    if let language = destroyedTypes[name] { return language }
    for (language, index) in indices where language != .go {
      guard let type = index.declarations.typeID(name) else { continue }
      let isInherited = index.declarations.lineage(of: type).contains {
        index.declarations.projectType($0).map { destroyedTypes[$0.name] == language } ?? false
      }
      if isInherited { return language }
    }
    return nil
  }

  /// The functions that mention a field of the name, by node.
  func functions(mentioning field: String, _ language: Language) -> [Int32] {
    var found: [Int32] = []
    for (number, file) in files.enumerated() where file.language == language {
      guard let name = file.names.lookup(field) else { continue }
      found += fieldMentions[number][name].map { firstNode[number] + Int32($0.index) }
    }
    return found
  }

  /// Whether what functions of the project hand out in a file may come from test doubles.
  func usesDoubles(in file: Int32) -> Bool { usesDoublesInFile[Int(file)] }

  /// Whether the function stands in a test.
  func isInTestFile(_ node: Int32) -> Bool { isTestFile[Int(functions[Int(node)].ref.file)] }

  /// Last components of the names that a test replaces by doubles.
  func replacedNames(in file: Int32) -> Set<String> { replacedInFile[Int(file)] }

  /// The closures and nested functions written directly inside a function.
  func closures(of node: Int32) -> [Int32] { closuresOfNode[Int(node)] }

  /// The types and names of a language; nil where the run has no file of it.
  func index(_ language: Language) -> SymbolIndex? { indices[language] }

  func file(of node: Int32) -> LoweredFile { files[Int(functions[Int(node)].ref.file)] }

  /// Whether something may run when an object of the type goes away: a destructor of the type, of what it inherits from or
  /// of what inherits from it, or of a base of which nothing is known.
  func mayHaveDestructor(_ typeName: String?, _ language: Language) -> Bool {
    guard let index = index(language), let type = typeName.flatMap(index.declarations.typeID),
      let declared = index.declarations.projectType(type), declared.isComplete
    else { return true }
    return destroyedTypes.contains { name, owner in
      guard owner == language, let other = index.declarations.typeID(name) else { return false }
      return index.isSubtype(type, of: other) || index.isSubtype(other, of: type)
    }
  }

  func exceptions(in file: Int32) -> any ExceptionMatching {
    FileExceptions(hierarchy: hierarchies[files[Int(file)].language], file: file)
  }
}

extension GeneratorDriver {
  private static let contextManagers: Set<String> = [
    "contextlib.contextmanager", "contextlib.asynccontextmanager",
  ]
  private static let resumingFrameworks: Set<String> = [
    "pytest.fixture", "pytest_asyncio.fixture", "pytest.yield_fixture",
  ]

  /// - Parameter decorators: absolute names.
  init(decorators: [String]) {
    if decorators.contains(where: Self.contextManagers.contains) {
      self = .contextManager
    } else if decorators.contains(where: Self.resumingFrameworks.contains) {
      self = .alwaysResumed
    } else {
      self = .caller
    }
  }
}
