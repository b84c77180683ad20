/// The types that calling a project function gives: declared ones, or else those learned from its code.
struct FunctionResults {
  let index: SymbolIndex

  /// Decorators that turn a generator function into one that makes context managers.
  private static let managerDecorators: Set<String> = [
    "contextlib.contextmanager", "contextlib.asynccontextmanager",
    "async_generator.asynccontextmanager", "contextlib2.contextmanager",
  ]

  func meanings(of ref: FunctionRef) -> [Meaning] {
    let graph = index.declarations.graph(ref)
    if graph.traits.contains(.generator) {
      if isManagerMaker(ref) { return [.manager(ref)] }
      guard let yielded = yielded(by: ref), let collection = yielded.collected else { return [] }
      return [.instance(collection)]
    }
    if isManagerMaker(ref) { return [.manager(ref)] }
    let declared = declaredTypes(of: ref)
    let count = max(declared.count, 1)
    return (0..<count).map { position in
      let type = (position < declared.count ? declared[position] : nil) ?? index.learned.result(position, of: ref)
      return type.map(Meaning.instance) ?? .unknown
    } + learnedRest(of: ref, from: count)
  }

  /// What `with` binds for the context manager that the function makes.
  func yielded(by ref: FunctionRef) -> TypeID? {
    if let declared = declaredTypes(of: ref).first ?? nil { return declared.element ?? declared }
    return index.learned.result(LearnedTypes.ResultKey.yielded, of: ref) ?? index.learned.result(0, of: ref)
  }

  func isManagerMaker(_ ref: FunctionRef) -> Bool {
    guard index.declarations.language == .python else { return false }
    let graph = index.declarations.graph(ref)
    guard !graph.decorators.isEmpty else { return false }
    return index.decoratorNames(of: ref).contains(where: Self.managerDecorators.contains)
  }

  private func declaredTypes(of ref: FunctionRef) -> [TypeID?] {
    let file = index.files[Int(ref.file)]
    return index.declarations.graph(ref).resultTypes.map { index.type(named: file.names[$0], file: ref.file) }
  }

  /// Python functions that return a tuple without saying so.
  private func learnedRest(of ref: FunctionRef, from start: Int) -> [Meaning] {
    var rest: [Meaning] = []
    while rest.count < 8, let type = index.learned.result(start + rest.count, of: ref) {
      rest.append(.instance(type))
    }
    return rest
  }
}
