import SQLite3

struct Failure: Error {}

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

func work() throws { if Bool.random() { throw Failure() } }

// Trailing closures that run at once
func withStatement<T>(_ db: OpaquePointer?, _ body: (OpaquePointer?) throws -> T) rethrows -> T {
  let statement = find(db, "SELECT 1")  // ok
  defer { sqlite3_finalize(statement) }
  return try body(statement)
}

func withStatementUnlessThrown<T>(_ db: OpaquePointer?, _ body: (OpaquePointer?) throws -> T) rethrows -> T {
  let statement = find(db, "SELECT 1")  // leak warning: statement-leak "on exception" <- line +1
  let result = try body(statement)
  sqlite3_finalize(statement)
  return result
}

func uses(_ db: OpaquePointer?) throws -> Int32 {
  try withStatement(db) { statement in
    try work()
    return sqlite3_step(statement)
  }
}

func opensInside(_ db: OpaquePointer?) throws -> Int32 {
  try withStatement(db) { _ in
    let other = find(db, "SELECT 2")  // leak warning: statement-leak "on exception" <- line +1
    try work()
    return sqlite3_finalize(other)
  }
}

func returnsInside(_ db: OpaquePointer?) throws -> Int32 {
  let statement = find(db, "SELECT 2")  // ok
  defer { sqlite3_finalize(statement) }
  return try withStatement(db) { _ in
    if sqlite3_step(statement) != SQLITE_ROW { return -1 }
    try work()
    return 0
  }
}

// Several trailing closures
func attempt(_ body: () throws -> Void, onFailure: (any Error) -> Void) {
  do { try body() } catch { onFailure(error) }
}

func severalTrailing(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // ok
  attempt {
    try work()
  } onFailure: { error in
    print(error)
  }
  sqlite3_finalize(statement)
}

func severalTrailingForgotten(_ db: OpaquePointer?) -> Bool {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak "on return" <- line +6
  attempt {
    try work()
  } onFailure: { error in
    print(error)
  }
  if sqlite3_step(statement) != SQLITE_ROW { return false }
  sqlite3_finalize(statement)
  return true
}

// Escaping closures take along what they capture.
final class Registry {
  private var actions: [() -> Void] = []

  func later(_ action: @escaping () -> Void) { actions.append(action) }
}

func registered(_ db: OpaquePointer?, _ registry: Registry) {
  let statement = find(db, "SELECT 1")  // ok: whoever runs the action
  registry.later { sqlite3_finalize(statement) }
}

func registeredInside(_ db: OpaquePointer?, _ registry: Registry) {
  registry.later {
    let statement = find(db, "SELECT 1")  // leak error: statement-leak
    sqlite3_step(statement)
  }
}

// Closures in variables
func stored(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // ok
  let finish = { _ = sqlite3_finalize(statement) }
  defer { finish() }
  try work()
}

func storedAndForgotten(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  let finish = { _ = sqlite3_finalize(statement) }
  try work()
  _ = finish
}

func storedWithParameter(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // ok
  let finish: (OpaquePointer?) -> Void = { sqlite3_finalize($0) }
  finish(statement)
}

func storedOpener(_ db: OpaquePointer?) -> Int32 {
  let open = { find(db, "SELECT 1") }
  let statement = open()  // leak error: statement-leak
  return sqlite3_step(statement)
}

func storedOpenerFinalized(_ db: OpaquePointer?) -> Int32 {
  let open = { find(db, "SELECT 1") }
  let statement = open()  // ok
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

// Called in place
func inPlace(_ db: OpaquePointer?) -> Int32 {
  let statement: OpaquePointer? = {
    guard sqlite3_errcode(db) == SQLITE_OK else { return nil }
    return find(db, "SELECT 1")  // leak error: statement-leak
  }()
  return sqlite3_step(statement)
}

func inPlaceFinalized(_ db: OpaquePointer?) -> Int32 {
  let statement: OpaquePointer? = {
    guard sqlite3_errcode(db) == SQLITE_OK else { return nil }
    return find(db, "SELECT 1")  // ok
  }()
  return sqlite3_finalize(statement)
}

// Capture lists
func captureList(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // ok
  let finish = { [statement] in _ = sqlite3_finalize(statement) }
  defer { finish() }
  try work()
}

// Local functions
func localCloser(_ db: OpaquePointer?) -> Int32 {
  let statement = find(db, "SELECT 1")  // ok
  func finish(_ code: Int32) -> Int32 {
    sqlite3_finalize(statement)
    return code
  }
  guard sqlite3_step(statement) == SQLITE_ROW else { return finish(-1) }
  return finish(0)
}

func localCloserForgotten(_ db: OpaquePointer?) -> Int32 {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak "on return" <- line +5
  func finish(_ code: Int32) -> Int32 {
    sqlite3_finalize(statement)
    return code
  }
  guard sqlite3_step(statement) == SQLITE_ROW else { return -1 }
  return finish(0)
}

func localOpener(_ db: OpaquePointer?) -> Int32 {
  func open(_ sql: String) -> OpaquePointer? { find(db, sql) }
  let first = open("SELECT 1")  // leak error: statement-leak
  let second = open("SELECT 2")  // ok
  defer { sqlite3_finalize(second) }
  return sqlite3_step(first)
}

// Variables that closures assign
func assignedInside(_ db: OpaquePointer?, queries: [String]) {
  var statement: OpaquePointer?
  queries.forEach { query in
    sqlite3_finalize(statement)
    statement = find(db, query)  // ok: the variable is the function's around it
  }
  sqlite3_finalize(statement)
}
