import Foundation
import SQLite3

enum Failure: Error { case some }

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

func work() throws { if Bool.random() { throw Failure.some } }

// Functions that do not return: the process ends.
func fatal(_ db: OpaquePointer?) -> Int32 {
  let statement = find(db, "SELECT 1")  // ok
  guard sqlite3_step(statement) == SQLITE_ROW else { fatalError("no row") }
  return sqlite3_finalize(statement)
}

func preconditionFails(_ db: OpaquePointer?, count: Int) -> Int32 {
  let statement = find(db, "SELECT 1")  // ok
  switch count {
  case 0: preconditionFailure("none")
  case 1: exit(EXIT_FAILURE)
  case 2: abort()
  default: break
  }
  return sqlite3_finalize(statement)
}

func stop(_ text: String) -> Never {
  print(text)
  exit(1)
}

func ownNever(_ db: OpaquePointer?) -> Int32 {
  let statement = find(db, "SELECT 1")  // ok
  if sqlite3_step(statement) != SQLITE_ROW { stop("no row") }
  return sqlite3_finalize(statement)
}

// Where these hold the function goes on.
func checked(_ db: OpaquePointer?, count: Int) {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  precondition(count > 0, "none")
  assert(count < 10)
  sqlite3_step(statement)
}

func checkedFinalized(_ db: OpaquePointer?, count: Int) {
  let statement = find(db, "SELECT 1")  // ok
  precondition(count > 0, "none")
  assert(count < 10)
  sqlite3_finalize(statement)
}

func asserted(_ db: OpaquePointer?) {
  guard let statement = find(db, "SELECT 1") else {  // ok
    assertionFailure("nothing found")
    return
  }
  sqlite3_finalize(statement)
}

// An assertion that fails stops only what is built for debugging.
func assertedForgotten(_ db: OpaquePointer?, count: Int) {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  guard count > 0 else {
    assertionFailure("none")
    return
  }
  sqlite3_finalize(statement)
}

// Ways out that a defer stands before
func everyWay(_ db: OpaquePointer?, numbers: [Int]) throws -> Int {
  var sum = 0
  for number in numbers {
    let statement = find(db, "SELECT ?")  // ok
    defer { sqlite3_finalize(statement) }
    switch number {
    case 0: continue
    case 1: break
    case 2: return sum
    case 3: throw Failure.some
    default: try work()
    }
    sum += number
  }
  return sum
}

func everyWayButOne(_ db: OpaquePointer?, numbers: [Int]) throws -> Int {
  var sum = 0
  for number in numbers {
    let statement = find(db, "SELECT ?")  // leak warning: statement-leak "on exception" <- line +4
    switch number {
    case 0: sqlite3_finalize(statement)
    case 1: sqlite3_finalize(statement)
    case 3: throw Failure.some
    default: sqlite3_finalize(statement)
    }
    sum += number
  }
  return sum
}

func thrownInBlock(_ db: OpaquePointer?) {
  do {
    let statement = find(db, "SELECT 1")  // ok
    defer { sqlite3_finalize(statement) }
    throw Failure.some
  } catch {
    print(error)
  }
}

func thrownBeforeDefer(_ db: OpaquePointer?) {
  do {
    let statement = find(db, "SELECT 1")  // leak error: statement-leak
    try work()
    defer { sqlite3_finalize(statement) }
    throw Failure.some
  } catch {
    print(error)
  }
}

// Defers of scopes inside of each other, each for its own
func nestedScopes(_ db: OpaquePointer?, isWide: Bool) throws {
  let outer = find(db, "SELECT 1")  // ok
  defer { sqlite3_finalize(outer) }
  if isWide {
    let inner = find(db, "SELECT 2")  // ok
    defer { sqlite3_finalize(inner) }
    do {
      let innermost = find(db, "SELECT 3")  // ok
      defer { sqlite3_finalize(innermost) }
      try work()
    }
  }
  try work()
}

func nestedScopesMixedUp(_ db: OpaquePointer?, isWide: Bool) throws {
  let outer = find(db, "SELECT 1")  // ok
  defer { sqlite3_finalize(outer) }
  if isWide {
    let inner = find(db, "SELECT 2")  // leak error: statement-leak
    defer { sqlite3_reset(inner) }
    try work()
  }
  try work()
}

// In the scopes of loops' and switches' bodies
func inWhile(_ db: OpaquePointer?) throws {
  while let statement = find(db, "SELECT 1") {  // ok
    defer { sqlite3_finalize(statement) }
    try work()
  }
}

func inRepeat(_ db: OpaquePointer?) throws {
  var code = SQLITE_OK
  repeat {
    let statement = find(db, "SELECT 1")  // ok
    defer { sqlite3_finalize(statement) }
    code = sqlite3_step(statement)
    try work()
  } while code == SQLITE_BUSY
}

func inRepeatForgotten(_ db: OpaquePointer?) throws {
  var code = SQLITE_OK
  repeat {
    let statement = find(db, "SELECT 1")  // leak warning: statement-leak "on exception" <- line +2
    code = sqlite3_step(statement)
    try work()
    sqlite3_finalize(statement)
  } while code == SQLITE_BUSY
}

func inDefault(_ db: OpaquePointer?, count: Int) throws -> Int32 {
  let statement = find(db, "SELECT 1")  // ok
  switch count {
  case 0: return sqlite3_finalize(statement)
  default:
    defer { sqlite3_finalize(statement) }
    try work()
    return sqlite3_step(statement)
  }
}

func inCatch(_ db: OpaquePointer?) {
  do {
    try work()
  } catch {
    let statement = find(db, "SELECT 1")  // ok
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_ROW else { return }
    print(error)
  }
}

func inCatchForgotten(_ db: OpaquePointer?) {
  do {
    try work()
  } catch {
    let statement = find(db, "SELECT 1")  // leak error: statement-leak
    guard sqlite3_step(statement) == SQLITE_ROW else { return }
    sqlite3_finalize(statement)
  }
}

// What a deferred statement itself does
func deferredLoop(_ db: OpaquePointer?, queries: [String]) throws {
  var statements: [OpaquePointer?] = []
  defer { for statement in statements { sqlite3_finalize(statement) } }
  for query in queries {
    statements.append(find(db, query))  // ok
    try work()
  }
}

func deferredCondition(_ db: OpaquePointer?, isKept: Bool) -> OpaquePointer? {
  let statement = find(db, "SELECT 1")  // ok
  defer { if !isKept { sqlite3_finalize(statement) } }
  return isKept ? statement : nil
}

func deferredOpening(_ db: OpaquePointer?) throws {
  defer {
    let statement = find(db, "SELECT 1")  // leak error: statement-leak
    sqlite3_step(statement)
  }
  try work()
}

func deferredCatch(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // ok
  defer {
    do { try work() } catch { print(error) }
    sqlite3_finalize(statement)
  }
  try work()
}

func deferredCatchForgotten(_ db: OpaquePointer?) throws {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  defer {
    do {
      try work()
      sqlite3_finalize(statement)
    } catch {
      print(error)
    }
  }
}
