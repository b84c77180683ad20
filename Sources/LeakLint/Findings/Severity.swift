/// How bad a finding is.
package enum Severity: String, Comparable, CaseIterable, Sendable {
  /// Explains something that is contested or harmless where it stands.
  case note
  /// An exception path leaks.
  case warning
  /// An ordinary path leaks.
  case error

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
