import SQLite3

func openOrNil(_ path: String) -> OpaquePointer? {
  var db: OpaquePointer?
  sqlite3_open(path, &db)  // ok: the caller's
  return db
}

/// What a wrapper returns without asking may be nil.
func secondTry(_ path: String) -> Bool {
  if let db = openOrNil(path) {  // ok
    sqlite3_close(db)
  } else {
    let other = openOrNil("file::memory:")  // leak error: connection-leak "on return" <- line +1
    return other != nil
  }
  return true
}

func secondTryClosed(_ path: String) -> Bool {
  if let db = openOrNil(path) {  // ok
    sqlite3_close(db)
  } else {
    let other = openOrNil("file::memory:")  // ok
    defer { sqlite3_close(other) }
    return other != nil
  }
  return true
}
