/// Resolves the functions of one file against a ``SymbolIndex``. Caches what the file's names mean, so it belongs to
/// one task at a time.
final class FileResolver {
  let index: SymbolIndex
  let fileIndex: Int32
  let file: LoweredFile

  /// By name: what a global of that name means.
  private var meanings: [Meaning?]
  /// By name: the type of that name.
  private var types: [TypeID??]
  private var paths = PathTable()
  private var results: [FunctionRef: [Meaning]] = [:]
  /// By function: meanings of its places, for the closures inside it.
  private var places: [FunctionID: [Meaning]] = [:]
  /// By closure: the types of its parameters, as the call that it is handed to tells them.
  private var parameters: [FunctionID: [TypeID?]] = [:]
  /// Functions whose inference is under way; a closure cannot be its own ancestor unless lowering erred.
  private var pending: Set<FunctionID> = []

  init(index: SymbolIndex, file: Int) {
    self.index = index
    fileIndex = Int32(file)
    self.file = index.files[file]
    meanings = Array(repeating: nil, count: self.file.names.strings.count)
    types = Array(repeating: nil, count: self.file.names.strings.count)
  }

  /// Types the places of a function and resolves its calls.
  func resolve(_ id: FunctionID) -> ResolvedFunction {
    let inference = inference(of: id)
    return inference.resolved()
  }

  /// What the function tells about names that nothing declares.
  func learn(from id: FunctionID, into learned: inout LearnedTypes) {
    let inference = inference(of: id)
    inference.learn(into: &learned, as: FunctionRef(file: fileIndex, function: id))
  }

  private func inference(of id: FunctionID) -> TypeInference {
    var inference = TypeInference(resolver: self, function: id)
    inference.run()
    places[id] = inference.meanings
    return inference
  }

  /// The meanings of a function's places, from its own inference.
  func placeMeanings(of id: FunctionID) -> [Meaning] {
    if let known = places[id] { return known }
    guard pending.insert(id).inserted else { return [] }
    defer { pending.remove(id) }
    return inference(of: id).meanings
  }

  /// Known once the inference of the function around it has run.
  func closureParameters(of id: FunctionID) -> [TypeID?] { parameters[id] ?? [] }

  func setClosureParameters(_ types: [TypeID?], of id: FunctionID) { parameters[id] = types }

  // MARK: Names

  func meaning(of symbol: NameID) -> Meaning {
    if let known = meanings[symbol.index] { return known }
    let meaning = meaning(of: file.names[symbol])
    meanings[symbol.index] = meaning
    return meaning
  }

  private func meaning(of symbol: String) -> Meaning {
    let meaning = index.meaning(of: symbol, file: fileIndex)
    guard meaning.isUnknown else { return meaning }
    if let dot = symbol.lastIndex(of: "."),
      case .type(let type) = index.meaning(of: String(symbol[..<dot]), file: fileIndex)
    {
      // Attributes of a class are globals below it.
      let name = String(symbol[symbol.index(after: dot)...])
      if let field = index.field(name, of: type) { return .instance(field) }
    }
    return .path(paths.intern(symbol))
  }

  /// What `name` means below a module or another symbol of which nothing is known.
  func meaning(of name: NameID, below path: Identifier<PathTable>) -> Meaning {
    meaning(of: "\(paths[path]).\(file.names[name])")
  }

  /// What `name` means below a type: a static member, a nested type.
  func meaning(of name: String, in type: TypeID) -> Meaning {
    let symbol = "\(index.name(of: type)).\(name)"
    let known = index.meaning(of: symbol, file: fileIndex)
    if !known.isUnknown { return known }
    switch index.method(name, of: type) {
    case .function(let set, _): return .function(set)
    case .model, .requirement, nil: break
    }
    return index.field(name, of: type).map(Meaning.instance) ?? .unknown
  }

  func symbol(_ path: Identifier<PathTable>) -> String { paths[path] }

  func type(named name: NameID) -> TypeID? {
    if let known = types[name.index] { return known }
    let type = index.type(named: file.names[name], file: fileIndex)
    types[name.index] = .some(type)
    return type
  }

  // MARK: Results

  /// What a call of the function gives: declared, or else learned from its code.
  func results(of ref: FunctionRef) -> [Meaning] {
    if let known = results[ref] { return known }
    let found = FunctionResults(index: index).meanings(of: ref)
    results[ref] = found
    return found
  }
}
