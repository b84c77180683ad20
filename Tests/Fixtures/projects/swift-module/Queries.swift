import SQLite3

func exists(_ database: OpaquePointer?) -> Bool {
    // The statement's deinit finalizes it.
    guard let statement = Statement(database, "SELECT 1") else { return false }  // ok
    return statement.step()
}

func count(_ database: OpaquePointer?) -> Int32 {
    guard let statement = prepare(database, "SELECT count(*) FROM items") else { return 0 }  // leak error: statement-leak <- line +1
    guard sqlite3_step(statement) == SQLITE_ROW else { return -1 }
    let count = sqlite3_column_int(statement, 0)
    sqlite3_finalize(statement)
    return count
}

func countDiscarded(_ database: OpaquePointer?) -> Int32 {
    let statement = prepare(database, "SELECT count(*) FROM items")  // ok
    defer { discard(statement) }
    guard sqlite3_step(statement) == SQLITE_ROW else { return -1 }
    return sqlite3_column_int(statement, 0)
}
