// A connection of one's own, with the prefixed functions of the library's own copy beside it.
import CSQLite
import SQLiteNIO

func count() async throws -> Int {
    let connection = try await SQLiteConnection.open(storage: .memory)  // leak warning: connection-leak <- line +1
    let rows = try await connection.query("SELECT count(*) FROM t")
    try await connection.close()
    return rows.count
}

func countClosed() async throws -> Int {
    let connection = try await SQLiteConnection.open(storage: .memory)  // ok
    do {
        let rows = try await connection.query("SELECT count(*) FROM t")
        try await connection.close()
        return rows.count
    } catch {
        try await connection.close()
        throw error
    }
}

func step(_ database: OpaquePointer, _ sql: String) -> Bool {
    var statement: OpaquePointer?
    guard sqlite_nio_sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {  // leak error: statement-leak <- line +4
        return false
    }
    guard sqlite_nio_sqlite3_step(statement) == SQLITE_DONE else {
        return false
    }
    sqlite_nio_sqlite3_finalize(statement)
    return true
}
