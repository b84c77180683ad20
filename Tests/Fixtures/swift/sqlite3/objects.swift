import SQLite3

// row 433
final class Logging {
  private var db: OpaquePointer?

  init(path: String) {
    sqlite3_open(path, &db)  // leak warning: connection-leak "by any method of `Logging`"
  }

  deinit {
    print("gone")
  }

  func run() { sqlite3_exec(db, "VACUUM", nil, nil, nil) }
}

func logs(path: String) {
  let store = Logging(path: path)
  store.run()
}

final class Destructing {
  private var db: OpaquePointer?

  init(path: String) {
    sqlite3_open(path, &db)  // ok
  }

  deinit { sqlite3_close(db) }

  func run() { sqlite3_exec(db, "VACUUM", nil, nil, nil) }
}

func destructs(path: String) {
  let store = Destructing(path: path)  // ok
  store.run()
}

final class Closing {
  private var db: OpaquePointer?

  init(path: String) {
    sqlite3_open(path, &db)  // ok
  }

  func close() {
    sqlite3_close(db)
    db = nil
  }

  func run() { sqlite3_exec(db, "VACUUM", nil, nil, nil) }
}

func closes(path: String) {
  let store = Closing(path: path)  // ok
  defer { store.close() }
  store.run()
}

func forgets(path: String) {
  let store = Closing(path: path)  // leak error: connection-leak "`store` is not closed when the function ends" <- line +2
  store.run()
}

final class Shared {
  static let shared = Shared()
  private var db: OpaquePointer?

  private init() {
    sqlite3_open("app.db", &db)  // ok: lives as long as the process
  }
}

enum Code {
  case ok, other

  init(_ raw: Int32) { self = raw == SQLITE_OK ? .ok : .other }
}

final class Delegating {
  private var db: OpaquePointer?

  init(db: OpaquePointer?) { self.db = db }

  /// What another initializer is given is the object's.
  convenience init(path: String) throws {
    var db: OpaquePointer?
    guard sqlite3_open(path, &db) == SQLITE_OK else {  // leak warning: connection-leak "`db` is not closed on exception" <- line +1
      throw Failure()
    }
    self.init(db: db)
  }

  /// The status in other clothes: which way means failure is not known.
  func prepare(_ sql: String) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    let code = Code(sqlite3_prepare_v2(db, sql, -1, &statement, nil))  // ok
    if code != Code.ok { throw Failure() }
    return statement
  }

  /// A status that is only printed says nothing.
  func prints(_ sql: String) -> Bool {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(db, sql, -1, &statement, nil)  // leak error: statement-leak "`statement`" <- line +3
    print(code)
    guard code == SQLITE_OK else { return false }
    guard sqlite3_step(statement) == SQLITE_ROW else { return false }
    sqlite3_finalize(statement)
    return true
  }

  deinit { sqlite3_close(db) }
}

struct Failure: Error {}
