/// What git lists of a work tree, cut down to what a scan may need.
struct GitListing: Sendable {
  /// Source files and markers, relative to the top of the work tree.
  private(set) var files: [String] = []
  /// Directories that are repositories of their own.
  private(set) var innerRepositories: [String] = []

  init(_ repository: GitRepository) throws(GitRepository.Failure) {
    var hasSubmodules = false
    // Unmerged files are listed once a version, one after the other.
    var last: ArraySlice<UInt8> = []
    for entry in try repository.files() where entry != last {
      last = entry
      if entry.last == UInt8(ascii: "/") {
        innerRepositories.append(PathText.string(entry.dropLast()))
      } else if Self.isWanted(entry) {
        files.append(PathText.string(entry))
      } else if entry.elementsEqual(".gitmodules".utf8) {
        hasSubmodules = true
      }
    }
    if hasSubmodules { innerRepositories.append(contentsOf: try repository.submodules()) }
  }

  /// Most entries of most repositories are something else: they are dropped before text is made of them.
  private static func isWanted(_ path: ArraySlice<UInt8>) -> Bool {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = path[dot...]
    return wantedEndings.contains { $0.count == ending.count && ending.elementsEqual($0) }
  }

  /// Those of ``SourceKind`` and of ``SourceModules/markerNames``.
  private static let wantedEndings = [".py", ".go", ".swift", ".mod", ".toml", ".cfg"].map { Array($0.utf8) }
}
