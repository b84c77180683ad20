/// What is known of the content of a place. Symbolic: two places with equal values hold the same thing.
enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case constant(ConstantID)
  /// The object with this identity; whether it is null is a fact of the state.
  case object(ObjectID)
  /// The outcome of a call that its conditional effects hang on: an error, a status code, a boolean.
  case outcome(CallID)
  /// A function of this file that has not been called yet.
  case closure(FunctionID)
  /// An exception of this type; nil for one of which only is known that it is an ordinary one.
  case exception(RaisedType)
  /// Any of several things, where ways meet on which the place held different ones: nothing open hangs on either.
  case unheld
}

/// What is known of an exception in flight.
enum RaisedType: Hashable, Sendable {
  /// What an unknown call may raise: any instance of the language's ordinary exception type.
  case ordinary
  case type(NameID)
  /// As `type`, from a model: an absolute name that the file need not mention.
  case modelled(String)
  /// An ordinary exception that the driver of a generator throws in.
  case thrownIn
  /// Thrown into a generator that is closed or collected.
  case generatorExit
  /// Thrown at a suspension point of a cancelled task.
  case cancellation
}

typealias ObjectID = Identifier<ObjectTable>

/// The identities that values can have in one function, each created once whatever path needs it first.
struct ObjectTable {
  enum Origin: Hashable {
    /// What a parameter, captured variable or global holds when the function starts.
    case initial(PlaceID)
    /// What a field of an object holds that the function has not assigned.
    case field(ObjectID, NameID)
    /// The result of a call, or one of its results or out-parameters.
    case result(CallID, index: Int)
    /// What an earlier execution of the same call made, where the call is in a loop.
    case earlier(ObjectID)
    /// A literal aggregate, an element of an iteration, a sent-in value: created by the instruction.
    case instruction(block: BlockID, index: Int)
  }

  private(set) var origins: [Origin] = []
  private var ids: [Origin: ObjectID] = [:]

  mutating func id(_ origin: Origin) -> ObjectID {
    if let id = ids[origin] { return id }
    let id = ObjectID(origins.count)
    origins.append(origin)
    ids[origin] = id
    return id
  }

  subscript(id: ObjectID) -> Origin { origins[id.index] }

  /// Whether the object existed before the function was called, and so belongs to somebody else.
  func isExternal(_ id: ObjectID) -> Bool {
    var current = id
    while true {
      switch origins[current.index] {
      case .initial: return true
      case .field(let base, _): current = base
      case .earlier, .instruction, .result: return false
      }
    }
  }
}
