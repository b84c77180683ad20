/// The source files of a run.
struct Discovery: Sendable {
  /// Sorted by the bytes of their paths.
  private(set) var files: [DiscoveredFile] = []
  /// Files that tell where modules begin (``SourceModules``), relative to the root of the run.
  private(set) var markers: [String] = []
  /// Arguments that are not source files, and directories that cannot be read.
  private(set) var problems: [Problem] = []

  struct Options: Hashable, Sendable {
    /// Patterns for what is not to be reported, relative to the root of the run. It still supplies context: leaving out
    /// what closes a connection would make callers look as if they leaked it.
    var excludes: [Glob] = []
    /// Whether exclusions hold for files that are named as arguments.
    var forcesExclusions = false
    var usesGitignore = true
  }

  enum Problem: Hashable, Sendable {
    case notSource(AbsolutePath)
    case unreadable(AbsolutePath, FileSystem.Failure)
  }

  private let targets: ScanTargets
  private let options: Options

  init(_ targets: ScanTargets, _ options: Options) {
    self.targets = targets
    self.options = options
    var found: [String: DiscoveredFile] = [:]
    var walked: Set<AbsolutePath> = []
    var trees = targets.trees
    while let tree = trees.popLast() {
      guard walked.insert(tree.root).inserted else { continue }
      let listing = list(tree)
      trees.append(contentsOf: listing.inner)
      for path in listing.files { add(path, in: tree.root, to: &found) }
      // A directory that git ignores is meant when it is named.
      for directory in targets.directories where directory != tree.root && directory.isInside(tree.root) {
        let prefix = directory.relative(to: tree.root) + "/"
        guard !listing.files.contains(where: { $0.utf8.starts(with: prefix.utf8) }) else { continue }
        for path in walk(directory) { add(path, in: directory, to: &found) }
      }
    }
    for file in targets.files { addArgument(file, to: &found) }
    files = found.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    markers.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  // MARK: Listing

  /// Paths relative to the tree's root, and the repositories inside it.
  private mutating func list(_ tree: ScanTargets.Tree) -> (files: [String], inner: [ScanTargets.Tree]) {
    switch tree.extent {
    case .repository(let repository) where options.usesGitignore:
      // Not being able to ask git (not installed, a repository of another owner) is no reason not to scan.
      guard let listing = try? GitListing(repository) else { return (walk(tree.root), []) }
      let inner = listing.innerRepositories.compactMap { path -> ScanTargets.Tree? in
        guard !DefaultExclusions.contain(path.split(separator: "/")) else { return nil }
        let root = tree.root.appending(path)
        guard let repository = GitRepository(containing: root), repository.root == root else { return nil }
        return ScanTargets.Tree(root: root, extent: .repository(repository))
      }
      return (listing.files, inner)
    case .repository, .directory: return (walk(tree.root), [])
    case .neighbours: return (walk(tree.root, isRecursive: false), [])
    }
  }

  private mutating func walk(_ directory: AbsolutePath, isRecursive: Bool = true) -> [String] {
    let walk = DirectoryWalk(below: directory, isRecursive: isRecursive)
    problems.append(contentsOf: walk.failures.map { .unreadable($0.path, $0.failure) })
    return walk.files
  }

  // MARK: Choosing

  private mutating func add(_ path: String, in top: AbsolutePath, to found: inout [String: DiscoveredFile]) {
    let name = PathName.last(path)
    let kind = SourceKind(path: name)
    let isMarker = SourceModules.markerNames.contains(name)
    guard kind != nil || isMarker else { return }
    let location = AbsolutePath(path, in: top)
    let relative = location.relative(to: targets.root)
    let isReported = isInsideArgument(location, kind: kind) && !isExcluded(relative)
    let isContext = !Self.isSkipped(path, kind: kind)
    guard isReported || isContext else { return }
    if isMarker { markers.append(relative) }
    guard let kind, found[relative] == nil else { return }
    found[relative] = DiscoveredFile(path: relative, location: location, kind: kind, isReported: isReported)
  }

  /// Whether a directory argument holds the file, not by way of a directory that is left out by default.
  private func isInsideArgument(_ location: AbsolutePath, kind: SourceKind?) -> Bool {
    targets.directories.contains { directory in
      location.isInside(directory) && !Self.isSkipped(location.relative(to: directory), kind: kind)
    }
  }

  private static func isSkipped(_ path: String, kind: SourceKind?) -> Bool {
    let components = path.split(separator: "/")
    return DefaultExclusions.contain(components.dropLast()) || kind?.ignores(components) ?? false
  }

  private func isExcluded(_ relative: String) -> Bool { options.excludes.contains { $0.matches(relative) } }

  private mutating func addArgument(_ location: AbsolutePath, to found: inout [String: DiscoveredFile]) {
    let relative = location.relative(to: targets.root)
    let isReported =
      !(options.forcesExclusions
      && (isExcluded(relative) || DefaultExclusions.contain(relative.split(separator: "/").dropLast())))
    let isStandardInput = location == targets.standardInput
    if found[relative] != nil {
      found[relative]?.isReported = isReported
      found[relative]?.isArgument = true
      found[relative]?.isStandardInput = isStandardInput
      return
    }
    guard let kind = SourceKind(path: relative) ?? Self.scriptKind(location) else {
      if PathName.fileExtension(relative) != "pyi" { problems.append(.notSource(location)) }
      return
    }
    found[relative] = DiscoveredFile(
      path: relative, location: location, kind: kind, isReported: isReported, isArgument: true,
      isStandardInput: isStandardInput)
  }

  private static func scriptKind(_ location: AbsolutePath) -> SourceKind? {
    guard PathName.fileExtension(location.name).isEmpty,
      let bytes = try? FileContents.load(location, limit: SourceReader.sizeLimit)
    else { return nil }
    return SourceKind(shebang: bytes)
  }
}
