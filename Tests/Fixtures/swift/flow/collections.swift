import SQLite3

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

func finish(_ statement: OpaquePointer) -> Int32? { sqlite3_finalize(statement) }

// Literals whose elements a closure is given
func forEach(_ db: OpaquePointer?) {
  let first = find(db, "SELECT 1")  // ok
  let second = find(db, "SELECT 2")  // ok
  defer { [first, second].forEach { sqlite3_finalize($0) } }
  sqlite3_step(first)
}

func forEachOfOne(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // ok
  [statement].forEach { statement in
    sqlite3_finalize(statement)
  }
}

func compacted(_ db: OpaquePointer?) {
  let first = find(db, "SELECT 1")  // ok
  let second = find(db, "SELECT 2")  // ok
  [first, second].compactMap { $0 }.forEach { sqlite3_finalize($0) }
}

func loop(_ db: OpaquePointer?) {
  let first = find(db, "SELECT 1")  // ok
  let second = find(db, "SELECT 2")  // ok
  for statement in [first, second] { sqlite3_finalize(statement) }
}

func loopOverOthers(_ db: OpaquePointer?) {
  let first = find(db, "SELECT 1")  // ok
  let second = find(db, "SELECT 2")  // leak error: statement-leak
  for statement in [first] { sqlite3_finalize(statement) }
  sqlite3_step(second)
}

func loopOverPattern(_ db: OpaquePointer?) {
  let first = find(db, "SELECT 1")  // ok
  for case let statement? in [first] { sqlite3_finalize(statement) }
}

func zipped(_ db: OpaquePointer?) {
  let first = find(db, "SELECT 1")  // ok
  for (statement, name) in zip([first], ["one"]) {
    print(name)
    sqlite3_finalize(statement)
  }
}

// Collections in variables
func first(_ db: OpaquePointer?) {
  let all = [find(db, "SELECT 1")]  // ok
  if let statement = all.first { sqlite3_finalize(statement) }
}

func indexed(_ db: OpaquePointer?) {
  let all = [find(db, "SELECT 1"), find(db, "SELECT 2")]  // ok
  for index in all.indices { sqlite3_finalize(all[index]) }
}

func popped(_ db: OpaquePointer?) {
  var all = [find(db, "SELECT 1")]  // ok
  while let statement = all.popLast() { sqlite3_finalize(statement) }
}

func named(_ db: OpaquePointer?) {
  let all = ["one": find(db, "SELECT 1")]  // ok
  for (_, statement) in all { sqlite3_finalize(statement) }
}

// Functions that are handed a collection
func finishAll(_ all: [OpaquePointer?]) { all.forEach { sqlite3_finalize($0) } }

func handsOver(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // ok
  finishAll([statement])
}

// Optionals as collections of one
func mapped(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // ok
  _ = statement.map { sqlite3_finalize($0) }
}

func mappedByName(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // ok
  _ = statement.map(sqlite3_finalize)
}

func flatMapped(_ db: OpaquePointer?) {
  let statement = find(db, "SELECT 1")  // ok
  _ = statement.flatMap(finish)
}

func mappedForgotten(_ db: OpaquePointer?) -> Int32? {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  return statement.map { sqlite3_step($0) }
}

func throughConstant(_ db: OpaquePointer?) {
  let finalize = sqlite3_finalize
  let statement = find(db, "SELECT 1")  // ok
  _ = finalize(statement)
}

// Status codes that are checked by somebody else
struct Failure: Error { var code: Int32 }

func check(_ code: Int32) throws { if code != SQLITE_OK { throw Failure(code: code) } }

func check(_ body: () -> Int32) throws { try check(body()) }

func checked(_ db: OpaquePointer?) throws -> Int32 {
  var statement: OpaquePointer?
  try check(sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil))  // ok
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

func checkedForgotten(_ db: OpaquePointer?) throws -> Int32 {
  var statement: OpaquePointer?
  try check(sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil))  // leak error: statement-leak
  return sqlite3_step(statement)
}

// What is still open is asked for, and closing that is refused is tried in another way.
func everythingFinalized(_ path: String) {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK else {  // ok
    sqlite3_close(db)
    return
  }
  while let statement = sqlite3_next_stmt(db, nil) { sqlite3_finalize(statement) }
  if sqlite3_close(db) == SQLITE_BUSY { sqlite3_close_v2(db) }
}

func opensInRounds(_ path: String) -> OpaquePointer? {
  var db: OpaquePointer?
  for _ in 1...3 {
    if sqlite3_open(path, &db) == SQLITE_OK { return db }  // leak error: connection-leak
    print("again")
  }
  return nil
}

func opensInRoundsCloses(_ path: String) -> OpaquePointer? {
  var db: OpaquePointer?
  for _ in 1...3 {
    if sqlite3_open(path, &db) == SQLITE_OK { return db }  // ok
    sqlite3_close(db)
    db = nil
  }
  return nil
}
