import SQLite3

struct Failure: Error {}

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

func work() throws { if Bool.random() { throw Failure() } }

// The observers' clean and leaking forms
final class Observed {
  var db: OpaquePointer?

  var limit: Int32 = 0 {
    willSet(next) {
      let statement = find(db, "SELECT ?")  // leak error: statement-leak
      sqlite3_bind_int(statement, 1, next)
    }
    didSet(previous) {
      let statement = find(db, "SELECT ?")  // ok
      defer { sqlite3_finalize(statement) }
      sqlite3_bind_int(statement, 1, previous)
    }
  }
}

// Accessors that yield
struct Rows {
  var db: OpaquePointer?
  private var values: [Int32] = []

  var first: Int32 {
    _read {
      let statement = find(db, "SELECT 1")  // ok
      defer { sqlite3_finalize(statement) }
      yield sqlite3_column_int(statement, 0)
    }
    _modify {
      let statement = find(db, "UPDATE t")  // leak error: statement-leak
      var value = sqlite3_column_int(statement, 0)
      yield &value
    }
  }

  // Subscripts with several, labelled and generic parameters
  subscript(sql: String, column column: Int32) -> Int32 {
    let statement = find(db, sql)  // leak error: statement-leak
    return sqlite3_column_int(statement, column)
  }

  subscript<Key: Hashable>(key key: Key) -> Int32? {
    guard let statement = find(db, "\(key)") else { return nil }  // ok
    defer { sqlite3_finalize(statement) }
    return sqlite3_step(statement)
  }

  static subscript(sql: String) -> Int32 {
    let statement = find(nil, sql)  // leak error: statement-leak
    return sqlite3_step(statement)
  }

  // Asynchronous getters
  var current: Int32 {
    get async throws {
      let statement = find(db, "SELECT 1")  // leak warning: statement-leak "on exception" <- line +1
      try work()
      return sqlite3_finalize(statement)
    }
  }

  // Getters that leave in the middle
  var perhaps: Int32? {
    guard let statement = find(db, "SELECT 1") else { return nil }  // leak error: statement-leak <- line +1
    guard sqlite3_step(statement) == SQLITE_ROW else { return nil }
    let value = sqlite3_column_int(statement, 0)
    sqlite3_finalize(statement)
    return value
  }

  mutating func refresh() {
    values = []
    while let statement = find(db, "SELECT 1") {  // ok
      values.append(sqlite3_column_int(statement, 0))
      sqlite3_finalize(statement)
    }
  }
}

// Lazy properties with a closure, and with a call
final class Lazily {
  let db: OpaquePointer?
  lazy var insert = find(db, "INSERT")  // ok: `deinit`
  lazy var delete: OpaquePointer? = {
    find(db, "DELETE")  // ok: `deinit`
  }()
  private(set) lazy var count: Int32 = {
    let statement = find(self.db, "SELECT 1")  // ok
    defer { sqlite3_finalize(statement) }
    return sqlite3_step(statement)
  }()

  init(db: OpaquePointer?) { self.db = db }

  deinit {
    sqlite3_finalize(insert)
    sqlite3_finalize(delete)
  }
}

// Static and class properties, computed
enum Queries {
  static var now: Int32 {
    let statement = find(nil, "SELECT 1")  // leak error: statement-leak
    return sqlite3_step(statement)
  }

  static var later: Int32 {
    let statement = find(nil, "SELECT 1")  // ok
    defer { sqlite3_finalize(statement) }
    return sqlite3_step(statement)
  }
}

// Computed globals
var version: Int32 {
  get {
    let statement = find(nil, "PRAGMA user_version")  // leak error: statement-leak
    return sqlite3_column_int(statement, 0)
  }
  set {
    let statement = find(nil, "PRAGMA user_version = \(newValue)")  // ok
    sqlite3_finalize(statement)
  }
}

// Initializers of all kinds
class Base {
  let statement: OpaquePointer?

  required init(_ db: OpaquePointer?) {
    statement = find(db, "SELECT 1")  // ok: `finish`
  }

  convenience init(path: String) {
    var db: OpaquePointer?
    sqlite3_open(path, &db)  // leak error: connection-leak
    self.init(db)
  }

  convenience init?(checked path: String) {
    var db: OpaquePointer?
    guard sqlite3_open(path, &db) == SQLITE_OK else {  // leak error: connection-leak
      sqlite3_close(db)
      return nil
    }
    self.init(db)
  }

  func finish() { sqlite3_finalize(statement) }
}

final class Derived: Base {
  required init(_ db: OpaquePointer?) {
    let check = find(db, "SELECT 2")  // leak error: statement-leak
    sqlite3_step(check)
    super.init(db)
  }

  init(checking db: OpaquePointer?) {
    let check = find(db, "SELECT 2")  // ok
    sqlite3_step(check)
    sqlite3_finalize(check)
    super.init(db)
  }
}

struct Throwing {
  let code: Int32

  init(_ db: OpaquePointer?) throws {
    let statement = find(db, "SELECT 1")  // leak warning: statement-leak "on exception" <- line +1
    try work()
    code = sqlite3_finalize(statement)
  }

  init(closing db: OpaquePointer?) throws(Failure) {
    let statement = find(db, "SELECT 1")  // ok
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_ROW else { throw Failure() }
    code = 0
  }
}

extension Throwing {
  init?(perhaps db: OpaquePointer?) {
    guard let statement = find(db, "SELECT 1") else { return nil }  // leak error: statement-leak <- line +1
    guard sqlite3_step(statement) == SQLITE_ROW else { return nil }
    sqlite3_finalize(statement)
    try? self.init(db)
  }
}

// A destructor that opens
final class Ending {
  deinit {
    let statement = find(nil, "SELECT 1")  // leak error: statement-leak
    sqlite3_step(statement)
  }
}
