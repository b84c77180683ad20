/// What absolute symbols stand for: models first, then the project, through aliases, re-exports and import roots.
struct SymbolLookup {
  let declarations: Declarations
  /// Learned types of variables outside functions; declared ones are in the declarations.
  let globals: [String: TypeID]

  /// Steps that one look-up may take through aliases and star imports, which may form cycles and fan out.
  private static let maximumSteps = 48

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
    var symbol = symbol
    while steps > 0 {
      steps -= 1
      let found = direct(symbol, file: file)
      if !found.isUnknown { return found }
      guard let next = forwarded(symbol, file: file) else {
        return throughStarImports(symbol, file: file, steps: &steps)
      }
      symbol = next
    }
    return .unknown
  }

  private func direct(_ symbol: String, file: Int32) -> Meaning {
    if declarations.language == .swift { return directInSwift(symbol, file: file) }
    let modelled = modelled(symbol)
    return modelled.isUnknown ? inProject(symbol) : modelled
  }

  private func modelled(_ symbol: String) -> Meaning {
    let name = declarations.models.canonical(symbol)
    if let type = declarations.models.type(name) { return .type(type) }
    if let call = declarations.models.function(name) { return .modelFunction(call) }
    return .unknown
  }

  private func inProject(_ symbol: String) -> Meaning {
    if let type = declarations.typeIDs[symbol] { return .type(type) }
    if let set = declarations.functions[symbol] { return .function(set) }
    if let type = declarations.globals[symbol] ?? globals[symbol] { return .instance(type) }
    return .unknown
  }

  /// Swift spells symbols without their module: the project's own come first, then those of imported libraries.
  private func directInSwift(_ symbol: String, file: Int32) -> Meaning {
    let own = inProject(symbol)
    if !own.isUnknown { return own }
    let imports = declarations.imports[Int(file)]
    let found = modelled(symbol)
    if case .type(let type) = found {
      let modules = declarations.models.types[type.index].modules
      if modules.isEmpty || modules.contains(where: imports.contains) { return found }
    } else if !found.isUnknown {
      return found
    }
    for module in imports.sorted() {
      let qualified = modelled("\(module).\(symbol)")
      if !qualified.isUnknown { return qualified }
    }
    if let dot = symbol.firstIndex(of: "."), imports.contains(String(symbol[..<dot])) {
      return modelled(String(symbol[symbol.index(after: dot)...]))
    }
    return .unknown
  }

  // MARK: Forwarding

  /// The symbol that this one stands for, one step on.
  private func forwarded(_ symbol: String, file: Int32) -> String? {
    let aliases = declarations.aliases
    if let target = aliases[symbol], target != symbol { return target }
    var end = symbol.endIndex
    while let dot = symbol[..<end].lastIndex(of: ".") {
      let prefix = String(symbol[..<dot])
      if let target = aliases[prefix], target != prefix { return target + symbol[dot...] }
      let canonical = declarations.models.canonical(prefix)
      if canonical != prefix { return canonical + symbol[dot...] }
      end = dot
    }
    guard declarations.language == .python else { return nil }
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
