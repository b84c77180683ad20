/// Why a run could not be carried out: exit status 2, nothing reported.
package enum ScanFailure: Error, Sendable {
  case unreadableBaseline(path: String, reason: String)
  case noRepository(revision: String)
  case git(String)
  /// One line a problem.
  case invalidModels([String])

  /// For people, one or several.
  package var messages: [String] {
    if case .invalidModels(let problems) = self { return problems }
    return [message]
  }

  private var message: String {
    switch self {
    case .invalidModels(let problems): problems.joined(separator: "\n")
    case .unreadableBaseline(let path, let reason): "\(path): \(reason)"
    case .noRepository(let revision):
      "`--diff-base \(revision)` needs the files to be in a git repository, and they are not"
    case .git(let words): words
    }
  }
}
