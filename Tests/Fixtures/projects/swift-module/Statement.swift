import SQLite3

/// Owns a prepared statement.
final class Statement {
    private let handle: OpaquePointer

    init?(_ database: OpaquePointer?, _ sql: String) {
        var handle: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &handle, nil) == SQLITE_OK, let handle else { return nil }  // ok
        self.handle = handle
    }

    deinit {
        sqlite3_finalize(handle)
    }

    func step() -> Bool { sqlite3_step(handle) == SQLITE_ROW }
}

func prepare(_ database: OpaquePointer?, _ sql: String) -> OpaquePointer? {
    var handle: OpaquePointer?
    guard sqlite3_prepare_v2(database, sql, -1, &handle, nil) == SQLITE_OK else { return nil }  // ok
    return handle
}

func discard(_ statement: OpaquePointer?) {
    sqlite3_finalize(statement)
}
