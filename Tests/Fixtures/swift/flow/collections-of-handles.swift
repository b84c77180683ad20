// Collections of statements: helpers that finalize the elements of what they are given.
import SQLite3

func finalizeEach(_ statements: [OpaquePointer?]) {
  statements.forEach { sqlite3_finalize($0) }
}

func finalizeEachByName(_ statements: [OpaquePointer?]) {
  statements.forEach(sqlite3_finalize)
}

func finalizeInReverse(_ statements: [OpaquePointer?]) {
  for statement in statements.reversed() { sqlite3_finalize(statement) }
}

func finalizeThose(_ statements: [OpaquePointer?]) {
  statements.compactMap { $0 }.forEach { statement in
    sqlite3_finalize(statement)
  }
}

func finalizeValues(_ statements: [String: OpaquePointer]) {
  for (_, statement) in statements { sqlite3_finalize(statement) }
}

func finalizeEachValue(_ statements: [String: OpaquePointer]) {
  statements.values.forEach { sqlite3_finalize($0) }
}

func stepEach(_ statements: [OpaquePointer?]) {
  statements.forEach { sqlite3_step($0) }
}

func prepare(_ db: OpaquePointer) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, "select 1", -1, &statement, nil) == SQLITE_OK else { return nil }
  return statement
}

func each(_ db: OpaquePointer) {
  let statement = prepare(db)  // ok
  finalizeEach([statement])
}

func eachByName(_ db: OpaquePointer) {
  let statement = prepare(db)  // ok
  finalizeEachByName([statement])
}

func reversed(_ db: OpaquePointer) {
  let statement = prepare(db)  // ok
  finalizeInReverse([statement])
}

func those(_ db: OpaquePointer) {
  let statement = prepare(db)  // ok
  finalizeThose([statement])
}

func values(_ db: OpaquePointer) {
  guard let statement = prepare(db) else { return }  // ok
  finalizeValues(["main": statement])
}

func eachValue(_ db: OpaquePointer) {
  guard let statement = prepare(db) else { return }  // ok
  finalizeEachValue(["main": statement])
}

func later(_ db: OpaquePointer) {
  let statement = prepare(db)  // ok
  let statements = [statement]
  defer { statements.forEach { sqlite3_finalize($0) } }
  sqlite3_step(statement)
}

func onlyStepped(_ db: OpaquePointer) {
  let statement = prepare(db)  // leak: statement-leak "not finalized when the function ends" <- line +2
  stepEach([statement])
}
