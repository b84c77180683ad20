// Incident: a guard leaves between prepare and finalize. Rows 416 to 419.
import Foundation
import SQLite3

func insert(_ name: String, into database: OpaquePointer?) -> Int64? {
    var statement: OpaquePointer?
    let sql = "INSERT INTO names (name) VALUES (?)"
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {  // leak error: statement-leak "return" <- line +5
        return nil
    }
    sqlite3_bind_text(statement, 1, name, -1, nil)
    guard sqlite3_step(statement) == SQLITE_DONE else {
        return nil
    }
    sqlite3_finalize(statement)
    return sqlite3_last_insert_rowid(database)
}

func insertOnOneLine(_ name: String, into database: OpaquePointer?) -> Int64? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, "INSERT INTO names (name) VALUES (?)", -1, &statement, nil) == SQLITE_OK  // leak error: statement-leak <- line +2
    else { return nil }
    guard sqlite3_step(statement) == SQLITE_DONE else { return nil }
    sqlite3_finalize(statement)
    return sqlite3_last_insert_rowid(database)
}

func insertDeferred(_ name: String, into database: OpaquePointer?) -> Int64? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, "INSERT INTO names (name) VALUES (?)", -1, &statement, nil) == SQLITE_OK else {  // ok
        return nil
    }
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_DONE else {
        return nil
    }
    return sqlite3_last_insert_rowid(database)
}

func insertDeferredBeforeCheck(_ name: String, into database: OpaquePointer?) throws -> Int64 {
    var statement: OpaquePointer?
    // Finalizing nil is harmless.
    defer { sqlite3_finalize(statement) }
    let code = sqlite3_prepare_v2(database, "INSERT INTO names (name) VALUES (?)", -1, &statement, nil)  // ok
    if code != SQLITE_OK { throw StoreError.sqlite(code) }
    if sqlite3_step(statement) != SQLITE_DONE { throw StoreError.sqlite(sqlite3_errcode(database)) }
    return sqlite3_last_insert_rowid(database)
}

func names(in database: OpaquePointer?) throws -> [String] {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(database, "SELECT name FROM names", -1, &statement, nil)  // leak error: statement-leak <- line +5
    guard code == SQLITE_OK else { throw StoreError.sqlite(code) }
    var result: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
        guard let text = sqlite3_column_text(statement, 0) else {
            return result
        }
        result.append(String(cString: text))
    }
    sqlite3_finalize(statement)
    return result
}

func count(in database: OpaquePointer?) -> Int {
    var statement: OpaquePointer?
    var result = 0
    if sqlite3_prepare_v2(database, "SELECT count(*) FROM names", -1, &statement, nil) == SQLITE_OK {  // ok
        if sqlite3_step(statement) == SQLITE_ROW {
            result = Int(sqlite3_column_int64(statement, 0))
        }
    }
    sqlite3_finalize(statement)
    return result
}

func countFinalizedInside(in database: OpaquePointer?) -> Int {
    var statement: OpaquePointer?
    var result = 0
    // A prepare that fails leaves nothing to finalize.
    if sqlite3_prepare_v2(database, "SELECT count(*) FROM names", -1, &statement, nil) == SQLITE_OK {  // ok
        if sqlite3_step(statement) == SQLITE_ROW {
            result = Int(sqlite3_column_int64(statement, 0))
        }
        sqlite3_finalize(statement)
    }
    return result
}

func countNeverFinalized(in database: OpaquePointer?) -> Int {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT count(*) FROM names", -1, &statement, nil)  // leak error: statement-leak <- line +2
    sqlite3_step(statement)
    return Int(sqlite3_column_int64(statement, 0))
}

enum StoreError: Error {
    case sqlite(Int32)
    case cannotOpen(String)
}

func statusIsCheckedByACall(_ db: OpaquePointer?) throws -> Int32 {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil))  // ok: when it throws there is no statement
    defer { sqlite3_finalize(statement) }
    return sqlite3_step(statement)
}
