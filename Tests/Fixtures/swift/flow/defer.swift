import SQLite3

struct Failure: Error {}

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

func work() throws { if Bool.random() { throw Failure() } }

// Of a function
func inFunction(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // ok
  defer { sqlite3_finalize(statement) }
  try work()
}

func behindThrow(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // leak warning: statement-leak <- line +1
  try work()
  defer { sqlite3_finalize(statement) }
  try work()
}

// Of a do block: what is opened in it behind the block is not covered.
func inDo(_ db: OpaquePointer?) throws {
  var statement: OpaquePointer?
  do {
    defer { sqlite3_finalize(statement) }
    try work()
  }
  statement = find(db, "SELECT 1")  // leak error: statement-leak
  try work()
}

func inDoCovered(_ db: OpaquePointer?) {
  do {
    let statement = find(db, "SELECT 1")  // ok
    defer { sqlite3_finalize(statement) }
    try work()
  } catch {
    print(error)
  }
}

// Of a branch
func inBranch(_ db: OpaquePointer?, isWide: Bool) throws {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  if isWide {
    defer { sqlite3_finalize(statement) }
    try work()
  }
}

func inBothBranches(_ db: OpaquePointer?, isWide: Bool) throws {
  let statement = find(db, "SELECT 1")  // ok
  if isWide {
    defer { sqlite3_finalize(statement) }
    try work()
  } else {
    sqlite3_finalize(statement)
  }
}

// Of a switch's case
func inCase(_ db: OpaquePointer?, count: Int) throws {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  switch count {
  case 0:
    defer { sqlite3_finalize(statement) }
    try work()
  case 1: sqlite3_finalize(statement)
  default: break
  }
}

// Of a loop's round
func inLoop(_ db: OpaquePointer?, queries: [String]) throws {
  for query in queries {
    let statement = find(db, query)  // ok
    defer { sqlite3_finalize(statement) }
    if query.isEmpty { continue }
    try work()
  }
}

func inLoopTooLate(_ db: OpaquePointer?, queries: [String]) throws {
  for query in queries {
    let statement = find(db, query)  // leak error: statement-leak
    if query.isEmpty { continue }
    defer { sqlite3_finalize(statement) }
    try work()
  }
}

// Of a guard's else, and of a handler
func inElse(_ db: OpaquePointer?, isWide: Bool) -> Int32 {
  let statement = find(db, "SELECT 1")  // ok
  guard isWide else {
    defer { sqlite3_finalize(statement) }
    return sqlite3_step(statement)
  }
  return sqlite3_finalize(statement)
}

func inHandler(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  do {
    try work()
  } catch {
    defer { sqlite3_finalize(statement) }
    throw error
  }
}

// Of a closure
func inClosure(_ db: OpaquePointer?, queries: [String]) -> [Int32] {
  queries.map { query in
    let statement = find(db, query)  // ok
    defer { sqlite3_finalize(statement) }
    return sqlite3_step(statement)
  }
}

func inClosureForgotten(_ db: OpaquePointer?, queries: [String]) -> [Int32] {
  queries.map { query in
    let statement = find(db, query)  // leak error: statement-leak
    return sqlite3_step(statement)
  }
}

// Several run from the last to the first.
func several(_ db: OpaquePointer?) throws {
  var statement: OpaquePointer?
  defer { sqlite3_finalize(statement) }
  defer { statement = nil }
  statement = find(db, "SELECT 1")  // leak error: statement-leak "overwritten" <- line -1
  try work()
}

func severalInOrder(_ db: OpaquePointer?) throws {
  var statement: OpaquePointer?
  defer { statement = nil }
  defer { sqlite3_finalize(statement) }
  statement = find(db, "SELECT 1")  // ok
  try work()
}

// One inside another
func nested(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // ok
  defer {
    defer { sqlite3_finalize(statement) }
    sqlite3_reset(statement)
  }
  try work()
}

// Under a condition that holds when it has to
func underFlag(_ db: OpaquePointer?) throws -> OpaquePointer? {
  let statement = find(db, "SELECT 1")  // ok
  var isReady = false
  defer { if !isReady { sqlite3_finalize(statement) } }
  try work()
  isReady = true
  return statement
}

func underWrongFlag(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  var isReady = false
  defer { if !isReady { sqlite3_finalize(statement) } }
  try work()
  isReady = true
}
