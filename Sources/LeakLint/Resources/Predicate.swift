/// A test whose outcome a state can remember: the same test of the same values gives the same answer again.
enum Predicate: Hashable {
  case isNull(ObjectID)
  case isTrue(ObjectID)
  case equal(Value, Value)
  case related(NameID, Value, Value)
  /// Somebody out of sight has the object: what is put into it from then on is that one's, too.
  case escaped(ObjectID)
  /// The call's conditional effects happened.
  case succeeded(CallID)
  /// The exception in flight is an instance of the type.
  case caught(NameID)
  /// The control place holds the exception in flight.
  case saved(PlaceID)
  /// The generator has given its only value; of an element: it was asked for behind that one.
  case stepped(ObjectID)
}

typealias PredicateID = Identifier<PredicateTable>

/// The predicates of one function, numbered.
struct PredicateTable {
  private(set) var predicates: [Predicate] = []
  private var ids: [Predicate: PredicateID] = [:]

  mutating func id(_ predicate: Predicate) -> PredicateID {
    if let id = ids[predicate] { return id }
    let id = PredicateID(predicates.count)
    predicates.append(predicate)
    ids[predicate] = id
    return id
  }

  /// nil where the function has never asked.
  func known(_ predicate: Predicate) -> PredicateID? { ids[predicate] }

  subscript(id: PredicateID) -> Predicate { predicates[id.index] }
}

extension Predicate {
  /// Whether the predicate speaks of an object that the test picks.
  func mentions(_ isMeant: (ObjectID) -> Bool) -> Bool {
    func inValue(_ value: Value) -> Bool {
      guard case .object(let id) = value else { return false }
      return isMeant(id)
    }
    switch self {
    case .isNull(let id), .isTrue(let id), .escaped(let id), .stepped(let id): return isMeant(id)
    case .equal(let left, let right), .related(_, let left, let right): return inValue(left) || inValue(right)
    case .succeeded, .caught, .saved: return false
    }
  }

  /// Whether the predicate speaks of the call's outcome.
  func mentions(outcomeOf call: CallID) -> Bool {
    switch self {
    case .succeeded(let id): id == call
    case .equal(let left, let right), .related(_, let left, let right):
      left == .outcome(call) || right == .outcome(call)
    case .isNull, .isTrue, .escaped, .caught, .saved, .stepped: false
    }
  }
}
