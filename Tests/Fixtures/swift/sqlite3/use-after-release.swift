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

// row 422
final class Lookup {
  private var statement: OpaquePointer?

  init(_ db: OpaquePointer) {
    sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil)
  }

  func close() {
    sqlite3_finalize(statement)
  }

  deinit {
    sqlite3_finalize(statement)  // leak warning: use-after-release "`close` has released it" <- line -4
  }
}

// row 422: what is nil may be finalized again
final class ForgetfulLookup {
  private var statement: OpaquePointer?

  init(_ db: OpaquePointer) {
    sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil)
  }

  func close() {
    sqlite3_finalize(statement)
    statement = nil
  }

  deinit {
    sqlite3_finalize(statement)  // ok
  }
}

final class GuardedLookup {
  private var statement: OpaquePointer?
  private var isOpen = true

  init(_ db: OpaquePointer) {
    sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil)
  }

  func close() {
    isOpen = false
    sqlite3_finalize(statement)
  }

  deinit {
    if isOpen { sqlite3_finalize(statement) }  // ok
  }
}

final class LayeredLookup {
  private var statement: OpaquePointer?

  init(_ db: OpaquePointer) {
    sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil)
  }

  func close() {
    end()
    statement = nil
  }

  private func end() {
    sqlite3_finalize(statement)
  }

  deinit {
    sqlite3_finalize(statement)  // ok: `close` forgets it
  }
}
