// Transactions begun by SQL text on a handle of the C API.
import SQLite3

func replaceAll(in database: OpaquePointer?, with names: [String]) -> Bool {
    guard sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK else { return false }  // leak error: transaction-leak <- line +2
    if sqlite3_exec(database, "DELETE FROM names", nil, nil, nil) != SQLITE_OK {
        return false
    }
    for name in names {
        if sqlite3_exec(database, "INSERT INTO names VALUES ('\(name)')", nil, nil, nil) != SQLITE_OK {
            sqlite3_exec(database, "ROLLBACK", nil, nil, nil)
            return false
        }
    }
    return sqlite3_exec(database, "COMMIT", nil, nil, nil) == SQLITE_OK
}

func replaceAllRolledBack(in database: OpaquePointer?) -> Bool {
    guard sqlite3_exec(database, "BEGIN", nil, nil, nil) == SQLITE_OK else { return false }  // ok
    var isDone = false
    defer {
        if !isDone { sqlite3_exec(database, "ROLLBACK", nil, nil, nil) }
    }
    guard sqlite3_exec(database, "DELETE FROM names", nil, nil, nil) == SQLITE_OK else { return false }
    sqlite3_exec(database, "COMMIT", nil, nil, nil)
    isDone = true
    return true
}
