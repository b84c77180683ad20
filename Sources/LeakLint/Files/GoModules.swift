/// The import paths of Go packages: the path of the nearest module above, and the directories below it.
struct GoModules: Sendable {
  /// Directory of a `go.mod`, relative to the root -> the module's path.
  private var modulePaths: [String: String] = [:]

  /// - Parameter directories: those with a `go.mod`, relative to `root`.
  init(directories: Set<String>, root: AbsolutePath) {
    for directory in directories {
      let file = root.appending(PathName.join(directory, "go.mod"))
      guard let bytes = try? FileContents.load(file, limit: 1 << 20) else { continue }
      modulePaths[directory] = Self.modulePath(in: String(decoding: bytes, as: UTF8.self))
    }
  }

  init(modulePaths: [String: String]) { self.modulePaths = modulePaths }

  /// - Returns: outside any module the directory itself, relative to the root, which is `_`: what a package declares
  ///   needs a name to be found by.
  func importPath(of path: String) -> String {
    let directory = PathName.directory(path)
    var current = directory
    while true {
      if let module = modulePaths[current] {
        let rest = directory.dropFirst(current.isEmpty || directory == current ? current.count : current.count + 1)
        return rest.isEmpty ? module : "\(module)/\(rest)"
      }
      guard !current.isEmpty else { return directory.isEmpty ? "_" : directory }
      current = PathName.directory(current)
    }
  }

  /// The path that a `go.mod` declares: `module example.com/m`, quoted or not, on one line or in parentheses.
  static func modulePath(in text: String) -> String? {
    var words = text.split(whereSeparator: \.isNewline).lazy
      .flatMap { line in
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
        return code.split { $0 == " " || $0 == "\t" }
      }
      .drop { $0 != "module" }
      .dropFirst()
      .makeIterator()
    guard var word = words.next() else { return nil }
    if word == "(" { word = words.next() ?? "" }
    let path = word.filter { $0 != "\"" && $0 != "`" && $0 != "(" && $0 != ")" }
    return path.isEmpty ? nil : String(path)
  }
}
