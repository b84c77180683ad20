import SQLite3

extension Database {
  func prepare(_ sql: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {  // ok
      throw DatabaseError.prepare
    }
    return statement
  }

  func finish(_ statement: OpaquePointer) {
    sqlite3_finalize(statement)
  }

  func shut() {
    sqlite3_finalize(prepared)
    sqlite3_close(handle)
  }
}
