/// Resolves the functions of one file against a ``SymbolIndex``. Caches what the file's names mean, so it belongs to
/// one task at a time.
final class FileResolver {
  let index: SymbolIndex
  let fileIndex: Int32
  let file: LoweredFile
  /// By name.
  let words: [WordID]

  /// What the file's names mean; good for the next resolver of the file.
  private(set) var symbols: FileSymbols
  private var results: [FunctionRef: [Meaning]] = [:]
  /// By function: meanings of its places, for the closures inside it.
  private var places: [FunctionID: [Meaning]] = [:]
  /// By closure: the types of its parameters, as the call that it is handed to tells them.
  private var parameters: [FunctionID: [TypeID?]] = [:]
  /// Functions whose inference is under way; a closure cannot be its own ancestor unless lowering erred.
  private var pending: Set<FunctionID> = []

  /// - Parameter symbols: those of an earlier resolver of the same file, of the same declarations.
  init(index: SymbolIndex, file: Int, symbols: FileSymbols? = nil) {
    self.index = index
    fileIndex = Int32(file)
    self.file = index.files[file]
    words = index.words.words(inFile: file)
    self.symbols = symbols ?? FileSymbols(self.file)
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
    if let known = symbols.meanings[symbol.index] { return index.typed(known) }
    let meaning = lastingMeaning(of: file.names[symbol])
    symbols.meanings[symbol.index] = meaning
    return index.typed(meaning)
  }

  private func lastingMeaning(of symbol: String) -> Meaning {
    let meaning = index.lastingMeaning(of: symbol, file: fileIndex)
    return meaning.isUnknown ? .path(symbols.paths.intern(symbol)) : meaning
  }

  /// What `name` means below a module or another symbol of which nothing is known.
  func meaning(of name: NameID, below path: Identifier<PathTable>) -> Meaning {
    let key = FileSymbols.key(path.rawValue, name)
    if let known = symbols.belowPaths[key] { return index.typed(known) }
    guard symbols.paths[path].utf8.count <= SymbolLookup.longestSymbol else { return .unknown }
    let meaning = lastingMeaning(of: "\(symbols.paths[path]).\(file.names[name])")
    symbols.belowPaths[key] = meaning
    return index.typed(meaning)
  }

  /// What `name` means below a type: a static member, a nested type.
  func meaning(of name: NameID, in type: TypeID) -> Meaning {
    let key = FileSymbols.key(type.rawValue, name)
    let known: Meaning
    if let cached = symbols.belowTypes[key] {
      known = index.typed(cached)
    } else {
      let symbol = "\(index.name(of: type)).\(file.names[name])"
      let meaning = index.lastingMeaning(of: symbol, file: fileIndex)
      symbols.belowTypes[key] = meaning
      known = index.typed(meaning)
    }
    if !known.isUnknown { return known }
    switch index.method(words[name.index], of: type) {
    case .function(let set, _): return .function(set)
    case .model, .requirement, nil: break
    }
    return index.field(words[name.index], of: type).map(Meaning.instance) ?? .unknown
  }

  func symbol(_ path: Identifier<PathTable>) -> String { symbols.paths[path] }

  func type(named name: NameID) -> TypeID? {
    if let known = symbols.types[name.index] { return known }
    let type = index.type(named: file.names[name], file: fileIndex)
    symbols.types[name.index] = .some(type)
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
