/// What is acquired: decides the rule that reports it and the word in its message.
enum ResourceKind: UInt8, CaseIterable, Sendable {
  case connection, transaction, session, cursor, statement, savepoint, lease

  /// The word in models.
  init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  var name: String {
    switch self {
    case .connection: "connection"
    case .transaction: "transaction"
    case .session: "session"
    case .cursor: "cursor"
    case .statement: "statement"
    case .savepoint: "savepoint"
    case .lease: "lease"
    }
  }

  /// What hangs on one of the kind and ends with it at the latest.
  var endedWithIt: ResourceKindSet {
    switch self {
    case .connection, .session, .lease: .all
    case .transaction, .savepoint: [ResourceKindSet(.transaction), ResourceKindSet(.savepoint)]
    case .cursor, .statement: ResourceKindSet(self)
    }
  }
}

/// A set of kinds, for releases that end several at once (closing a connection ends its transaction).
struct ResourceKindSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ kind: ResourceKind) { rawValue = 1 << kind.rawValue }

  static let all = ResourceKindSet(rawValue: UInt8.max)

  func contains(_ kind: ResourceKind) -> Bool { contains(ResourceKindSet(kind)) }
}
