/// A function of a subject's own, which the subject calls.
struct GoHelper {
  enum Role {
    /// Returns a connection that it made, and an error.
    case open
    /// The same for values of any type.
    case openGeneric
    /// Returns a connection that it made, what closes it, and an error.
    case openUndo
    /// Returns a connection that it made, or null.
    case find
    /// Releases its argument, at least sometimes.
    case close
    /// The same, where its second argument is true.
    case closeIf
    /// Returns its argument.
    case pass
    /// Returns its argument, and an error.
    case check
    /// Returns its argument, or a connection that it made where that is null, and an error.
    case ensure
    /// Keeps its argument for somebody else.
    case keep
    /// Makes an object that owns a connection.
    case new
    /// Makes an object that owns the connection that it is given.
    case wrap
  }

  var name: String
  var role: Role
}
