/// What absolute symbols stand for: models first, then the project, through aliases, re-exports and import roots.
///
/// Knows nothing that is learned from code, so that its answers hold for the whole run.
struct SymbolLookup: Sendable {
  let declarations: Declarations

  /// Steps that one look-up may take through aliases and star imports, which may form cycles and fan out.
  private static let maximumSteps = 48
  /// In bytes; what is longer is no name that somebody declared.
  static let longestSymbol = 400

  // MARK: Types

  /// The type of an absolute name, `[]` prefixes included.
  func type(named spelled: String, file: Int32) -> TypeID? {
    let (name, form) = TypeID.parse(spelled)
    guard case .type(let id) = meaning(of: name, file: file) else { return nil }
    return TypeID(index: id.index, form: form)
  }

  // MARK: Symbols

  /// - Parameter file: where the symbol is written; decides Python's import root and Swift's visible modules.
  func meaning(of symbol: String, file: Int32) -> Meaning {
    var steps = Self.maximumSteps
    return meaning(of: symbol, file: file, steps: &steps)
  }

  private func meaning(of symbol: String, file: Int32, steps: inout Int) -> Meaning {
    guard symbol.utf8.count <= Self.longestSymbol else { return .unknown }
    guard declarations.language == .swift || declarations.roots.contains(symbol.rootOfName(in: declarations.language))
    else { return .unknown }
    var symbol = symbol
    while steps > 0 {
      steps -= 1
      let next: String?
      switch direct(symbol, file: file) {
      case .found(let meaning): return meaning
      case .alias(let target): next = target
      case .nothing: next = forwarded(symbol, file: file)
      }
      guard let next, next != symbol else { return throughStarImports(symbol, file: file, steps: &steps) }
      symbol = next
    }
    return .unknown
  }

  private enum Direct {
    case found(Meaning)
    case alias(String)
    case nothing
  }

  private func direct(_ symbol: String, file: Int32) -> Direct {
    if declarations.language == .swift { return directInSwift(symbol, file: file) }
    let modelled = declarations.models.meaning(of: symbol)
    return modelled.isUnknown ? inProject(symbol) : .found(modelled)
  }

  private func inProject(_ symbol: String) -> Direct {
    switch declarations.symbols[symbol] {
    case .type(let type): .found(.type(type))
    case .function(let set): .found(.function(set))
    case .variable(let variable): .found(.variable(variable))
    case .alias(let target): .alias(target)
    case nil: .nothing
    }
  }

  /// Swift spells symbols without their module: the project's own come first, then those of imported libraries.
  private func directInSwift(_ symbol: String, file: Int32) -> Direct {
    let own = inProject(symbol)
    switch own {
    case .nothing: return inModels(symbol, file: file)
    case .found(.type(let type)) where declarations.projectType(type)?.isOnlyExtended == true:
      if case .found(let extended) = inModels(symbol, file: file) { return .found(extended) }
    case .found, .alias: break
    }
    return own
  }

  /// What the libraries that a Swift file imports call by this name.
  private func inModels(_ symbol: String, file: Int32) -> Direct {
    let models = declarations.models
    let imports = declarations.imports[Int(file)]
    // A model whose types have everybody's names (`Connection`) gives them with their module.
    for qualifier in models.qualifiers where qualifier.modules.contains(where: imports.contains) {
      let qualified = models.meaning(of: "\(qualifier.module).\(symbol)")
      if !qualified.isUnknown { return .found(qualified) }
    }
    let found = models.meaning(of: symbol)
    if case .type(let type) = found {
      // A header that is bridged makes names known without an import: such a name is among the modules itself.
      let modules = models.types[type.index].modules
      if modules.isEmpty || modules.contains(where: { imports.contains($0) || $0 == symbol }) { return .found(found) }
    } else if !found.isUnknown {
      return .found(found)
    }
    // `SQLite.Connection` where the model says `Connection`.
    if let dot = symbol.utf8.firstIndex(of: UInt8(ascii: ".")), imports.contains(String(symbol[..<dot])) {
      let bare = models.meaning(of: String(symbol[symbol.utf8.index(after: dot)...]))
      if !bare.isUnknown { return .found(bare) }
    }
    return .nothing
  }

  // MARK: Forwarding

  /// The symbol that this one stands for where a prefix of it has another name.
  private func forwarded(_ symbol: String, file: Int32) -> String? {
    var found: String?
    symbol.forEachPrefix { prefix, rest in
      if case .alias(let target) = declarations.symbols[prefix], target != prefix {
        found = target + rest
      } else if declarations.models.isAlias(prefix) {
        found = declarations.models.canonical(prefix) + rest
      }
      return found != nil
    }
    if found != nil || declarations.language != .python { return found }
    return declarations.modules.absolute(symbol, importer: declarations.files[Int(file)].module)
  }

  private func throughStarImports(_ symbol: String, file: Int32, steps: inout Int) -> Meaning {
    guard declarations.language == .python, !declarations.starImports.isEmpty,
      let (module, rest) = declarations.modules.split(symbol), let sources = declarations.starImports[module]
    else { return .unknown }
    for source in sources {
      let found = meaning(of: "\(source).\(rest)", file: file, steps: &steps)
      if !found.isUnknown { return found }
    }
    return .unknown
  }
}
