import SQLite3

enum Slot {
  case empty
  case statement(OpaquePointer)
  case named(OpaquePointer, name: String)
  indirect case nested(Slot)
}

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

// fallthrough
func fallsThrough(_ db: OpaquePointer?, count: Int) {
  let statement = find(db, "SELECT 1")  // ok
  switch count {
  case 0:
    sqlite3_step(statement)
    fallthrough
  case 1: sqlite3_finalize(statement)
  default: sqlite3_finalize(statement)
  }
}

func fallsThroughForgotten(_ db: OpaquePointer?, count: Int) {
  let statement = find(db, "SELECT 1")  // leak error: statement-leak
  switch count {
  case 0:
    sqlite3_step(statement)
    fallthrough
  case 1: sqlite3_reset(statement)
  default: sqlite3_finalize(statement)
  }
}

func fallsThroughTwice(_ db: OpaquePointer?, count: Int) {
  let statement = find(db, "SELECT 1")  // ok
  switch count {
  case 0:
    sqlite3_finalize(statement)
    fallthrough
  case 1:
    sqlite3_step(statement)  // leak error: use-after-release
    fallthrough
  default: sqlite3_finalize(statement)
  }
}

// is and as patterns
func typePattern(_ db: OpaquePointer?, value: Any) {
  let statement = find(db, "SELECT ?")  // ok
  switch value {
  case is String: sqlite3_finalize(statement)
  case let number as Int where number > 0: sqlite3_finalize(statement)
  case let number as Int32:
    sqlite3_bind_int(statement, 1, number)
    sqlite3_finalize(statement)
  default: sqlite3_finalize(statement)
  }
}

func typePatternForgotten(_ db: OpaquePointer?, value: Any) {
  let statement = find(db, "SELECT ?")  // leak error: statement-leak
  switch value {
  case is String: sqlite3_finalize(statement)
  case let number as Int32: sqlite3_bind_int(statement, 1, number)
  default: sqlite3_finalize(statement)
  }
}

func castGuard(_ db: OpaquePointer?, value: Any) -> Bool {
  let statement = find(db, "SELECT ?")  // leak error: statement-leak <- line +1
  guard let number = value as? Int32 else { return false }
  sqlite3_bind_int(statement, 1, number)
  return sqlite3_finalize(statement) == SQLITE_OK
}

func castGuardFinalized(_ db: OpaquePointer?, value: Any) -> Bool {
  let statement = find(db, "SELECT ?")  // ok
  defer { sqlite3_finalize(statement) }
  guard let number = value as? Int32 else { return false }
  return sqlite3_bind_int(statement, 1, number) == SQLITE_OK
}

// Tuple patterns
func both(_ db: OpaquePointer?) {
  let (first, second) = (find(db, "SELECT 1"), find(db, "SELECT 2"))  // ok
  sqlite3_finalize(first)
  sqlite3_finalize(second)
}

func bothForgotten(_ db: OpaquePointer?) {
  let (first, second) = (find(db, "SELECT 1"), find(db, "SELECT 2"))  // leak error: statement-leak "SELECT 2"
  sqlite3_finalize(first)
  sqlite3_step(second)
}

func nestedTuple(_ db: OpaquePointer?) {
  let (name, (first, _)) = ("one", (find(db, "SELECT 1"), 3))  // ok
  print(name)
  sqlite3_finalize(first)
}

func ignoredElement(_ db: OpaquePointer?) {
  let (name, _) = ("one", find(db, "SELECT 1"))  // leak error: statement-leak
  print(name)
}

func switchedTuple(_ db: OpaquePointer?) -> Bool {
  switch (find(db, "SELECT 1"), find(db, "SELECT 2")) {  // ok
  case (let first?, let second?):
    sqlite3_finalize(first)
    sqlite3_finalize(second)
    return true
  case (let first?, nil):
    sqlite3_finalize(first)
    return false
  case (nil, let second?):
    sqlite3_finalize(second)
    return false
  case (nil, nil): return false
  }
}

func switchedTupleForgotten(_ db: OpaquePointer?) -> Bool {
  let first = find(db, "SELECT 1")  // leak error: statement-leak
  let second = find(db, "SELECT 2")  // leak error: statement-leak
  switch (first, second) {
  case (let first?, let second?):
    sqlite3_finalize(first)
    sqlite3_finalize(second)
    return true
  default: return false
  }
}

// What the case of an enumeration holds
func slot(_ db: OpaquePointer?) -> Slot {
  guard let statement = find(db, "SELECT 1") else { return .empty }  // ok: the caller's
  return .statement(statement)
}

func payload(_ db: OpaquePointer?) {
  let slot = slot(db)  // ok
  switch slot {
  case .statement(let statement), .named(let statement, name: _): sqlite3_finalize(statement)
  case .nested, .empty: break
  }
}

func payloadForgotten(_ db: OpaquePointer?) -> Int32 {
  let slot = slot(db)  // ok: what a case of an enumeration holds is not followed out of the function that makes it
  if case .statement(let statement) = slot { return sqlite3_step(statement) }
  return 0
}

func payloadIfCase(_ db: OpaquePointer?) -> Int32 {
  let slot = slot(db)  // ok
  if case .statement(let statement) = slot { return sqlite3_finalize(statement) }
  return 0
}

func payloadGuardCase(_ db: OpaquePointer?) -> Int32 {
  guard case .statement(let statement) = slot(db) else { return 0 }  // ok
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

func payloadMadeInPlace(_ db: OpaquePointer?, name: String) {
  guard let statement = find(db, "SELECT 1") else { return }  // ok
  let slot = Slot.nested(.named(statement, name: name))
  if case .nested(.named(let held, name: let name)) = slot {
    print(name)
    sqlite3_finalize(held)
  }
}

// for case let
func forCaseOfSlots(_ slots: [Slot], _ db: OpaquePointer?) {
  for case .named(let lent, let name) in slots where !name.isEmpty {
    guard let statement = find(db, name) else { continue }  // leak error: statement-leak
    if sqlite3_step(lent) == SQLITE_ROW { continue }
    sqlite3_finalize(statement)
  }
}

func forCaseOfSlotsFinalized(_ slots: [Slot], _ db: OpaquePointer?) {
  for case .named(let lent, let name) in slots {
    guard let statement = find(db, name) else { continue }  // ok
    if sqlite3_step(lent) == SQLITE_ROW {
      sqlite3_finalize(statement)
      continue
    }
    sqlite3_finalize(statement)
  }
}

// Expression patterns, ranges, and cases that may still come
func codes(_ db: OpaquePointer?) -> Bool {
  var statement: OpaquePointer?
  switch sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil) {  // ok
  case SQLITE_OK: break
  case SQLITE_BUSY, SQLITE_LOCKED: return false
  case 100...: return false
  default: return false
  }
  sqlite3_finalize(statement)
  return true
}

func codesForgotten(_ db: OpaquePointer?) -> Bool {
  var statement: OpaquePointer?
  switch sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil) {  // leak error: statement-leak
  case SQLITE_OK where sqlite3_column_count(statement) == 0: return true
  case SQLITE_OK: break
  default: return false
  }
  sqlite3_finalize(statement)
  return true
}

func stepped(_ db: OpaquePointer?) -> [Int32] {
  guard let statement = find(db, "SELECT 1") else { return [] }  // ok
  var rows: [Int32] = []
  reading: while true {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: rows.append(sqlite3_column_int(statement, 0))
    case SQLITE_DONE: break reading
    default:
      sqlite3_finalize(statement)
      return []
    }
  }
  sqlite3_finalize(statement)
  return rows
}

func steppedForgotten(_ db: OpaquePointer?) -> [Int32] {
  guard let statement = find(db, "SELECT 1") else { return [] }  // leak error: statement-leak "on return" <- line +7
  var rows: [Int32] = []
  reading: while true {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: rows.append(sqlite3_column_int(statement, 0))
    case SQLITE_DONE: break reading
    default:
      return []
    }
  }
  sqlite3_finalize(statement)
  return rows
}

// if and guard with every kind of condition
func mixedConditions(_ db: OpaquePointer?, value: Any?) -> Bool {
  guard let value, case let text as String = value, !text.isEmpty, let statement = find(db, text) else { return false }  // ok
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement) == SQLITE_ROW
}

func mixedConditionsForgotten(_ db: OpaquePointer?, value: Any?) -> Bool {
  guard let statement = find(db, "SELECT 1"), let value, case let text as String = value else { return false }  // leak error: statement-leak <- line +0
  defer { sqlite3_finalize(statement) }
  return sqlite3_bind_text(statement, 1, text, -1, nil) == SQLITE_OK
}

func elseIf(_ db: OpaquePointer?, count: Int) {
  if count == 0 {
    print("none")
  } else if let statement = find(db, "SELECT 1"), count > 1 {  // leak error: statement-leak
    sqlite3_finalize(statement)
  } else {
    print("one")
  }
}

func elseIfFinalized(_ db: OpaquePointer?, count: Int) {
  if count == 0 {
    print("none")
  } else if count > 1, let statement = find(db, "SELECT 1") {  // ok
    sqlite3_finalize(statement)
  } else {
    print("one")
  }
}
