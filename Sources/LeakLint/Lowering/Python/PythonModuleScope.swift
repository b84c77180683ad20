/// The names of the module being lowered.
struct PythonModuleScope {
  /// The module's own dotted name.
  let symbol: NameID
  /// It is an `__init__`: relative imports start at the module itself rather than at its parent.
  let isPackage: Bool
  var bindings = PythonBindings()
  /// Names under a `global` or `nonlocal` statement somewhere in the file.
  var sharedNames: Set<NameID> = []
  /// What a name stands for in code that does not declare it; filled as names are met.
  var symbols: [NameID: NameID] = [:]
  /// What is in the file's lists already.
  var imports: Set<NameID> = []
  var fields: Set<Field> = []
  /// Types that an alias of this module stands for, by the alias's symbol.
  var typeAliases: [NameID: PythonDeclaredType] = [:]

  struct Field: Hashable {
    var typeIndex: Int
    var name: NameID
  }
}

extension PythonFileLowering {
  mutating func collectModuleBindings(_ root: PythonNode) {
    for name in hints.sharedNames { module.sharedNames.insert(file.names.intern(name)) }
    module.bindings = collectBindings(in: root, owner: module.symbol)
  }

  /// The absolute symbol of a name that no enclosing function declares: what is imported under it, a name of this
  /// module, or a builtin.
  mutating func globalSymbol(_ name: NameID) -> NameID {
    if let symbol = module.symbols[name] { return symbol }
    let symbol: NameID
    switch module.bindings[name]?.kind {
    case .symbol(let imported): symbol = imported
    case nil where PythonBuiltins.contains(file.names[name]):
      symbol = file.names.intern("builtins." + file.names[name])
    default: symbol = join(module.symbol, name)
    }
    module.symbols[name] = symbol
    return symbol
  }
}
