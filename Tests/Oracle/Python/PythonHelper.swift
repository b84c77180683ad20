/// A function of a subject's own, which the subject calls.
struct PythonHelper {
  enum Results {
    case nothing
    /// A connection, or null.
    case connection(isSure: Bool)

    var isNothing: Bool { if case .nothing = self { true } else { false } }
  }

  enum Role {
    /// Returns a connection that it made, or null.
    case open(isSure: Bool)
    /// Returns a tuple of one and a number.
    case openPair
    /// Releases its argument, at least sometimes.
    case close
    /// The same, where its second argument is true.
    case closeIf
    /// Returns its argument.
    case pass
    /// Returns its argument, or a connection that it made where that is null.
    case ensure
    /// Keeps its argument for somebody else.
    case keep
  }

  var name: String
  var role: Role
  var isAsync = false
}
