import SQLite3

struct Failure: Error {}

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    throw Failure()
  }
  return db
}

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

func work() throws { if Bool.random() { throw Failure() } }

// if let x
func shorthandForgotten(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  if let statement {
    sqlite3_step(statement)
  }
}

func shorthand(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // ok
  if let statement {
    sqlite3_finalize(statement)
  }
}

// Several bindings: what the first one found is open when the second finds nothing.
func severalBindings(_ db: OpaquePointer?) {
  if let first = find(db, "SELECT 1"), let second = find(db, "SELECT 2") {  // leak error: statement-leak "`first`"
    sqlite3_finalize(first)
    sqlite3_finalize(second)
  }
}

func severalNested(_ db: OpaquePointer?) {
  if let first = find(db, "SELECT 1") {  // ok
    defer { sqlite3_finalize(first) }
    if let second = find(db, "SELECT 2") {  // ok
      sqlite3_finalize(second)
    }
  }
}

// if case, guard case, while case
func ifCaseLet(_ db: OpaquePointer?) -> Int32 {
  if case let statement? = find(db, "SELECT 1") {  // leak error: statement-leak "on return" <- line +1
    if sqlite3_step(statement) != SQLITE_ROW { return -1 }
    sqlite3_finalize(statement)
  }
  return 0
}

func guardCase(_ db: OpaquePointer?) -> Int32 {
  guard case .some(let statement) = find(db, "SELECT 1") else { return -1 }  // ok
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

func guardCaseForgotten(_ db: OpaquePointer?, _ name: String?) -> Int32 {
  guard case .some(let statement) = find(db, "SELECT 1"), name != nil else { return -1 }  // leak error: statement-leak <- line +0
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

func whileLetForgotten(_ db: OpaquePointer?) {
  while let statement = find(db, "SELECT 1") {  // leak error: statement-leak
    if sqlite3_step(statement) != SQLITE_ROW { continue }
    sqlite3_finalize(statement)
  }
}

func whileCase(_ db: OpaquePointer?) {
  while case let statement? = find(db, "SELECT 1") {  // ok
    defer { sqlite3_finalize(statement) }
    if sqlite3_step(statement) != SQLITE_ROW { break }
  }
}

// try? and try!
func triedOptionally(_ path: String) -> Bool {
  guard let db = try? open(path) else { return false }  // leak error: connection-leak <- line +1
  guard (try? work()) != nil else { return false }
  sqlite3_close(db)
  return true
}

func triedOptionallyAndClosed(_ path: String) -> Bool {
  guard let db = try? open(path) else { return false }  // ok
  defer { sqlite3_close(db) }
  return (try? work()) != nil
}

func flattened(_ path: String) throws {
  let statement = try? find(open(path), "SELECT 1")  // leak error: connection-leak
  sqlite3_finalize(statement)
}

func forced(_ path: String) {
  let db = try! open(path)  // ok: where the work fails the process stops
  try! work()
  sqlite3_close(db)
}

func forcedAndForgotten(_ path: String) {
  let db = try! open(path)  // leak error: connection-leak
  try! work()
  sqlite3_errcode(db)
}

// ??
func coalesced(_ db: OpaquePointer?) -> Int32 {
  let statement = find(db, "SELECT 1") ?? find(db, "SELECT 2")  // leak: statement-leak // leak: statement-leak
  return sqlite3_step(statement)
}

func coalescedAndFinalized(_ db: OpaquePointer?) -> Int32 {
  let statement = find(db, "SELECT 1") ?? find(db, "SELECT 2")  // ok
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

func coalescedThrow(_ path: String, _ given: OpaquePointer?) throws -> Int32 {
  let db = try given ?? open(path)  // leak warning: connection-leak "on exception" <- line +1
  try work()
  sqlite3_close(db)
  return 0
}

// Optional chaining: nothing happens to what is nil, and what is not is released.
final class Handle {
  private let db: OpaquePointer

  init(path: String) throws { db = try open(path) }

  func close() { sqlite3_close(db) }

  var code: Int32 { sqlite3_errcode(db) }
}

func chained(_ path: String) -> Int32? {
  let handle = try? Handle(path: path)  // ok
  defer { handle?.close() }
  return handle?.code
}

func chainedAndForgotten(_ path: String) -> Int32? {
  let handle = try? Handle(path: path)  // leak error: connection-leak
  return handle?.code
}

func unwrapped(_ db: OpaquePointer?) -> Int32 {
  let statement = find(db, "SELECT 1")!  // ok
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

func unwrappedAndForgotten(_ db: OpaquePointer?) -> Int32 {
  let statement = find(db, "SELECT 1")!  // leak error: statement-leak
  return sqlite3_step(statement)
}
