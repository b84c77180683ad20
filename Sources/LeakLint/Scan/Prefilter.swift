/// Decides from what one look at a file has told whether it can matter, so that the others need not be parsed.
///
/// A file matters when it names a modelled library's module, calls something by the name of an acquisition of a library
/// that some file of the run names, or holds SQL that begins a transaction; and, in turn, when it calls something by the
/// name of a function or type that a file which matters declares around such a call.
struct Prefilter: Sendable {
  private let language: Language
  /// A collision only lets a file through.
  private var words = WordTable()
  /// Names of functions, which in Go are called through the name of their package: not among ``words`` there.
  private var functions: Set<String> = []
  /// Of the libraries that acquire something.
  private var modules: [String] = []
  /// Names of calls that give what they are called on or given, or something that belongs to it.
  private var passing: Set<String> = []
  private(set) var wrappers = WrapperTable()

  /// - Parameter models: of the language: the libraries that the run's files name, and those that these speak of.
  init(models: [LibraryModel], language: Language) {
    self.language = language
    for model in models {
      let names = model.acquiringNames
      guard !names.isEmpty else { continue }
      functions.formUnion(names.functions)
      modules += model.modules
      for name in language == .go ? names.methods : names.methods.union(names.functions) {
        words.add(UInt64(UsedName.word(IdentifierHash.of(name.utf8))), mask: 1)
      }
      passing.formUnion(model.passingNames)
    }
  }

  func matters(_ look: FirstLook) -> Bool {
    if look.matters { return true }
    guard !words.isEmpty || !functions.isEmpty else { return false }
    return look.beginsTransaction || look.uses.contains { isAcquisition($0, look.packages) }
  }

  /// Whether a file that other files import names from mentions an acquisition (`__init__.py`).
  func mentionsAcquisition(_ bytes: [UInt8]) -> Bool {
    var found = false
    IdentifierHash.forEach(in: bytes) { _, _, hash in
      found = words[UInt64(UsedName.word(hash))] != 0
      return !found
    }
    return found
  }

  private func isAcquisition(_ use: UsedName, _ packages: [UsedName.Word]) -> Bool {
    guard words[UInt64(use.name)] != 0, use.qualifier != UsedName.read, use.qualifier != UsedName.annotation else {
      return false
    }
    // What is called through a package's name is no method, unless the name is a variable's as well.
    return language != .go || use.qualifier != 0 && !packages.contains(use.qualifier)
  }

  // MARK: Wrappers

  /// Adds names of a module's file that others are to be looked for by.
  ///
  /// - Returns: whether any was new.
  mutating func add(_ names: Set<WrapperName>, of module: String) -> Bool {
    var isNew = false
    for name in names {
      if wrappers.add(name, package: module) { isNew = true }
    }
    return isNew
  }

  /// Whether the name is a library's for a call that acquires something.
  func isAcquisition(_ name: String) -> Bool { words[UInt64(UsedName.word(IdentifierHash.ofLast(name)))] != 0 }

  /// Go: the same for a function of a package.
  func isAcquisition(_ name: String, inPackage path: String) -> Bool {
    functions.contains(name) && modules.contains { path.hasPrefix($0) }
  }

  /// Whether the result of a call of the name may be what it is called on or given, or hold it.
  func passesOn(_ name: String) -> Bool { passing.contains(name) || name.hasPrefix("__") }

  /// Whether a file that other files import names from mentions a wrapper (`__init__.py`).
  func mentionsWrapper(_ bytes: [UInt8]) -> Bool {
    var found = false
    IdentifierHash.forEach(in: bytes) { _, _, hash in
      found = wrappers.contains(UsedName(name: UsedName.word(hash), qualifier: 0), at: WrapperTable.Site())
      return !found
    }
    return found
  }
}
