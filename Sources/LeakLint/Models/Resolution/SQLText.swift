/// What a constant SQL text does to transactions: `BEGIN`, `COMMIT`, `SAVEPOINT` and their spellings in PostgreSQL,
/// MySQL, SQLite and SQL Server.
struct SQLText: Sendable {
  /// What the whole text leaves behind: `BEGIN; …; COMMIT` leaves nothing.
  private(set) var begins: [ResourceKind] = []
  private(set) var ends = ResourceKindSet()
  /// A statement that may end the transaction or only go back to a savepoint; its rest is not known.
  private(set) var mayEnd = false
  /// Some statement changes rows.
  private(set) var writes = false
  /// Every statement only reads.
  private(set) var reads = true
  private(set) var hasStatements = false

  private let savepointsStandAlone: Bool

  /// - Parameter isPrefix: the text goes on with something that is not known.
  /// - Parameter savepointsStandAlone: a savepoint holds a transaction of its own where none is open.
  init(_ text: String, isPrefix: Bool, savepointsStandAlone: Bool = false) {
    self.savepointsStandAlone = savepointsStandAlone
    var scanner = SQLScanner(text)
    while let statement = scanner.next() {
      if statement.isProcedural { break }
      apply(statement, isCut: isPrefix && statement.isLast)
    }
  }

  private mutating func apply(_ statement: SQLScanner.Statement, isCut: Bool) {
    hasStatements = hasStatements || !statement.words.isEmpty
    switch statement.words.first {
    case "INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "UPSERT": writes = true
    // `SELECT … INTO` gives no rows.
    case "SELECT" where statement.words.contains("INTO"): reads = false
    case "SELECT", "SHOW", "EXPLAIN", "PRAGMA", "DESCRIBE", "VALUES", "TABLE": break
    default: reads = false
    }
    switch SQLControl(statement, isCut: isCut) {
    case .begin: begin(.transaction)
    case .savepoint: begin(.savepoint)
    case .end:
      // Savepoints end with their transaction.
      let isOwn = begins.contains(.transaction)
      begins = []
      if !isOwn { ends.formUnion([ResourceKindSet(.transaction), ResourceKindSet(.savepoint)]) }
    case .endSavepoint: endSavepoint()
    // Within a transaction, whose end is its end too, a savepoint that is gone back to is mostly done with.
    case .backToSavepoint where !savepointsStandAlone: endSavepoint()
    case .backToSavepoint: break
    case .perhapsEnd: mayEnd = true
    case nil: break
    }
  }

  private mutating func endSavepoint() {
    if let last = begins.lastIndex(of: .savepoint) {
      begins.remove(at: last)
    } else {
      ends.insert(ResourceKindSet(.savepoint))
    }
  }

  private mutating func begin(_ kind: ResourceKind) {
    if !begins.contains(kind) { begins.append(kind) }
  }

  /// What the statements say of a call that runs them.
  func mark(_ marks: inout CallMarks) {
    if !begins.isEmpty || !ends.isEmpty || mayEnd {
      marks.remove(.runsStatement)
    } else if writes {
      marks.insert(.writes)
    } else if reads {
      marks.insert(.reads)
      marks.remove(.writes)
    }
  }

  /// Adds acquisitions and releases on the connection behind a slot.
  func addEffects(
    to effects: inout CallEffects, connection slot: Slot, condition: CallEffects.Acquisition.Condition
  ) {
    if !ends.isEmpty { effects.releases.append(.init(slot: slot, kinds: ends, onConnection: true)) }
    if mayEnd {
      let kinds: ResourceKindSet = [ResourceKindSet(.transaction), ResourceKindSet(.savepoint)]
      effects.releases.append(.init(slot: slot, kinds: kinds, condition: .sometimes, onConnection: true))
    }
    for kind in begins {
      effects.acquisitions.append(.init(kind: kind, slot: slot, condition: condition, onConnection: true))
    }
  }
}

extension SQLText {
  /// Adds the rows of a text that only reads, which keep the connection busy until the last one was read. Whether there
  /// are any, the text does not tell.
  func addRows(
    to effects: inout CallEffects, on slot: Slot, condition: CallEffects.Acquisition.Condition
  ) {
    guard reads, !writes, begins.isEmpty, ends.isEmpty, !mayEnd, hasStatements else { return }
    effects.acquisitions.append(
      .init(kind: .cursor, slot: slot, condition: condition, confidence: .medium, endsWithLastRow: true))
  }
}

/// One statement's effect on transactions.
enum SQLControl: Sendable {
  case begin, end, savepoint, endSavepoint, backToSavepoint
  /// `ROLLBACK` with an unknown rest.
  case perhapsEnd

  /// Nil for every other statement.
  init?(_ statement: SQLScanner.Statement, isCut: Bool) {
    let words = statement.words
    guard let first = words.first else { return nil }
    // A word that the cut goes through may be the beginning of another.
    if isCut && words.count == 1 && !statement.endsWithSpace { return nil }
    let second = words.count > 1 ? words[1] : nil
    switch first {
    case "BEGIN":
      guard Self.mayFollowBegin(second) else { return nil }
      self = .begin
    case "START":
      guard second == "TRANSACTION" else { return nil }
      self = .begin
    case "COMMIT", "END", "ABORT":
      guard Self.mayFollowEnd(second), !Self.chains(words) else { return nil }
      self = .end
    case "ROLLBACK":
      if words.contains("TO") {
        self = .backToSavepoint
      } else if isCut {
        self = .perhapsEnd
      } else {
        guard Self.mayFollowEnd(second) || statement.dialectNamesTransaction, !Self.chains(words) else { return nil }
        self = .end
      }
    case "PREPARE":
      guard second == "TRANSACTION" else { return nil }
      self = .end
    case "SAVEPOINT": self = .savepoint
    case "SAVE":
      guard second == "TRANSACTION" || second == "TRAN" else { return nil }
      self = .savepoint
    case "RELEASE": self = .endSavepoint
    default: return nil
    }
  }

  /// Anything else makes it a block of a procedural language (`BEGIN proc(); END;`).
  private static func mayFollowBegin(_ word: String?) -> Bool {
    switch word {
    case nil, "TRANSACTION", "TRAN", "WORK", "DEFERRED", "IMMEDIATE", "EXCLUSIVE", "CONCURRENT", "ISOLATION", "READ",
      "NOT", "DISTRIBUTED":
      true
    default: false
    }
  }

  /// `COMMIT PREPARED 'x'` and `ROLLBACK PREPARED 'x'` end another transaction; `END IF` none.
  private static func mayFollowEnd(_ word: String?) -> Bool {
    switch word {
    case nil, "TRANSACTION", "TRAN", "WORK", "AND", "RELEASE", "NO": true
    default: false
    }
  }

  /// `COMMIT AND CHAIN` begins the next one at once.
  private static func chains(_ words: [String]) -> Bool { words.contains("CHAIN") && !words.contains("NO") }
}
