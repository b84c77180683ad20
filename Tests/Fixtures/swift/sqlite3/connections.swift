// Incident: sqlite3_open hands out a handle even when it fails. Row 420.
import Foundation
import SQLite3

func open(_ path: String) throws -> OpaquePointer? {
    var database: OpaquePointer?
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {  // leak: connection-leak <- line +1
        throw StoreError.cannotOpen(path)
    }
    return database
}

func openAndCloseOnFailure(_ path: String) throws -> OpaquePointer? {
    var database: OpaquePointer?
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {  // ok
        sqlite3_close(database)
        throw StoreError.cannotOpen(path)
    }
    return database
}

func openOrNil(_ path: String) -> OpaquePointer? {
    var database: OpaquePointer?
    let code = sqlite3_open(path, &database)  // leak error: connection-leak <- line +3
    if code != SQLITE_OK {
        print("cannot open \(path): \(code)")
        return nil
    }
    return database
}

func userVersion(of path: String) -> Int32 {
    var database: OpaquePointer?
    defer { sqlite3_close(database) }
    guard sqlite3_open(path, &database) == SQLITE_OK else { return -1 }  // ok
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(database, "PRAGMA user_version", -1, &statement, nil) == SQLITE_OK else {  // ok
        return -1
    }
    return sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1
}

func vacuum(_ path: String) {
    var database: OpaquePointer?
    if sqlite3_open(path, &database) == SQLITE_OK {  // leak error: connection-leak
        sqlite3_exec(database, "VACUUM", nil, nil, nil)
        sqlite3_close(database)
    }
}

func vacuumAlwaysClosed(_ path: String) {
    var database: OpaquePointer?
    if sqlite3_open(path, &database) == SQLITE_OK {  // ok
        sqlite3_exec(database, "VACUUM", nil, nil, nil)
    }
    sqlite3_close_v2(database)
}

enum StoreError: Error {
    case cannotOpen(String)
}
