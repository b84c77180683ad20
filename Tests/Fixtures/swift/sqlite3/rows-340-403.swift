// Regular and exceptional exits of functions that hold a handle: rows 340 to 403, those that Swift has.
import Foundation
import SQLite3

enum StoreError: Error {
    case sqlite(Int32)
    case negative
}

func check(_ value: Int) throws {
    if value < 0 { throw StoreError.negative }
}

func use(_ statement: OpaquePointer?) throws -> Int {
    try check(Int(sqlite3_column_int64(statement, 0)))
    return 1
}

// row 340
func storedAndDropped(_ database: OpaquePointer?) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak "when the function ends" <- line +2
    sqlite3_step(statement)
}

// row 342
func leaksInsideClosure(_ database: OpaquePointer?) -> () -> Int32 {
    let probe: () -> Int32 = {
        var statement: OpaquePointer?
        sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak
        return sqlite3_step(statement)
    }
    return probe
}

// row 343
func ifReleases(_ database: OpaquePointer?, wanted: Bool) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak <- line +6
    if wanted {
        sqlite3_finalize(statement)
    } else {
        sqlite3_step(statement)
    }
}

// row 344
func overwrittenInOneBranch(_ database: OpaquePointer?, wanted: Bool) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak
    if wanted {
        sqlite3_prepare_v2(database, "SELECT 2", -1, &statement, nil)  // ok
        sqlite3_finalize(statement)
    }
}

// row 346
func nilOnly() -> OpaquePointer? {
    let statement: OpaquePointer? = nil  // ok
    return statement
}

// row 347
func endless(_ database: OpaquePointer?) -> Never {
    while true {
        var statement: OpaquePointer?
        sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak
        sqlite3_step(statement)
    }
}

// row 350
func replacedByNil(_ database: OpaquePointer?) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak "overwritten" <- line +2
    sqlite3_step(statement)
    statement = nil
}

func finalizeIfPresent(_ statement: OpaquePointer?) {
    guard let statement else { return }
    sqlite3_finalize(statement)
}

// row 351
func releasedByHelper(_ database: OpaquePointer?) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    finalizeIfPresent(statement)
}

// row 352
func throwInsideDo(_ database: OpaquePointer?) throws {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    defer { sqlite3_finalize(statement) }
    throw StoreError.negative
}

// row 354
func throwBeforeRelease(_ database: OpaquePointer?, value: Int) throws {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak warning: statement-leak "on exception" <- line +1
    if value < 0 { throw StoreError.negative }
    sqlite3_finalize(statement)
}

// row 354
func throwAfterRelease(_ database: OpaquePointer?, value: Int) throws {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    sqlite3_finalize(statement)
    if value < 0 { throw StoreError.negative }
}

// row 358
func borrowedAndDropped(_ database: OpaquePointer?) throws -> Int {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak <- line +1
    return try use(statement)
}

// row 360
func returnInsideDo(_ database: OpaquePointer?, value: Int) -> OpaquePointer? {
    do {
        try check(value)
        var statement: OpaquePointer?
        sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
        return statement
    } catch {
        return nil
    }
}

// row 361
func secondThrows(_ database: OpaquePointer?, value: Int) throws {
    var first: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &first, nil)  // leak warning: statement-leak <- line +1
    try check(value)
    var second: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 2", -1, &second, nil)  // ok
    sqlite3_finalize(second)
    sqlite3_finalize(first)
}

// row 363
func finalizedThoughMaybeNil(_ database: OpaquePointer?, value: Int) throws {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    try check(value)
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    try check(value)
}

// row 364
func helperInDefer(_ database: OpaquePointer?, value: Int) throws {
    var statement: OpaquePointer?
    defer { finalizeIfPresent(statement) }
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    try check(value)
}

// row 365
func threeBranches(_ database: OpaquePointer?, mode: Int) {
    var statement: OpaquePointer?
    switch mode {
    case 0: sqlite3_prepare_v2(database, "SELECT 0", -1, &statement, nil)  // ok
    case 1: sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    default: sqlite3_prepare_v2(database, "SELECT 2", -1, &statement, nil)  // ok
    }
    finalizeIfPresent(statement)
}

func bound(_ statement: OpaquePointer?) -> OpaquePointer? {
    sqlite3_bind_int(statement, 1, 1)
    return statement
}

// row 366
func configureThenReturn(_ database: OpaquePointer?) -> OpaquePointer? {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT ?", -1, &statement, nil)  // ok
    return bound(statement)
}

// row 367
func setupBeforeReturn(_ database: OpaquePointer?, value: Int) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT ?", -1, &statement, nil)  // leak warning: statement-leak <- line +1
    try check(value)
    return statement
}

// row 367
func setupBeforeReturnGuarded(_ database: OpaquePointer?, value: Int) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT ?", -1, &statement, nil)  // ok
    do {
        try check(value)
    } catch {
        sqlite3_finalize(statement)
        throw error
    }
    return statement
}

// row 368
func handlersFinalizeAndReturn(_ database: OpaquePointer?, value: Int) -> Bool {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    do {
        try check(value)
    } catch StoreError.negative {
        sqlite3_finalize(statement)
        return false
    } catch {
        sqlite3_finalize(statement)
        return false
    }
    sqlite3_finalize(statement)
    return true
}

// row 369
func finalizesAll(_ statements: [OpaquePointer]) {
    for statement in statements {
        sqlite3_finalize(statement)
    }
}

func consume(_ statement: OpaquePointer?, _ value: Int) throws {
    try check(value)
    sqlite3_finalize(statement)
}

// row 377
func consumerThrows(_ database: OpaquePointer?, value: Int) throws {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak warning: statement-leak <- line +1
    try consume(statement, value)
}

// row 378
func consumerIgnored(_ database: OpaquePointer?, value: Int) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak <- line +2
    try? consume(statement, value)
}

// row 378
func consumerCaught(_ database: OpaquePointer?, value: Int) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    do {
        try consume(statement, value)
    } catch {
        sqlite3_finalize(statement)
    }
}

// row 379: an initializer that throws runs no deinit of a struct, and of a class only when all is initialised
final class Opened {
    private var database: OpaquePointer?
    private let size: Int

    // row 380
    init(path: String, size: Int) throws {
        var handle: OpaquePointer?
        sqlite3_open(path, &handle)  // ok
        do {
            try check(size)
        } catch {
            sqlite3_close(handle)
            throw error
        }
        database = handle
        self.size = size
    }

    deinit {
        sqlite3_close(database)
    }
}

// row 379
struct Unguarded {
    let database: OpaquePointer?

    init(path: String, size: Int) throws {
        var handle: OpaquePointer?
        sqlite3_open(path, &handle)  // leak warning: connection-leak <- line +1
        try check(size)
        database = handle
    }
}

// row 397
func selfAssignment(_ database: OpaquePointer?) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    let copy = statement
    statement = copy
    sqlite3_finalize(statement)
}

// row 399
func ternaryLosesExisting(_ database: OpaquePointer?, other: OpaquePointer?, keep: Bool) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // leak error: statement-leak "overwritten" <- line +1
    statement = keep ? statement : other
    sqlite3_finalize(statement)
}

// row 402
func guardBeforeRelease(_ database: OpaquePointer?) {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    if statement != nil {
        sqlite3_finalize(statement)
    }
}

// row 403
func returnBeforeAcquisition(_ database: OpaquePointer?, value: Int) -> Int32 {
    guard value > 0 else { return 0 }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil) == SQLITE_OK, let statement else {  // ok
        return -1
    }
    let code = sqlite3_step(statement)
    sqlite3_finalize(statement)
    return code
}
