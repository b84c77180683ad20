/// The parts of a path that is written with `/`.
enum PathName {
  /// What follows the last slash.
  static func last(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// What precedes the last slash; empty where there is none.
  static func directory(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  /// What follows the last dot of the last component, without the dot; empty for `name` and `.name`.
  static func fileExtension(_ path: String) -> String {
    let name = last(path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
    return String(name[name.utf8.index(after: dot)...])
  }

  static func join(_ directory: String, _ name: String) -> String {
    directory.isEmpty || directory == "." ? name : "\(directory)/\(name)"
  }
}
