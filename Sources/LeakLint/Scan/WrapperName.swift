/// The name of a function, type or variable of the project whose calls may hand out what a library acquires, and who
/// may mean it by that name.
struct WrapperName: Hashable, Sendable {
  /// Of the name.
  var hash: UInt64
  var reach: Reach

  enum Reach: Hashable, Sendable {
    /// Anybody.
    case everywhere
    /// Go: anybody who has a value, behind a dot: exported methods.
    case values
    /// Go: files of the package, behind a dot or not. Packages are hashes of their import paths.
    case package(UInt64)
    /// Go: test files of the package.
    case tests(of: UInt64)
    /// The name is that of a type, and means who makes or keeps such objects.
    case keepers
    /// Who declares a function of the name: it is given what is held.
    case declarers
    /// Go: the same in one package.
    case declarersIn(UInt64)
    /// The name is that of a field, and means who releases what it holds.
    case releasers
    /// Go: the name is that of a field, and means files of the package that mention it.
    case readers(in: UInt64)
    /// Go: files of the package, and through the package's name those that import it.
    case importers(of: UInt64)
  }
}

/// The wrappers that are known so far.
struct WrapperTable: Sendable {
  private var reaches: [UsedName.Word: Set<WrapperName.Reach>] = [:]
  /// The keys of `reaches`, quicker to look up.
  private var words = WordTable()
  /// By package that a name reaches: what importers may call it.
  private var packageNames: [UInt64: [UsedName.Word]] = [:]

  var isEmpty: Bool { reaches.isEmpty }

  /// What the table must know of a file in which names are used.
  struct Site: Sendable {
    /// The hash of the import path of the file's own package.
    let package: UInt64
    /// Whether it is a Go test.
    let isTest: Bool
    let imports: [GoImportScan.Import]

    /// - Parameter module: the package's import path; only asked for in Go.
    init(module: String = "", path: String = "", imports: [GoImportScan.Import] = []) {
      package = IdentifierHash.of(module.utf8)
      isTest = path.hasSuffix("_test.go")
      self.imports = imports
    }
  }

  /// - Parameter package: the import path that the reach speaks of, if any.
  /// - Returns: whether it is new.
  mutating func add(_ name: WrapperName, package: String) -> Bool {
    let word = UsedName.word(name.hash)
    words.add(UInt64(word), mask: 1)
    if case .importers(let path) = name.reach, packageNames[path] == nil {
      packageNames[path] = GoImportScan.names(ofPackage: package)
    }
    return reaches[word, default: []].insert(name.reach).inserted
  }

  func knows(_ name: WrapperName) -> Bool { reaches[UsedName.word(name.hash)]?.contains(name.reach) ?? false }

  func contains(_ use: UsedName, at site: Site) -> Bool {
    if words[UInt64(use.name)] != 0, let reaches = reaches[use.name],
      reaches.contains(where: { isMeant($0, use.qualifier, at: site) })
    {
      return true
    }
    guard use.qualifier > UsedName.annotation, words[UInt64(use.qualifier)] != 0 else { return false }
    return reaches[use.qualifier]?.contains { reach in
      switch reach {
      case .releasers: Self.releases.contains(use.name)
      case .readers(let path): site.package == path
      default: false
      }
    } ?? false
  }

  private static let releases = Set(CallNames.plainReleases.map { UsedName.word(IdentifierHash.of($0.utf8)) })

  private func isMeant(_ reach: WrapperName.Reach, _ qualifier: UsedName.Word, at site: Site) -> Bool {
    switch reach {
    case .readers(let path): return site.package == path
    case .declarers: return qualifier == UsedName.declared
    case .declarersIn(let path): return qualifier == UsedName.declared && site.package == path
    default: break
    }
    guard qualifier != UsedName.read, qualifier != UsedName.declared else { return false }
    guard qualifier != UsedName.annotation else { return reach == .keepers }
    switch reach {
    case .everywhere, .keepers: return true
    case .values: return qualifier != 0
    case .package(let path): return site.package == path
    case .tests(let path): return site.package == path && site.isTest
    case .importers(let path): return isMeant(qualifier, path, at: site)
    case .releasers, .readers, .declarers, .declarersIn: return false
    }
  }

  private func isMeant(_ qualifier: UsedName.Word, _ path: UInt64, at site: Site) -> Bool {
    if qualifier == 0, site.package == path { return true }
    return site.imports.contains { imported in
      guard imported.path == path else { return false }
      switch imported.alias {
      case 0: return packageNames[path]?.contains(qualifier) ?? false
      case GoImportScan.dot: return qualifier == 0
      default: return imported.alias == qualifier
      }
    }
  }
}
