/// What the path arguments name, and the trees around it that supply the context: who calls what, where wrappers and
/// their types are declared. The arguments choose what is reported; the repository tells what it means.
package struct ScanTargets: Sendable {
  /// What reported paths are relative to: the one tree around all arguments, or the directory that holds all of the trees.
  package let root: AbsolutePath
  let trees: [Tree]
  /// Directory arguments, links resolved.
  let directories: [AbsolutePath]
  /// File arguments, and what standard input stands in for.
  let files: [AbsolutePath]
  /// The file that standard input stands in for.
  let standardInput: AbsolutePath?
  /// What relative paths of the command line mean; messages name files from here.
  let workingDirectory: AbsolutePath
  /// Where a configuration file is looked for: the deepest directory that holds all arguments.
  package let startDirectory: AbsolutePath

  /// A tree of files that are analyzed together.
  struct Tree: Hashable, Sendable {
    var root: AbsolutePath
    var extent: Extent

    enum Extent: Hashable, Sendable {
      case repository(GitRepository)
      case directory
      /// Only the files of the directory itself: the neighbours of a single file that belongs to no project.
      case neighbours
    }
  }

  package enum Failure: Error, Sendable {
    case unreachable(argument: String, FileSystem.Failure)
    /// A socket, pipe or device.
    case notAFile(argument: String)

    package var message: String {
      switch self {
      case .unreachable(let argument, let failure): "\(argument): \(failure.description)"
      case .notAFile(let argument): "\(argument): neither a file nor a directory"
      }
    }
  }

  /// - Parameter arguments: paths of files and directories; not `-`.
  /// - Parameter standardInput: the path that standard input stands in for; the file need not exist.
  package init(
    arguments: [String], standardInput: String? = nil, in workingDirectory: AbsolutePath
  ) throws(Failure) {
    var directories: [AbsolutePath] = []
    var files: [AbsolutePath] = []
    for argument in arguments {
      let path = AbsolutePath(argument, in: workingDirectory)
      let kind: FileSystem.Kind
      do {
        kind = try FileSystem.kind(of: path)
      } catch {
        throw .unreachable(argument: argument, error)
      }
      switch kind {
      case .directory: directories.append(FileSystem.resolved(path))
      case .file: files.append(FileSystem.resolved(path.parent).appending(path.name))
      case .link, .other: throw .notAFile(argument: argument)
      }
    }
    self.standardInput = standardInput.map {
      let path = AbsolutePath($0, in: workingDirectory)
      return FileSystem.resolved(path.parent).appending(path.name)
    }
    files += self.standardInput.map { [$0] } ?? []

    var trees: [Tree] = []
    for tree in directories.map({ Self.tree(around: $0, neighbours: false) })
      + files.map({ Self.tree(around: $0.parent, neighbours: true) }) where !trees.contains(tree)
    {
      trees.append(tree)
    }
    // A tree inside another is listed with it.
    trees = trees.filter { tree in
      tree.isRepository
        || !trees.contains { $0 != tree && $0.extent != .neighbours && tree.root.isInside($0.root) }
    }
    self.trees = trees
    self.workingDirectory = workingDirectory
    self.directories = directories
    self.files = files
    root = AbsolutePath.commonAncestor(of: trees.map(\.root)) ?? workingDirectory
    startDirectory = AbsolutePath.commonAncestor(of: directories + files.map(\.parent)) ?? workingDirectory
  }

  /// Files that stand at the top of a project.
  private static let projectFiles = [
    "leaklint.yml", "leaklint.yaml", "go.mod", "pyproject.toml", "setup.py", "setup.cfg", "Package.swift",
  ]

  private static func tree(around directory: AbsolutePath, neighbours: Bool) -> Tree {
    if let repository = GitRepository(containing: directory) {
      return Tree(root: repository.root, extent: .repository(repository))
    }
    let project = directory.ancestors.dropLast().first { candidate in
      projectFiles.contains { FileSystem.exists(candidate.appending($0)) }
    }
    if let project { return Tree(root: project, extent: .directory) }
    return Tree(root: directory, extent: neighbours ? .neighbours : .directory)
  }
}

extension ScanTargets {
  /// What changed in all repositories since their common ancestor with the revision, paths relative to the root of the
  /// run; nil where there is no repository.
  func changes(since revision: String) throws(GitRepository.Failure) -> ChangedLines? {
    var result: ChangedLines?
    for case .repository(let repository) in trees.map(\.extent) {
      let path = repository.root.relative(to: root)
      let prefix = path == "." ? "" : path + "/"
      var changes = ChangedLines(parsing: try repository.differences(since: revision), prefix: prefix)
      for file in try repository.untrackedFiles() { changes.addFile(prefix + file) }
      result?.formUnion(changes)
      result = result ?? changes
    }
    return result
  }
}

extension ScanTargets.Tree {
  fileprivate var isRepository: Bool {
    if case .repository = extent { true } else { false }
  }
}
