// Outside of a transaction a savepoint begins one. Going back to it does not end it: releasing it does.
import SQLite3

func goneBackTo(db: OpaquePointer, value: Int32) -> Bool {
  sqlite3_exec(db, "SAVEPOINT change", nil, nil, nil)  // leak: transaction-leak "on return" <- line +3
  guard sqlite3_exec(db, "UPDATE t SET n = \(value)", nil, nil, nil) == SQLITE_OK else {
    sqlite3_exec(db, "ROLLBACK TO change", nil, nil, nil)
    return false
  }
  sqlite3_exec(db, "RELEASE change", nil, nil, nil)
  return true
}

func goneBackToAndReleased(db: OpaquePointer, value: Int32) -> Bool {
  sqlite3_exec(db, "SAVEPOINT change", nil, nil, nil)  // ok
  guard sqlite3_exec(db, "UPDATE t SET n = \(value)", nil, nil, nil) == SQLITE_OK else {
    sqlite3_exec(db, "ROLLBACK TO change", nil, nil, nil)
    sqlite3_exec(db, "RELEASE change", nil, nil, nil)
    return false
  }
  sqlite3_exec(db, "RELEASE change", nil, nil, nil)
  return true
}

func inOneText(db: OpaquePointer, value: Int32) -> Bool {
  sqlite3_exec(db, "SAVEPOINT change", nil, nil, nil)  // ok
  guard sqlite3_exec(db, "UPDATE t SET n = \(value)", nil, nil, nil) == SQLITE_OK else {
    sqlite3_exec(db, "ROLLBACK TO change; RELEASE change", nil, nil, nil)
    return false
  }
  sqlite3_exec(db, "RELEASE SAVEPOINT change", nil, nil, nil)
  return true
}

// The whole transaction is rolled back, and its savepoints with it.
func rolledBack(db: OpaquePointer, value: Int32) -> Bool {
  sqlite3_exec(db, "SAVEPOINT change", nil, nil, nil)  // ok
  guard sqlite3_exec(db, "UPDATE t SET n = \(value)", nil, nil, nil) == SQLITE_OK else {
    sqlite3_exec(db, "ROLLBACK", nil, nil, nil)
    return false
  }
  sqlite3_exec(db, "RELEASE change", nil, nil, nil)
  return true
}
