/// Directories that hold other people's code or what tools produce. They are left out wherever they lie below what was
/// asked for, also when git tracks them; naming one as an argument brings it in.
enum DefaultExclusions {
  static let directoryNames: Set<Substring> = [
    // Version control and caches.
    ".git", ".hg", ".svn", ".direnv", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__",
    // Python environments and packages.
    ".venv", "venv", ".tox", ".nox", ".eggs", "__pypackages__", "site-packages",
    // Dependencies and build products.
    "node_modules", "vendor", ".build", ".swiftpm", "DerivedData", "Pods", "Carthage",
  ]

  /// - Parameter directories: the components of the path above the file's own name.
  static func contain(_ directories: some Sequence<Substring>) -> Bool {
    directories.contains { directoryNames.contains($0) }
  }
}
