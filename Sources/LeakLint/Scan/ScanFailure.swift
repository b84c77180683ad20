/// Why a run could not be carried out: exit status 2, nothing reported.
package enum ScanFailure: Error, Sendable {
  case unreadableBaseline(path: String, reason: String)
  case noRepository(revision: String)
  case git(String)

  /// For people, in one line.
  package var message: String {
    switch self {
    case .unreadableBaseline(let path, let reason): "\(path): \(reason)"
    case .noRepository(let revision):
      "`--diff-base \(revision)` needs the files to be in a git repository, and they are not"
    case .git(let words): words
    }
  }
}
