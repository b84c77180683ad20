/// The targets that Swift files belong to, by the layout of Swift packages: `Sources/<Target>/…` beside a
/// `Package.swift`. Files of Xcode projects, and of targets with a path of their own, have no known target.
struct SwiftTargets: Sendable {
  /// Directories with a `Package.swift`, relative to the root.
  let packages: Set<String>

  private static let sourceDirectories: Set<Substring> = ["Sources", "Source", "src", "Tests", "Plugins"]

  func target(of path: String) -> String {
    var package = PathName.directory(path)
    while !packages.contains(package) {
      guard !package.isEmpty else { return "" }
      package = PathName.directory(package)
    }
    let inner = path.split(separator: "/").dropFirst(package.split(separator: "/").count)
    // `Sources/Target/File.swift`; a file right in `Sources` belongs to a target that only the manifest names.
    guard let first = inner.first, Self.sourceDirectories.contains(first), inner.count > 2 else { return "" }
    return inner.dropFirst().first.map(String.init) ?? ""
  }
}
