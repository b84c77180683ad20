/// Tells which module a file's declarations are members of.
struct SourceModules: Sendable {
  private let python: PythonModules
  private let go: GoModules
  private let swift: SwiftTargets

  /// Names of files that tell where modules begin.
  static let markerNames: Set<String> = [
    "__init__.py", "pyproject.toml", "setup.py", "setup.cfg", "manage.py", "go.mod", "Package.swift",
  ]

  /// - Parameter markers: relative to `root`.
  init(markers: [String], root: AbsolutePath) {
    var directories: [String: Set<String>] = [:]
    for marker in markers { directories[PathName.last(marker), default: []].insert(PathName.directory(marker)) }
    python = PythonModules(
      packages: directories["__init__.py"] ?? [],
      projects: ["pyproject.toml", "setup.py", "setup.cfg", "manage.py"]
        .reduce(into: []) { $0.formUnion(directories[$1] ?? []) })
    go = GoModules(directories: directories["go.mod"] ?? [], root: root)
    swift = SwiftTargets(packages: directories["Package.swift"] ?? [])
  }

  /// - Parameter path: relative to the root.
  /// - Returns: Python: dotted module; Go: import path; Swift: the target's name, or empty where none is known.
  func module(of path: String, kind: SourceKind) -> String {
    switch kind {
    case .python: python.module(of: path)
    case .go: go.importPath(of: path)
    case .swift: swift.target(of: path)
    }
  }
}
