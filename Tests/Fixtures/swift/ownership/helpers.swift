import SQLite3

// Functions that release for others, closures that are handed on, the project's own functions around a callback.

struct DatabaseError: Error {}

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    throw DatabaseError()
  }
  return db
}

func shut(_ db: OpaquePointer?) {
  guard let db else { return }
  sqlite3_close(db)
}

func byHelper(_ path: String) throws -> Int32 {
  let db = try open(path)  // ok
  defer { shut(db) }
  return sqlite3_changes(db)
}

func opened(_ path: String) throws -> (OpaquePointer, () -> Void) {
  let db = try open(path)  // ok
  return (db, { sqlite3_close(db) })
}

func runsClosure(_ path: String) throws -> Int32 {
  let (db, done) = try opened(path)  // ok
  defer { done() }
  return sqlite3_changes(db)
}

func forgetsClosure(_ path: String) throws -> Int32 {
  let (db, _) = try opened(path)  // leak error: connection-leak <- line +1
  return sqlite3_changes(db)
}

func variable(_ path: String) throws -> Int32 {
  let db = try open(path)  // ok
  let done = { sqlite3_close(db) }
  defer { _ = done() }
  return sqlite3_changes(db)
}

func list(_ path: String) throws -> Int32 {
  var todo: [() -> Void] = []
  defer { todo.forEach { $0() } }
  let db = try open(path)  // ok
  todo.append { sqlite3_close(db) }
  return sqlite3_changes(db)
}

func withDatabase<T>(_ path: String, _ body: (OpaquePointer) throws -> T) throws -> T {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  return try body(db)
}

func withDatabaseForgetting<T>(_ path: String, _ body: (OpaquePointer) throws -> T) throws -> T {
  let db = try open(path)  // leak warning: connection-leak <- line +1
  let result = try body(db)
  sqlite3_close(db)
  return result
}

func inTransaction<T>(_ db: OpaquePointer, _ body: () throws -> T) throws -> T {
  sqlite3_exec(db, "BEGIN", nil, nil, nil)  // ok
  do {
    let result = try body()
    sqlite3_exec(db, "COMMIT", nil, nil, nil)
    return result
  } catch {
    sqlite3_exec(db, "ROLLBACK", nil, nil, nil)
    throw error
  }
}

func inTransactionForgetting<T>(_ db: OpaquePointer, _ body: () throws -> T) throws -> T {
  sqlite3_exec(db, "BEGIN", nil, nil, nil)  // leak warning: transaction-leak <- line +1
  let result = try body()
  sqlite3_exec(db, "COMMIT", nil, nil, nil)
  return result
}

func uses(_ path: String) throws -> Int32 {
  try withDatabase(path) { db in  // ok
    sqlite3_changes(db)
  }
}

func opensInside(_ path: String) throws -> Int32 {
  try withDatabase(path) { db in
    let other = try open(path)  // leak error: connection-leak
    return sqlite3_changes(other) + sqlite3_changes(db)
  }
}

func inArray(_ paths: [String]) throws {
  var all: [OpaquePointer] = []
  defer { for db in all { sqlite3_close(db) } }
  for path in paths {
    all.append(try open(path))  // ok
  }
}

func inDictionary(_ paths: [String]) throws {
  var all: [String: OpaquePointer] = [:]
  defer {
    for (_, db) in all { sqlite3_close(db) }
  }
  for path in paths {
    all[path] = try open(path)  // ok
  }
}

func mapped(_ paths: [String]) throws {
  let all = try paths.map { try open($0) }  // ok
  all.forEach { sqlite3_close($0) }
}

func closedByTask(_ path: String) throws {
  let db = try open(path)  // ok
  Task {
    defer { sqlite3_close(db) }
    print(sqlite3_changes(db))
  }
}

func usedByTask(_ path: String) throws {
  let db = try open(path)
  defer { sqlite3_close(db) }  // leak error: use-after-release <- line +1
  Task {
    sqlite3_exec(db, "SELECT 1", nil, nil, nil)
  }
}

func usedByAwaitedTask(_ path: String) async throws -> Int32 {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  return await Task { sqlite3_changes(db) }.value
}

func work() throws { if Bool.random() { throw DatabaseError() } }

// A function that releases its argument either way, and throws.
func finishes(_ db: OpaquePointer, _ body: () throws -> Void) rethrows {
  defer { sqlite3_close(db) }
  try body()
}

func otherStaysOpen(_ path: String) throws {
  let first = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  let second = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try finishes(first) { try work() }
  sqlite3_close(second)
}

// A variable that the function assigns before it throws, or leaves as it was.
func fills(_ db: inout OpaquePointer?, _ path: String) throws {
  db = try open(path)  // ok
  try work()
}

func filledWhenItThrows(_ path: String, _ given: OpaquePointer?) throws -> OpaquePointer? {
  var db = given
  try fills(&db, path)  // todo-leak: connection-leak
  return db
}
