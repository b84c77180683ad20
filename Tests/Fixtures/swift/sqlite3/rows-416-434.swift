// Shapes from bug reports about Swift code: rows 416 to 434.
import Foundation
import SQLite3

enum CacheError: Error {
    case prepare(Int32)
    case step(Int32)
}

// row 416
func runOnce(_ database: OpaquePointer, _ sql: String) throws {
    var statement: OpaquePointer?
    var result = sqlite3_prepare_v2(database, sql, -1, &statement, nil)  // leak warning: statement-leak <- line +3
    if result != SQLITE_OK { throw CacheError.prepare(result) }
    result = sqlite3_step(statement)
    if result != SQLITE_DONE { throw CacheError.step(result) }
    sqlite3_finalize(statement)
}

// row 417
func runOnceDeferred(_ database: OpaquePointer, _ sql: String) throws {
    var statement: OpaquePointer?
    let result = sqlite3_prepare_v2(database, sql, -1, &statement, nil)  // ok
    guard result == SQLITE_OK else { throw CacheError.prepare(result) }
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_DONE else { throw CacheError.step(SQLITE_ERROR) }
}

// row 418
func failedPrepareLeavesNothing(_ database: OpaquePointer, _ sql: String) -> Bool {
    var statement: OpaquePointer?
    if sqlite3_prepare_v2(database, sql, -1, &statement, nil) != SQLITE_OK {  // ok
        return false
    }
    let isDone = sqlite3_step(statement) == SQLITE_DONE
    sqlite3_finalize(statement)
    return isDone
}

// row 419
func neverFinalized(_ database: OpaquePointer, names: [String]) {
    for name in names {
        var statement: OpaquePointer?
        sqlite3_prepare_v2(database, "INSERT INTO names VALUES (?)", -1, &statement, nil)  // leak error: statement-leak
        sqlite3_bind_text(statement, 1, name, -1, nil)
        sqlite3_step(statement)
    }
}

// row 419
func resetIsNotFinalize(_ database: OpaquePointer) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak
    sqlite3_step(statement)
    sqlite3_reset(statement)
}

// row 420
func openFailed(_ path: String) -> OpaquePointer? {
    var database: OpaquePointer?
    if sqlite3_open(path, &database) != SQLITE_OK {  // leak error: connection-leak <- line +2
        NSLog("cannot open %@", path)
        return nil
    }
    return database
}

func configure(_ database: OpaquePointer?) throws {
    guard sqlite3_exec(database, "PRAGMA journal_mode = WAL", nil, nil, nil) == SQLITE_OK else {
        throw CacheError.step(SQLITE_ERROR)
    }
}

// row 425
func openAndConfigure(_ path: String) throws -> OpaquePointer? {
    var database: OpaquePointer?
    sqlite3_open(path, &database)  // leak warning: connection-leak <- line +1
    try configure(database)
    return database
}

// row 425
func openAndConfigureGuarded(_ path: String) throws -> OpaquePointer? {
    var database: OpaquePointer?
    sqlite3_open(path, &database)  // ok
    do {
        try configure(database)
    } catch {
        sqlite3_close(database)
        throw error
    }
    return database
}

// row 432
final class Store {
    private var database: OpaquePointer?

    init?(path: String) {
        guard sqlite3_open(path, &database) == SQLITE_OK else {  // ok: deinit closes it, whichever way
            return nil
        }
    }

    deinit {
        sqlite3_close_v2(database)
    }
}

// row 434
func guardAfterAcquisition(_ database: OpaquePointer, name: String?) -> Int32 {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, "SELECT 1 WHERE ? = 1", -1, &statement, nil) == SQLITE_OK else {  // leak error: statement-leak <- line +4
        return SQLITE_ERROR
    }
    guard let name else {
        return SQLITE_MISUSE
    }
    sqlite3_bind_text(statement, 1, name, -1, nil)
    let code = sqlite3_step(statement)
    sqlite3_finalize(statement)
    return code
}

// row 434
func ifLetElseReturns(_ database: OpaquePointer, name: String?) -> Int32 {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, "SELECT 1 WHERE ? = 1", -1, &statement, nil) == SQLITE_OK else {  // ok
        return SQLITE_ERROR
    }
    if let name {
        sqlite3_bind_text(statement, 1, name, -1, nil)
        let code = sqlite3_step(statement)
        sqlite3_finalize(statement)
        return code
    } else {
        sqlite3_finalize(statement)
        return SQLITE_MISUSE
    }
}
