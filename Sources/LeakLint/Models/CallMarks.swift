/// What the rules beside the leaks must know of a call: facts about its subject, which is the receiver of a method and
/// the first argument of a function.
struct CallMarks: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  /// The call is an error once its subject has been released.
  static let requiresOpen = CallMarks(rawValue: 1 << 0)
  /// The call ends the process where its subject is null.
  static let requiresNonNull = CallMarks(rawValue: 1 << 1)
  /// Keeps what the transaction did.
  static let commits = CallMarks(rawValue: 1 << 2)
  /// Takes a connection out of the pool that it is called on, if only while it runs.
  static let takesConnection = CallMarks(rawValue: 1 << 3)
  /// Runs a statement, before which the library begins a transaction where none is open.
  static let runsStatement = CallMarks(rawValue: 1 << 4)
  /// Changes data.
  static let writes = CallMarks(rawValue: 1 << 5)
  /// Changes nothing, as its SQL text tells.
  static let reads = CallMarks(rawValue: 1 << 6)
  /// The subject is the first argument.
  static let onArgument = CallMarks(rawValue: 1 << 7)
  /// The result is of a type some of whose methods require it to be open.
  static let resultRequiresOpen = CallMarks(rawValue: 1 << 8)
  /// Makes a case of an enumeration of the project, which holds what the call is given.
  static let makesCase = CallMarks(rawValue: 1 << 9)

  var subject: Slot { contains(.onArgument) ? .argument(0) : .receiver }
}

/// The lists in which a model file names the functions and methods that bear a mark.
enum MarkList: String, CaseIterable {
  case requiresOpen = "requires-open"
  case requiresNonNull = "requires-non-null"
  case commits
  case takesConnection = "takes-connection"
  case runsStatement = "runs-statement"
  case writes

  var mark: CallMarks {
    switch self {
    case .requiresOpen: .requiresOpen
    case .requiresNonNull: .requiresNonNull
    case .commits: .commits
    case .takesConnection: .takesConnection
    case .runsStatement: .runsStatement
    case .writes: .writes
    }
  }
}
