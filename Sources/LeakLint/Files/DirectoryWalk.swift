/// Lists the files below a directory without the help of git.
///
/// Symbolic links are not followed, which also keeps cycles out. Excluded directories and Python environments
/// (recognized by their `pyvenv.cfg`) are not entered.
struct DirectoryWalk {
  /// Relative to the directory that the walk began at, in the order of their bytes within each directory.
  private(set) var files: [String] = []
  /// Directories that could not be read.
  private(set) var failures: [(path: AbsolutePath, failure: FileSystem.Failure)] = []

  private let top: AbsolutePath
  private let isRecursive: Bool

  /// - Parameter isRecursive: false for the files of the directory itself only.
  init(below top: AbsolutePath, isRecursive: Bool = true) {
    self.top = top
    self.isRecursive = isRecursive
    // A stack of our own: directories may nest deeper than calls should.
    var pending = [""]
    while let directory = pending.popLast() {
      let inner = list(directory)
      if isRecursive { pending.append(contentsOf: inner.reversed()) }
    }
  }

  /// - Returns: the directories in the directory that are to be entered.
  private mutating func list(_ directory: String) -> [String] {
    let path = directory.isEmpty ? top : top.appending(directory)
    let entries: [(name: String, kind: FileSystem.Kind)]
    do {
      entries = try FileSystem.entries(of: path)
    } catch {
      // It may have been removed meanwhile.
      if !error.isMissing { failures.append((path, error)) }
      return []
    }
    if !directory.isEmpty, entries.contains(where: { $0.name == "pyvenv.cfg" }) { return [] }
    var inner: [String] = []
    for entry in entries {
      let relative = PathName.join(directory, entry.name)
      switch entry.kind {
      case .file: files.append(relative)
      case .directory where !DefaultExclusions.directoryNames.contains(entry.name[...]): inner.append(relative)
      default: break
      }
    }
    return inner
  }
}
