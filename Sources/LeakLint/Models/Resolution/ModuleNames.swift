/// The Python modules of the run, for imports that are written relative to another root than the run's.
///
/// With `src/app/db.py` lowered as `src.app.db`, `import app.db` means it when no other module ends the same way.
struct ModuleNames: Sendable {
  private var exact: Set<String> = []
  /// A dotted suffix -> the one module that ends with it, or nil where several do.
  private var suffixes: [String: String?] = [:]

  mutating func insert(_ module: String) {
    guard !module.isEmpty, exact.insert(module).inserted else { return }
    var rest = module.utf8[...]
    while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
      rest = rest[rest.index(after: dot)...]
      let suffix = String(module[rest.startIndex...])
      if suffixes.keys.contains(suffix) {
        suffixes[suffix] = .some(nil)
      } else {
        suffixes[suffix] = module
      }
    }
  }

  func contains(_ module: String) -> Bool { exact.contains(module) }

  /// The symbol under the name of the module that it must mean, or nil when it names a module as it is, or none.
  ///
  /// A suffix of one component is too often the name of some library (`import redis` beside `app/redis.py`): it
  /// counts only for an importer in the same folder, where running that file as a script makes it true.
  func absolute(_ symbol: String, importer: String) -> String? {
    var found: String?
    var isExact = false
    func look(_ prefix: String, _ rest: Substring) -> Bool {
      if exact.contains(prefix) {
        isExact = true
      } else if found == nil {
        if prefix.utf8.contains(UInt8(ascii: ".")) {
          if let match = suffixes[prefix], let module = match { found = module + rest }
        } else if let dot = importer.lastIndex(of: "."), exact.contains(importer[...dot] + prefix) {
          found = importer[...dot] + prefix + rest
        }
      }
      return isExact
    }
    if !look(symbol, "") { symbol.forEachPrefix(look) }
    return isExact ? nil : found
  }

  /// The longest prefix of the symbol that is a module, and what follows its dot.
  func split(_ symbol: String) -> (module: String, rest: String)? {
    var found: (module: String, rest: String)?
    symbol.forEachPrefix { prefix, rest in
      if exact.contains(prefix) { found = (prefix, String(rest.dropFirst())) }
      return found != nil
    }
    return found
  }
}
