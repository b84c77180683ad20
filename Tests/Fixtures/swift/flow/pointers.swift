import SQLite3

// What a closure puts behind a pointer to a variable is in the variable.
func throughPointer(_ db: OpaquePointer?, _ sql: String) -> Int32 {
  var statement: OpaquePointer?
  let code = withUnsafeMutablePointer(to: &statement) { pointer in
    sqlite3_prepare_v2(db, sql, -1, pointer, nil)  // ok
  }
  guard code == SQLITE_OK else { return code }
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

// The text only lends its bytes.
func throughText(_ db: OpaquePointer?, _ sql: String) -> Int32 {
  var statement: OpaquePointer?
  let code = sql.withCString { text in
    sqlite3_prepare_v2(db, text, -1, &statement, nil)  // ok
  }
  guard code == SQLITE_OK else { return code }
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

func heldAround(_ db: OpaquePointer?, bytes: [UInt8]) -> Int32 {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, "SELECT ?", -1, &statement, nil) == SQLITE_OK else { return -1 }  // leak error: statement-leak <- line +1
  return bytes.withUnsafeBytes { buffer in
    sqlite3_bind_blob(statement, 1, buffer.baseAddress, Int32(buffer.count), nil)
  }
}

func heldAroundFinalized(_ db: OpaquePointer?, bytes: [UInt8]) -> Int32 {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, "SELECT ?", -1, &statement, nil) == SQLITE_OK else { return -1 }  // ok
  let code = bytes.withUnsafeBytes { buffer in
    sqlite3_bind_blob(statement, 1, buffer.baseAddress, Int32(buffer.count), nil)
  }
  sqlite3_finalize(statement)
  return code
}

func openedInside(_ paths: [String]) {
  paths.withUnsafeBufferPointer { buffer in
    var db: OpaquePointer?
    sqlite3_open(buffer[0], &db)  // leak error: connection-leak
    sqlite3_errcode(db)
  }
}

// Memory of its own: what is behind it is followed no further.
func allocated(_ path: String) -> Int32 {
  let pointer = UnsafeMutablePointer<OpaquePointer?>.allocate(capacity: 1)
  defer { pointer.deallocate() }
  let code = sqlite3_open(path, pointer)  // ok
  sqlite3_close(pointer.pointee)
  return code
}

// An element, a field: what is there is somebody else's to see.
struct Statements {
  var insert: OpaquePointer?
  var delete: OpaquePointer?

  mutating func prepare(_ db: OpaquePointer?) -> Bool {
    guard sqlite3_prepare_v2(db, "INSERT", -1, &insert, nil) == SQLITE_OK else { return false }  // ok: `finalize`
    return sqlite3_prepare_v2(db, "DELETE", -1, &delete, nil) == SQLITE_OK  // ok: `finalize`
  }

  func finalize() {
    sqlite3_finalize(insert)
    sqlite3_finalize(delete)
  }
}

func inLocalFields(_ db: OpaquePointer?) -> Int32 {
  var statements = Statements()
  defer { statements.finalize() }
  sqlite3_prepare_v2(db, "INSERT", -1, &statements.insert, nil)  // ok
  return sqlite3_step(statements.insert)
}
