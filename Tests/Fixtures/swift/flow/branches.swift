import SQLite3

enum Mode {
  case read
  case write(Int)
}

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

// if-expressions
func ifExpressionForgotten(_ db: OpaquePointer?, isWide: Bool) -> Int32 {
  let statement = if isWide { find(db, "SELECT *") } else { nil as OpaquePointer? }  // leak error: statement-leak
  return sqlite3_step(statement)
}

func ifExpression(_ db: OpaquePointer?, isWide: Bool) -> Int32 {
  let statement = if isWide { find(db, "SELECT *") } else { nil as OpaquePointer? }  // ok
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

// A function's only expression is what it returns: the caller's.
func branch(_ db: OpaquePointer?, isWide: Bool) -> OpaquePointer? { if isWide { find(db, "*") } else { find(db, "1") } }

func forgetsBranch(_ db: OpaquePointer?) -> Int32 {
  let statement = branch(db, isWide: true)  // leak error: statement-leak
  return sqlite3_step(statement)
}

// switch-expressions
func switchExpression(_ db: OpaquePointer?, mode: Mode) -> Int32 {
  let statement =
    switch mode {
    case .read: find(db, "SELECT 1")  // ok
    case .write(let count) where count > 1: find(db, "SELECT 2")  // ok
    case .write: nil as OpaquePointer?
    }
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

func switched(_ db: OpaquePointer?, isWide: Bool) -> OpaquePointer? {
  return switch isWide {
  case true: find(db, "SELECT 1")  // ok: the caller's
  case false: nil
  }
}

func forgetsSwitched(_ db: OpaquePointer?, isWide: Bool) -> Int32 {
  guard let statement = switched(db, isWide: isWide) else { return -1 }  // leak error: statement-leak <- line +1
  return sqlite3_step(statement)
}

// Patterns with where, tuples, ranges
func wheres(_ db: OpaquePointer?, mode: Mode) {
  guard let statement = find(db, "SELECT 1") else { return }  // ok
  switch mode {
  case .write(let count) where count > 3: sqlite3_finalize(statement)
  case .read, .write: sqlite3_finalize(statement)
  }
}

func tupleForgotten(_ db: OpaquePointer?, mode: Mode, isWide: Bool) {
  guard let statement = find(db, "SELECT 1") else { return }  // leak error: statement-leak
  switch (mode, isWide) {
  case (.read, true): sqlite3_finalize(statement)
  case (.write(1...3), _): sqlite3_finalize(statement)
  case (_, false): sqlite3_finalize(statement)
  default: break
  }
}

func switchedOptional(_ db: OpaquePointer?) -> Int32 {
  switch find(db, "SELECT 1") {  // ok
  case let statement? where sqlite3_column_count(statement) > 1:
    sqlite3_finalize(statement)
    return 2
  case .some(let statement):
    sqlite3_finalize(statement)
    return 1
  case nil: return 0
  }
}

func switchedOptionalForgotten(_ db: OpaquePointer?) -> Int32 {
  switch find(db, "SELECT 1") {  // leak error: statement-leak
  case let statement? where sqlite3_column_count(statement) > 1: return 2
  case .some(let statement):
    sqlite3_finalize(statement)
    return 1
  case nil: return 0
  }
}

// repeat-while
func repeatedForgotten(_ db: OpaquePointer?, limit: Int) {
  var count = 0
  repeat {
    count += 1
    guard let statement = find(db, "SELECT 1") else { return }  // leak error: statement-leak
    if sqlite3_step(statement) != SQLITE_ROW { continue }
    sqlite3_finalize(statement)
  } while count < limit
}

func repeated(_ db: OpaquePointer?) {
  var statement: OpaquePointer?
  repeat {
    sqlite3_finalize(statement)
    statement = find(db, "SELECT 1")  // ok
  } while sqlite3_step(statement) == SQLITE_BUSY
  sqlite3_finalize(statement)
}

// Labelled statements
func labelledForgotten(_ db: OpaquePointer?, groups: [[Int32]]) {
  outer: for group in groups {
    guard let statement = find(db, "SELECT ?") else { return }  // leak error: statement-leak
    for number in group where number < 0 {
      if number == -1 { continue outer }
    }
    sqlite3_finalize(statement)
  }
}

func labelledBlock(_ db: OpaquePointer?) -> Int32 {
  guard let statement = find(db, "SELECT ?") else { return -1 }  // ok
  attempt: do {
    if sqlite3_step(statement) != SQLITE_ROW { break attempt }
    sqlite3_reset(statement)
  }
  return sqlite3_finalize(statement)
}

func labelledBlockForgotten(_ db: OpaquePointer?) -> Int32 {
  guard let statement = find(db, "SELECT ?") else { return -1 }  // leak error: statement-leak
  attempt: do {
    if sqlite3_step(statement) != SQLITE_ROW { break attempt }
    sqlite3_finalize(statement)
  }
  return 0
}

func labelledIf(_ db: OpaquePointer?) -> Int32 {
  guard let statement = find(db, "SELECT ?") else { return -1 }  // leak error: statement-leak
  check: if sqlite3_step(statement) == SQLITE_ROW {
    if sqlite3_column_count(statement) > 3 { break check }
    return sqlite3_finalize(statement)
  } else {
    return sqlite3_finalize(statement)
  }
  return 0
}

func labelledSwitch(_ db: OpaquePointer?, mode: Mode, numbers: [Int]) -> Int32 {
  guard let statement = find(db, "SELECT ?") else { return -1 }  // ok
  choice: switch mode {
  case .read:
    for number in numbers where number > 3 { break choice }
    sqlite3_step(statement)
  case .write: break
  }
  return sqlite3_finalize(statement)
}

// for with where and case
func forCase(_ db: OpaquePointer?, names: [String?]) {
  for case let name? in names where !name.isEmpty {
    guard let statement = find(db, name) else { continue }  // leak error: statement-leak
    if sqlite3_step(statement) != SQLITE_ROW { break }
    sqlite3_finalize(statement)
  }
}

func forCaseFinalized(_ db: OpaquePointer?, names: [String?]) {
  for case let name? in names where !name.isEmpty {
    guard let statement = find(db, name) else { continue }  // ok
    defer { sqlite3_finalize(statement) }
    if sqlite3_step(statement) != SQLITE_ROW { break }
  }
}

// Ternaries, && and ||
func shortCircuit(_ db: OpaquePointer?) -> Bool {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  return statement != nil && sqlite3_step(statement) == SQLITE_ROW && sqlite3_finalize(statement) == SQLITE_OK
}

func ternary(_ db: OpaquePointer?, isWide: Bool) -> Int32 {
  let statement = isWide ? find(db, "SELECT *") : nil  // ok
  return isWide ? sqlite3_finalize(statement) : 0
}
