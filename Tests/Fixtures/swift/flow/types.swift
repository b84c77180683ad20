import SQLite3

struct Failure: Error {}

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

func work() throws { if Bool.random() { throw Failure() } }

// Protocols with extensions
protocol Finding {
  var db: OpaquePointer? { get }
}

extension Finding {
  func found(_ sql: String) -> OpaquePointer? { find(db, sql) }  // ok: the caller's

  func count() -> Int32 {
    let statement = found("SELECT count(*) FROM t")  // leak error: statement-leak
    return sqlite3_column_int(statement, 0)
  }

  func countFinalized() -> Int32 {
    let statement = found("SELECT count(*) FROM t")  // ok
    defer { sqlite3_finalize(statement) }
    return sqlite3_column_int(statement, 0)
  }
}

struct Store: Finding { var db: OpaquePointer? }

extension Store {
  func size() -> Int32 {
    let statement = found("SELECT 1")  // leak error: statement-leak
    return sqlite3_step(statement)
  }
}

// Opaque and existential types
protocol Query {
  func run()
  func finish()
}

struct Prepared: Query {
  let raw: OpaquePointer?

  init(_ db: OpaquePointer?) { raw = find(db, "SELECT 1") }  // ok: `finish`

  func run() { sqlite3_step(raw) }
  func finish() { sqlite3_finalize(raw) }
}

func opaque(_ db: OpaquePointer?) -> some Query { Prepared(db) }  // ok: the caller's

func usesOpaque(_ db: OpaquePointer?) {
  let query = opaque(db)  // leak error: statement-leak
  query.run()
}

func usesOpaqueFinished(_ db: OpaquePointer?) {
  let query = opaque(db)  // ok
  query.run()
  query.finish()
}

func usesExistential(_ db: OpaquePointer?) {
  let query: any Query = Prepared(db)  // leak error: statement-leak
  query.run()
}

func usesExistentialFinished(_ db: OpaquePointer?) {
  let query: any Query = Prepared(db)  // ok
  defer { query.finish() }
  query.run()
}

func usesSome(_ query: some Query, _ db: OpaquePointer?) {
  let other = Prepared(db)  // leak error: statement-leak
  query.run()
  query.finish()
  other.run()
}

// Generic functions
func identity<Value>(_ value: Value) -> Value { value }

func passedThrough(_ db: OpaquePointer?) {
  let statement = identity(find(db, "SELECT 1"))  // ok
  sqlite3_finalize(statement)
}

func passedThroughForgotten(_ db: OpaquePointer?) {
  let statement = identity(find(db, "SELECT 1"))  // leak error: statement-leak
  sqlite3_step(statement)
}

// Parameter packs
func each<each Value>(_ values: repeat each Value) { repeat print(each values) }

func packed(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  each(1, "two", sqlite3_step(statement))
}

func packedFinalized(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // ok
  each(1, "two", sqlite3_step(statement))
  sqlite3_finalize(statement)
}

// Arguments that are evaluated when they are asked for
func unless(_ isDone: Bool, _ value: @autoclosure () throws -> Int32) rethrows -> Int32 {
  isDone ? 0 : try value()
}

func lazily(_ db: OpaquePointer?, isDone: Bool) -> Int32 {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  return unless(isDone, sqlite3_step(statement))
}

func lazilyFinalized(_ db: OpaquePointer?, isDone: Bool) -> Int32 {
  let statement = find(db, "SELECT 1")  // ok
  defer { sqlite3_finalize(statement) }
  return unless(isDone, sqlite3_step(statement))
}

// Property wrappers
@propertyWrapper struct Logged<Value> {
  var wrappedValue: Value {
    didSet { print(oldValue) }
  }
}

struct Settings {
  @Logged var limit = 3
  @Logged var db: OpaquePointer?

  func read() -> Int32 {
    let statement = find(db, "SELECT 1")  // leak error: statement-leak
    return sqlite3_step(statement)
  }

  func readFinalized() -> Int32 {
    @Logged var count = 0
    let statement = find(db, "SELECT 1")  // ok
    count += 1
    return sqlite3_finalize(statement)
  }
}

// What wraps a local variable may do with it what it likes.
func wrapped(_ db: OpaquePointer?) {
  @Logged var statement = find(db, "SELECT 1")  // ok
  sqlite3_step(statement)
}

// Results that may be ignored
@discardableResult
func prepare(_ db: OpaquePointer?) -> OpaquePointer? { find(db, "SELECT 1") }  // ok: the caller's

func ignores(_ db: OpaquePointer?) {
  prepare(db)  // leak error: statement-leak
}

func ignoresNothing(_ db: OpaquePointer?) {
  sqlite3_finalize(prepare(db))  // ok
}

// Key paths, and functions as values
struct Row { var id: Int32 }

func mapped(_ db: OpaquePointer?, rows: [Row]) -> [Int32] {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  return rows.map(\.id)
}

func mappedFinalized(_ db: OpaquePointer?, rows: [Row]) -> [Int32] {
  let statement = find(db, "SELECT 1")  // ok
  defer { sqlite3_finalize(statement) }
  return rows.map(\Row.id)
}

func eachFinalized(_ db: OpaquePointer?, queries: [String]) {
  let statements = queries.map { find(db, $0) }  // ok
  statements.forEach { sqlite3_finalize($0) }
}

func eachByName(_ db: OpaquePointer?, queries: [String]) -> [Int32] {
  let statements = queries.compactMap { find(db, $0) }  // ok
  return statements.map(sqlite3_finalize)
}

// Types inside of functions
func localType(_ db: OpaquePointer?) throws {
  struct Guard {
    let raw: OpaquePointer?
    func end() { sqlite3_finalize(raw) }
  }
  let held = Guard(raw: find(db, "SELECT 1"))  // leak warning: statement-leak "on exception" <- line +1
  try work()
  held.end()
}

func localTypeEnded(_ db: OpaquePointer?) throws {
  struct Guard {
    let raw: OpaquePointer?
    func end() { sqlite3_finalize(raw) }
  }
  let held = Guard(raw: find(db, "SELECT 1"))  // ok
  defer { held.end() }
  try work()
}

// Functions inside of functions, around what they capture
func nestedFunctions(_ db: OpaquePointer?) throws -> Int32 {
  var statement: OpaquePointer?
  func prepare() { statement = find(db, "SELECT 1") }  // ok
  func finish() { sqlite3_finalize(statement) }
  prepare()
  defer { finish() }
  try work()
  return sqlite3_step(statement)
}

func nestedFunctionsForgotten(_ db: OpaquePointer?) throws -> Int32 {
  let statement = find(db, "SELECT 1")  // leak warning: statement-leak "on exception" <- line +2
  func finish() { sqlite3_finalize(statement) }
  try work()
  finish()
  return 0
}

// Operators and subscripts of the project
struct Pool {
  var db: OpaquePointer?

  subscript(sql: String) -> OpaquePointer? { find(db, sql) }  // ok: the caller's

  static func + (pool: Pool, sql: String) -> Pool { pool }

  func callAsFunction(_ sql: String) -> OpaquePointer? { find(db, sql) }  // ok: the caller's
}

func subscripted(_ pool: Pool) {
  let statement = pool["SELECT 1"]  // ok
  sqlite3_finalize(statement)
}

func calledAsFunction(_ pool: Pool) {
  let statement = pool("SELECT 1")  // ok
  sqlite3_finalize(statement)
}
