/// The dotted names of Python modules.
///
/// The name begins at the outermost directory of an unbroken chain of `__init__.py` files. A file outside such a chain
/// is named from the top of its project (where `pyproject.toml` and the like are, else the root of the run), as
/// namespace packages and plain scripts are imported; a leading `src` is no part of the name.
struct PythonModules: Sendable {
  /// Directories with an `__init__.py`, relative to the root.
  let packages: Set<String>
  /// Directories that a project begins in.
  let projects: Set<String>

  func module(of path: String) -> String {
    let directory = PathName.directory(path)
    var components: [Substring]
    if packages.contains(directory) {
      var top = directory
      while packages.contains(PathName.directory(top)), !top.isEmpty { top = PathName.directory(top) }
      // A package cannot be imported by the name of the directory that the run's root is: nobody knows it.
      components = Self.components(of: path, below: top.isEmpty ? "" : PathName.directory(top))
    } else {
      components = Self.components(of: path, below: project(of: directory))
      if components.count > 1, components.first == "src" { components.removeFirst() }
    }
    guard let name = components.popLast() else { return "" }
    let stem = name.hasSuffix(".py") ? name.dropLast(3) : name
    if stem != "__init__" { components.append(stem) }
    return components.joined(separator: ".")
  }

  private func project(of directory: String) -> String {
    var current = directory
    while !current.isEmpty, !projects.contains(current) { current = PathName.directory(current) }
    return current
  }

  private static func components(of path: String, below directory: String) -> [Substring] {
    let all = path.split(separator: "/")
    return Array(all.dropFirst(directory.split(separator: "/").count))
  }
}
