import SQLite3

func finalizedTwice(_ db: OpaquePointer) -> Int32 {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil) == SQLITE_OK else { return 0 }
  defer { sqlite3_finalize(statement) }  // leak error: use-after-release <- line +3
  let code = sqlite3_step(statement)
  if code == SQLITE_DONE {
    sqlite3_finalize(statement)
    return 0
  }
  return code
}

func steppedAfterFinalize(_ db: OpaquePointer) -> Int32 {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil) == SQLITE_OK else { return 0 }
  sqlite3_finalize(statement)
  return sqlite3_step(statement)  // leak error: use-after-release "finalized at line" <- line -1
}

func forgottenAfterFinalize(_ db: OpaquePointer) {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil) == SQLITE_OK else { return }
  sqlite3_finalize(statement)
  statement = nil
  sqlite3_finalize(statement)  // ok: of nil does nothing
}

func preparedAgain(_ db: OpaquePointer) {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil) == SQLITE_OK else { return }
  sqlite3_finalize(statement)
  guard sqlite3_prepare_v2(db, "SELECT 2", -1, &statement, nil) == SQLITE_OK else { return }
  sqlite3_step(statement)  // ok
  sqlite3_finalize(statement)
}

// row 438
func taskOutlivesTheConnection(_ path: String) {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK else {
    sqlite3_close(db)
    return
  }
  defer { sqlite3_close(db) }  // leak error: use-after-release "may still use it" <- line +1
  Task {
    sqlite3_exec(db, "VACUUM", nil, nil, nil)
  }
}

func taskIsWaitedFor(_ path: String) async {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK else {
    sqlite3_close(db)
    return
  }
  defer { sqlite3_close(db) }  // ok
  let task = Task {
    sqlite3_exec(db, "VACUUM", nil, nil, nil)
  }
  await task.value
}

func closedAfterRefusal(_ db: OpaquePointer) {
  if sqlite3_close(db) != SQLITE_OK {
    sqlite3_close_v2(db)  // ok: the first may have been refused
  }
}
