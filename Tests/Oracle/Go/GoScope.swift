/// What the generator of Go functions knows at a point of the function that it writes. Which names are visible is exact,
/// since the compiler checks it; which hold a connection is not.
struct GoScope {
  enum Results {
    case none
    case error
    /// `(err error)`
    case namedError
    case connectionAndError
    case connection

    var text: String {
      switch self {
      case .none: ""
      case .error: " error"
      case .namedError: " (err error)"
      case .connectionAndError: " (*lab.Conn, error)"
      case .connection: " *lab.Conn"
      }
    }
  }

  /// Visible variables of type `*lab.Conn`.
  var connections: Set<String> = []
  /// Those that are not null.
  var sure: Set<String> = []
  /// Visible variables of type `bool`.
  var flags: Set<String> = []
  var hasError = false
  /// Names declared in this very block.
  var own: Set<String> = []
  var results = Results.none
  var isInLoop = false
  /// In a function literal, which is analyzed without what the function around it has tested.
  var isClosure = false
  var isInSwitch = false
  /// The label of the loop around.
  var label: String?
  var depth = 0

  /// A block inside.
  var nested: GoScope {
    var copy = self
    copy.own = []
    copy.depth += 1
    return copy
  }

  /// The body of a function literal. What it does to the connections around it under some condition is summarized as
  /// "perhaps", which leaklint is silent about: it does not see them.
  func closure(_ results: Results) -> GoScope {
    var copy = nested
    copy.results = results
    copy.connections = []
    copy.sure = []
    copy.flags = []
    copy.isClosure = true
    copy.isInLoop = false
    copy.isInSwitch = false
    copy.label = nil
    return copy
  }

  /// What holds behind a block, whichever way it was left.
  mutating func leave(_ inner: GoScope) { sure.formIntersection(inner.sure.union(inner.own)) }

  /// How the name is assigned: visible names keep their variable, unless one of the two is new, which shadows the other
  /// where that one belongs to an outer block.
  mutating func declare(connection name: String, withError: Bool, isSure: Bool) -> String {
    let isKnown = connections.contains(name) && (!withError || hasError)
    connections.insert(name)
    if isSure { sure.insert(name) } else { sure.remove(name) }
    if isKnown { return "=" }
    own.insert(name)
    if withError {
      hasError = true
      own.insert("err")
    }
    return ":="
  }
}
