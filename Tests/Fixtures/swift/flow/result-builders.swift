import SQLite3

@resultBuilder enum Codes {
  static func buildBlock(_ codes: Int32...) -> [Int32] { codes }
  static func buildOptional(_ codes: [Int32]?) -> Int32 { codes?.first ?? 0 }
}

func collect(@Codes _ codes: () throws -> [Int32]) rethrows -> [Int32] { try codes() }

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

// Statements in the closure run in their order, as everywhere.
func around(_ db: OpaquePointer?) -> [Int32] {
  let statement = find(db, "SELECT 1")  // ok
  defer { sqlite3_finalize(statement) }
  return collect {
    sqlite3_step(statement)
    if sqlite3_column_count(statement) > 1 { sqlite3_column_int(statement, 1) }
  }
}

func inside(_ db: OpaquePointer?) -> [Int32] {
  collect {
    let statement = find(db, "SELECT 1")  // leak error: statement-leak
    sqlite3_step(statement)
  }
}

func insideFinalized(_ db: OpaquePointer?) -> [Int32] {
  collect {
    let statement = find(db, "SELECT 1")  // ok
    sqlite3_step(statement)
    sqlite3_finalize(statement)
  }
}

struct View {
  var db: OpaquePointer?

  @Codes var body: [Int32] {
    let statement = find(db, "SELECT 1")  // leak error: statement-leak
    sqlite3_step(statement)
  }
}
