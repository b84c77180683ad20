/// Copies of modelled Python libraries that a project carries with it: they declare the very types that a model describes,
/// where the library does (`lib/sqlalchemy/orm/session.py`, `Session`). What they do inside is nobody's use of the library.
struct VendoredLibraries: Sendable {
  /// With a slash at the end.
  private let folders: Set<String>

  init(_ files: [LoweredFile], models: [LibraryModel]) {
    // The path of a module below the folder that has the library in it -> the types that the library declares there.
    var declared: [String: Set<String>] = [:]
    for model in models where model.language == .python {
      for name in model.types.keys + Array(model.aliases.keys) {
        let components = name.split(separator: ".")
        // A module of the project may well have the name of a library.
        guard components.count > 2, let type = components.last, type.first?.isUppercase == true else { continue }
        declared[components.dropLast().joined(separator: "/"), default: []].insert(String(type))
      }
    }
    var folders: Set<String> = []
    for file in files where file.language == .python && !file.types.isEmpty {
      let components = Self.moduleComponents(of: file.path)
      for start in components.indices.dropLast() {
        guard let types = declared[components[start...].joined(separator: "/")],
          file.types.contains(where: { types.contains(file.names[$0.name].lastNameComponent) })
        else { continue }
        folders.insert(components[...start].joined(separator: "/") + "/")
        break
      }
    }
    self.folders = folders
  }

  func contains(_ path: String) -> Bool { folders.contains { path.hasPrefix($0) } }

  private static func moduleComponents(of path: String) -> [Substring] {
    var components = path.split(separator: "/")
    guard let last = components.popLast(), last.hasSuffix(".py") else { return [] }
    let name = last.dropLast(3)
    return name == "__init__" ? components : components + [name]
  }
}
