import SQLite3

// A statement is there whenever something was counted.
func batches(_ db: OpaquePointer, _ rows: [Int]) {
  var statement: OpaquePointer?
  var count = 0
  for row in rows {
    if count == 0 {
      sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?)", -1, &statement, nil)  // ok
    }
    sqlite3_bind_int(statement, 1, Int32(row))
    sqlite3_step(statement)
    sqlite3_reset(statement)
    count += 1
  }
  if count >= 1 {
    sqlite3_finalize(statement)
  }
}

func forgets(_ db: OpaquePointer, _ rows: [Int]) {
  var statement: OpaquePointer?
  var count = 0
  for row in rows {
    if count == 0 {
      sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?)", -1, &statement, nil)  // leak: statement-leak "the function ends"
    }
    sqlite3_bind_int(statement, 1, Int32(row))
    count += 1
  }
  if count > 100 {
    sqlite3_finalize(statement)
  }
}
