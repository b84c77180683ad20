import SQLite3

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

// Getters and setters
struct Counter {
  var db: OpaquePointer?

  var count: Int32 {
    let statement = find(db, "SELECT count(*) FROM t")  // leak error: statement-leak "on return" <- line +1
    guard sqlite3_step(statement) == SQLITE_ROW else { return 0 }
    defer { sqlite3_finalize(statement) }
    return sqlite3_column_int(statement, 0)
  }

  var countFinalized: Int32 {
    get {
      let statement = find(db, "SELECT count(*) FROM t")  // ok
      defer { sqlite3_finalize(statement) }
      return sqlite3_column_int(statement, 0)
    }
    set {
      let statement = find(db, "UPDATE t SET n = ?")  // leak error: statement-leak
      sqlite3_bind_int(statement, 1, newValue)
      sqlite3_step(statement)
    }
  }

  subscript(sql: String) -> Int32 {
    get {
      let statement = find(db, sql)  // leak error: statement-leak
      return sqlite3_step(statement)
    }
    set {
      let statement = find(db, sql)  // ok
      sqlite3_bind_int(statement, 1, newValue)
      sqlite3_finalize(statement)
    }
  }

  var checked: Int32 {
    get throws {
      let statement = find(db, "SELECT 1")  // ok
      defer { sqlite3_finalize(statement) }
      guard sqlite3_step(statement) == SQLITE_ROW else { throw Missing() }
      return sqlite3_column_int(statement, 0)
    }
  }
}

struct Missing: Error {}

// Observers
final class Watcher {
  var db: OpaquePointer?
  var query = "" {
    didSet {
      let statement = find(db, query)  // leak error: statement-leak
      sqlite3_step(statement)
    }
  }
  var limit: Int32 = 0 {
    willSet {
      let statement = find(db, "SELECT ?")  // ok
      sqlite3_bind_int(statement, 1, newValue)
      sqlite3_finalize(statement)
    }
  }
}

/// The observer finalizes what the property held.
final class Current {
  var statement: OpaquePointer? {
    didSet { sqlite3_finalize(oldValue) }
  }

  func prepare(_ db: OpaquePointer?) {
    statement = find(db, "SELECT 1")  // ok
  }
}

// Lazy properties
final class Lazy {
  private let path: String

  init(path: String) { self.path = path }

  private lazy var db: OpaquePointer? = {
    var db: OpaquePointer?
    sqlite3_open(path, &db)  // ok: `deinit` closes it
    return db
  }()

  func run() { sqlite3_exec(db, "VACUUM", nil, nil, nil) }

  deinit { sqlite3_close(db) }
}

final class LazyInside {
  private let db: OpaquePointer?

  init(db: OpaquePointer?) { self.db = db }

  private lazy var version: Int32 = {
    let statement = find(db, "PRAGMA user_version")  // leak error: statement-leak
    return sqlite3_column_int(statement, 0)
  }()

  func print() { Swift.print(version) }
}

// Globals and static properties live as long as the process.
let shared: OpaquePointer? = {
  var db: OpaquePointer?
  sqlite3_open("app.db", &db)  // ok
  return db
}()

enum Database {
  static let shared: OpaquePointer? = {
    var db: OpaquePointer?
    guard sqlite3_open("app.db", &db) == SQLITE_OK else {
      sqlite3_close(db)
      return nil
    }
    return db  // ok
  }()
}

// A computed local variable
func local(_ db: OpaquePointer?) -> Int32 {
  var code: Int32 {
    let statement = find(db, "SELECT 1")  // leak error: statement-leak
    return sqlite3_step(statement)
  }
  return code
}
