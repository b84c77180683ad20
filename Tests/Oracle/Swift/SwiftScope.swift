/// What the generator of Swift functions knows at a point of the function that it writes. Names are used once, so that
/// nothing is shadowed.
struct SwiftScope {
  enum Results {
    case none, boolean, optionalConnection

    var text: String {
      switch self {
      case .none: ""
      case .boolean: " -> Bool"
      case .optionalConnection: " -> Connection?"
      }
    }
  }

  /// Visible constants of type `Connection`.
  var sure: [String] = []
  /// Visible constants of type `Connection?`.
  var optional: [String] = []
  /// Visible variables of type `Connection?`.
  var variables: [String] = []
  /// Visible variables of type `Bool`.
  var flags: [String] = []
  /// Visible objects that own a connection.
  var owners: [(name: String, isClosable: Bool)] = []
  var results = Results.none
  var isInLoop = false
  /// Where one may wait.
  var isAsync = false
  /// In a closure, which is analyzed without what the function around it has tested.
  var isClosure = false
  /// In a `defer`, which one may not leave.
  var isInCleanup = false
  var label: String?
  var depth = 0

  var nested: SwiftScope {
    var copy = self
    copy.depth += 1
    return copy
  }

  var loopBody: SwiftScope {
    var copy = nested
    copy.isInLoop = true
    return copy
  }

  /// The body of a closure. What it does to the connections around it under some condition is summarized as "perhaps",
  /// which leaklint is silent about: it does not see them.
  var closure: SwiftScope {
    var copy = SwiftScope()
    copy.depth = depth + 1
    copy.isClosure = true
    return copy
  }

  var nullable: [String] { optional + variables }
}
