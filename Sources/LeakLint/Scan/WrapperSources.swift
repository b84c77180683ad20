/// Tells which calls of a file may give what a library acquires.
protocol WrapperSources: Sendable {
  func isSource(_ call: CallID, of function: FunctionID) -> Bool

  /// Whether the function may give what it acquires to whoever calls it; it is known to hold some in what it returns.
  func mayHandOn(_ function: FunctionID) -> Bool

  /// - Parameter name: absolute; that of a function.
  func isWrapper(named name: String) -> Bool

  /// Whether the result of a call of the name may be what it is called on or given, or hold it.
  func passesOn(_ name: String) -> Bool
}

extension WrapperSources {
  func mayHandOn(_ function: FunctionID) -> Bool { true }
}

/// Goes by the names that are called, before anything is known of types: those of acquisitions of libraries and of the
/// wrappers that are known so far.
struct NamedSources: WrapperSources {
  private let file: LoweredFile
  private let filter: Prefilter
  private let site: WrapperTable.Site

  init(file: LoweredFile, filter: Prefilter) {
    self.file = file
    self.filter = filter
    site = WrapperTable.Site(module: file.module, path: file.path)
  }

  func isSource(_ call: CallID, of function: FunctionID) -> Bool {
    let graph = file.functions[function.index]
    let callee = graph[graph[call].callee]
    let name = file.names[callee.name]
    guard file.language == .go else { return isWrapper(named: name) }
    guard let parent = callee.parent else { return callee.root == .global && isWrapper(named: name) }
    if graph[parent].root == .global, file.imports.contains(graph[parent].name) {
      return isFunction(name, of: file.names[graph[parent].name])
    }
    return filter.isAcquisition(name) || isKnown(name, UsedName.someValue, site)
  }

  /// - Parameter name: absolute, or that of a member.
  func isWrapper(named name: String) -> Bool {
    guard file.language == .go else {
      return filter.isAcquisition(name) || isKnown(name, UsedName.someValue, site)
    }
    guard let dot = name.lastIndex(of: ".") else { return false }
    return isFunction(String(name[name.index(after: dot)...]), of: String(name[..<dot]))
  }

  func passesOn(_ name: String) -> Bool { filter.passesOn(name) }

  private func isKnown(_ name: String, _ qualifier: UsedName.Word, _ site: WrapperTable.Site) -> Bool {
    let word = UsedName.word(IdentifierHash.ofLast(name))
    return filter.wrappers.contains(UsedName(name: word, qualifier: qualifier), at: site)
  }

  /// Go: of a function behind its package's import path.
  private func isFunction(_ name: String, of path: String) -> Bool {
    if filter.isAcquisition(name, inPackage: path) { return true }
    // Looks like a file of that package.
    let site = WrapperTable.Site(module: path, path: file.path)
    return isKnown(name, 0, site)
  }
}
