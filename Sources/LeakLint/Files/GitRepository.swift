/// A git work tree, asked through the `git` command.
package struct GitRepository: Hashable, Sendable {
  /// The top of the work tree.
  let root: AbsolutePath

  /// The innermost work tree that the directory is in.
  init?(containing directory: AbsolutePath) {
    // `.git` is a file in submodules and linked work trees.
    guard let root = directory.ancestors.first(where: { FileSystem.exists($0.appending(".git")) }) else { return nil }
    self.root = root
  }

  /// Why git did not answer.
  package struct Failure: Error, Sendable {
    /// git's own words, or the system's; empty where git said nothing.
    let message: String
  }

  /// Tracked files and untracked ones that are not ignored, relative to the root, in git's order, perhaps with
  /// repetitions. Repositories inside this one appear as their directories: tracked ones (submodules) as a plain name,
  /// others with a slash at the end.
  func files() throws(Failure) -> [ArraySlice<UInt8>] {
    try run(["ls-files", "-z", "-co", "--exclude-standard"]).split(separator: 0)
  }

  /// The directories of submodules, relative to the root.
  func submodules() throws(Failure) -> [String] {
    try run(["ls-files", "-z", "-s"]).split(separator: 0).compactMap { entry in
      // "<mode> <object> <stage>\t<path>"
      guard entry.starts(with: "160000 ".utf8), let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      return PathText.string(entry[(tab + 1)...])
    }
  }

  /// Untracked files that are not ignored, relative to the root.
  func untrackedFiles() throws(Failure) -> [String] {
    try run(["ls-files", "-z", "-o", "--exclude-standard"]).split(separator: 0).map { PathText.string($0) }
  }

  /// The differences, without context lines, between the work tree and the commit where `revision` and `HEAD` parted.
  func differences(since revision: String) throws(Failure) -> [UInt8] {
    let base = try mergeBase(revision)
    return try run([
      "-c", "core.quotePath=true", "diff", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames",
      "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules", base, "--",
    ])
  }

  private func mergeBase(_ revision: String) throws(Failure) -> String {
    let output: [UInt8]
    do {
      output = try run(["merge-base", "--end-of-options", revision, "HEAD"])
    } catch {
      // git says nothing when both exist and share no commit, as in a shallow clone.
      guard error.message.isEmpty else { throw error }
      throw Failure(message: "it shares no commit with HEAD here; a shallow clone needs more history")
    }
    return String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// A hook runs with variables that bind git to the repository of the hook; the paths decide here.
  private static let bindingVariables: Set<String> = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE",
  ]

  private func run(_ arguments: [String]) throws(Failure) -> [UInt8] {
    let result: ChildProcess
    do {
      result = try ChildProcess.run("git", ["-C", root.string] + arguments, removing: Self.bindingVariables)
    } catch {
      throw Failure(message: "git cannot be run: \(error.description)")
    }
    guard result.status == 0 else {
      let words = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").first
      throw Failure(message: words.map(String.init) ?? "")
    }
    return result.output
  }
}
