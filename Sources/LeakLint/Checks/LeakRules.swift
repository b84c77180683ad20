/// Which rule reports a leaked obligation, and in which words.
extension ResourceKind {
  var rule: String {
    switch self {
    case .connection, .lease: "connection-leak"
    case .transaction, .savepoint: "transaction-leak"
    case .session: "session-leak"
    case .cursor: "cursor-leak"
    case .statement: "statement-leak"
    }
  }

  /// What the program failed to do, as a participle.
  func releasedWord(in language: Language) -> String {
    switch self {
    case .connection, .session, .cursor: "closed"
    case .transaction: "committed or rolled back"
    case .savepoint: "released or rolled back"
    case .statement: language == .swift ? "finalized" : "closed"
    case .lease: "returned"
    }
  }
}

extension Leak.Exit {
  /// Which of several ways out a finding is about: the surest bug first.
  var priority: Int {
    switch self {
    case .returned: 0
    case .again: 1
    case .overwritten: 2
    case .thrownAtYield: 3
    case .raised: 4
    case .cancelled: 5
    case .kept: 6
    }
  }

  var severity: Severity {
    switch self {
    case .returned, .again, .overwritten, .thrownAtYield: .error
    case .raised, .cancelled, .kept: .warning
    }
  }

  /// How sure it is that this way out is taken.
  var confidence: Confidence {
    switch self {
    case .returned, .again, .overwritten, .thrownAtYield, .raised: .high
    case .cancelled: .low
    case .kept(let kept): kept.confidence
    }
  }
}
