#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program asks of the file system, on the system's own calls: Foundation would cost more to start than a
/// small scan.
package enum FileSystem {
  enum Kind: Sendable {
    case file, directory
    /// Only where links are not followed.
    case link
    /// Sockets, pipes, devices.
    case other
  }

  /// A failed call of the system.
  package struct Failure: Error, Hashable, Sendable {
    let code: Int32

    static var last: Failure { Failure(code: errno) }

    package var isBrokenPipe: Bool { code == EPIPE }
    var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    /// What the system says, with a lower-case first letter, as messages want it.
    package var description: String {
      let text = String(cString: strerror(code))
      return text.prefix(1).lowercased() + text.dropFirst()
    }
  }

  package static func currentDirectory() -> AbsolutePath {
    guard let buffer = getcwd(nil, 0) else { return .root }
    defer { free(buffer) }
    return AbsolutePath(PathText.string(cString: buffer))
  }

  /// What the path leads to, links followed.
  static func kind(of path: AbsolutePath) throws(Failure) -> Kind {
    var info = stat()
    guard PathText.withCString(path.string, { stat($0, &info) }) == 0 else { throw .last }
    return kind(info.st_mode)
  }

  static func exists(_ path: AbsolutePath) -> Bool {
    PathText.withCString(path.string) { access($0, F_OK) } == 0
  }

  /// The path without links in it, or itself where it leads nowhere.
  static func resolved(_ path: AbsolutePath) -> AbsolutePath {
    guard let buffer = PathText.withCString(path.string, { realpath($0, nil) }) else { return path }
    defer { free(buffer) }
    return AbsolutePath(PathText.string(cString: buffer))
  }

  /// Makes a directory and those that it is in, where there are none.
  static func makeDirectories(_ path: AbsolutePath) throws(Failure) {
    guard !exists(path) else { return }
    if path != .root { try makeDirectories(path.parent) }
    let result = PathText.withCString(path.string) { mkdir($0, 0o777) }
    guard result == 0 || errno == EEXIST else { throw .last }
  }

  /// - Parameter path: of a file.
  static func remove(_ path: AbsolutePath) throws(Failure) {
    guard PathText.withCString(path.string, { unlink($0) }) == 0 else { throw .last }
  }

  /// The names in a directory, sorted by their bytes, each with its kind; links are not followed.
  static func entries(of directory: AbsolutePath) throws(Failure) -> [(name: String, kind: Kind)] {
    guard let stream = PathText.withCString(directory.string, { opendir($0) }) else { throw .last }
    defer { closedir(stream) }
    var result: [(name: String, kind: Kind)] = []
    while let entry = readdir(stream) {
      let type = Int32(entry.pointee.d_type)
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        PathText.string(bytes.prefix { $0 != 0 })
      }
      guard name != ".", name != ".." else { continue }
      result.append((name, kind(directoryEntry: type, of: directory.appending(name))))
    }
    return result.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func kind(directoryEntry type: Int32, of path: AbsolutePath) -> Kind {
    switch type {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .directory
    case Int32(DT_LNK): return .link
    case Int32(DT_UNKNOWN):
      // Some file systems do not tell.
      var info = stat()
      return PathText.withCString(path.string, { lstat($0, &info) }) == 0 ? kind(info.st_mode) : .other
    default: return .other
    }
  }

  private static func kind(_ mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .directory
    case S_IFLNK: .link
    default: .other
    }
  }
}
