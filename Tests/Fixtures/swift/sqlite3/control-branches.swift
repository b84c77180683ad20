// Optionals, patterns, loops, defers and closures around a prepared statement.
import SQLite3

enum Mode {
    case read
    case write(Int)
    case none
}

func prepare(_ database: OpaquePointer?, _ sql: String) -> OpaquePointer? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
    return statement
}

func ifLet(_ database: OpaquePointer?) {
    if let statement = prepare(database, "SELECT 1") {  // ok
        sqlite3_finalize(statement)
    }
}

func ifLetForgotten(_ database: OpaquePointer?) {
    if let statement = prepare(database, "SELECT 1") {  // leak error: statement-leak
        sqlite3_step(statement)
    }
}

func shorthand(_ database: OpaquePointer?) {
    let statement = prepare(database, "SELECT 1")  // ok
    if let statement {
        sqlite3_finalize(statement)
    }
}

func guardLet(_ database: OpaquePointer?, name: String?) -> Bool {
    guard let statement = prepare(database, "SELECT 1"), let name else { return false }  // leak error: statement-leak <- line +0
    sqlite3_bind_text(statement, 1, name, -1, nil)
    sqlite3_finalize(statement)
    return true
}

func guardLetOrder(_ database: OpaquePointer?, name: String?) -> Bool {
    guard let name, let statement = prepare(database, "SELECT 1") else { return false }  // ok
    sqlite3_bind_text(statement, 1, name, -1, nil)
    sqlite3_finalize(statement)
    return true
}

func ifCase(_ database: OpaquePointer?, mode: Mode) -> Int {
    guard let statement = prepare(database, "SELECT 1") else { return 0 }  // leak error: statement-leak <- line +2
    if case .write(let count) = mode, count > 3 {
        return count
    }
    sqlite3_finalize(statement)
    return 0
}

func switched(_ database: OpaquePointer?, mode: Mode) {
    guard let statement = prepare(database, "SELECT 1") else { return }  // leak error: statement-leak
    switch mode {
    case .read: sqlite3_finalize(statement)
    case .write(let count) where count > 3: sqlite3_finalize(statement)
    case .write: print("few")
    case .none: sqlite3_finalize(statement)
    }
}

func switchedWithFallthrough(_ database: OpaquePointer?, mode: Int) {
    guard let statement = prepare(database, "SELECT 1") else { return }  // ok
    switch mode {
    case 1:
        sqlite3_step(statement)
        fallthrough
    case 2, 3:
        sqlite3_finalize(statement)
    default:
        sqlite3_finalize(statement)
    }
}

func ifExpression(_ database: OpaquePointer?, isWide: Bool) {
    let statement = if isWide { prepare(database, "SELECT *") } else { prepare(database, "SELECT 1") }  // ok
    sqlite3_finalize(statement)
}

func switchExpression(_ database: OpaquePointer?, mode: Mode) {
    let statement =
        switch mode {
        case .read: prepare(database, "SELECT 1")  // leak error: statement-leak
        default: prepare(database, "SELECT 2")  // leak error: statement-leak
        }
    sqlite3_step(statement)
}

func repeated(_ database: OpaquePointer?, limit: Int) {
    var count = 0
    repeat {
        guard let statement = prepare(database, "SELECT 1") else { continue }  // ok
        sqlite3_finalize(statement)
        count += 1
    } while count < limit
}

func labelled(_ database: OpaquePointer?, groups: [[Int]]) {
    guard let statement = prepare(database, "SELECT ?") else { return }  // ok
    outer: for group in groups {
        for number in group {
            if number < 0 { break outer }
            if number == 0 { continue outer }
            sqlite3_bind_int(statement, 1, Int32(number))
        }
    }
    sqlite3_finalize(statement)
}

func breakSkipsFinalize(_ database: OpaquePointer?, numbers: [Int]) {
    for number in numbers {
        guard let statement = prepare(database, "SELECT ?") else { return }  // leak error: statement-leak
        if number < 0 { break }
        sqlite3_finalize(statement)
    }
}

func whileLet(_ database: OpaquePointer?, queries: [String]) {
    var remaining = queries[...]
    while let query = remaining.popFirst(), let statement = prepare(database, query) {  // ok
        sqlite3_finalize(statement)
    }
}

func deferInLoopBody(_ database: OpaquePointer?, numbers: [Int]) {
    for number in numbers {
        guard let statement = prepare(database, "SELECT ?") else { continue }  // ok: each round's end finalizes
        defer { sqlite3_finalize(statement) }
        if number < 0 { break }
        if number == 0 { continue }
        sqlite3_bind_int(statement, 1, Int32(number))
    }
}

func deferInInnerScope(_ database: OpaquePointer?, isWide: Bool) -> Int32 {
    var statement: OpaquePointer?
    if isWide {
        defer { sqlite3_finalize(statement) }
        statement = prepare(database, "SELECT *")  // ok
    }
    return sqlite3_errcode(database)
}

func deferOnlyInIf(_ database: OpaquePointer?, isWide: Bool) -> Int32 {
    guard let statement = prepare(database, "SELECT 1") else { return 0 }  // leak error: statement-leak
    if !isWide {
        return sqlite3_step(statement)
    }
    defer { sqlite3_finalize(statement) }
    return sqlite3_step(statement)
}

func severalDefers(_ database: OpaquePointer?) -> Int32 {
    var first: OpaquePointer?
    var second: OpaquePointer?
    defer { sqlite3_finalize(first) }
    defer {
        sqlite3_finalize(second)
        print("finalized")
    }
    first = prepare(database, "SELECT 1")  // ok
    guard first != nil else { return -1 }
    second = prepare(database, "SELECT 2")  // ok
    return sqlite3_step(second)
}

func comparedLater(_ database: OpaquePointer?) -> Int32 {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok
    let isPrepared = code == SQLITE_OK
    if isPrepared {
        sqlite3_finalize(statement)
    }
    return code
}

func switchedOnCode(_ database: OpaquePointer?) -> Bool {
    var statement: OpaquePointer?
    switch sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil) {  // ok
    case SQLITE_OK:
        sqlite3_finalize(statement)
        return true
    case SQLITE_BUSY, SQLITE_LOCKED: return false
    default: return false
    }
}

func closureInPlace(_ database: OpaquePointer?) -> Int32 {
    guard let statement = prepare(database, "SELECT 1") else { return 0 }  // ok
    let finish = { _ = sqlite3_finalize(statement) }
    let code = sqlite3_step(statement)
    finish()
    return code
}

func closureStored(_ database: OpaquePointer?) -> (() -> Void)? {
    guard let statement = prepare(database, "SELECT 1") else { return nil }  // ok: whoever calls it finalizes
    return { sqlite3_finalize(statement) }
}

func localFunction(_ database: OpaquePointer?) -> Int32 {
    guard let statement = prepare(database, "SELECT 1") else { return 0 }  // ok
    func finish(_ code: Int32) -> Int32 {
        sqlite3_finalize(statement)
        return code
    }
    guard sqlite3_step(statement) == SQLITE_ROW else { return finish(-1) }
    return finish(sqlite3_column_int(statement, 0))
}

func fatal(_ database: OpaquePointer?) -> Int32 {
    guard let statement = prepare(database, "SELECT 1") else { return 0 }  // ok: the process ends
    guard sqlite3_step(statement) == SQLITE_ROW else { fatalError("no row") }
    precondition(sqlite3_column_count(statement) == 1)
    let value = sqlite3_column_int(statement, 0)
    sqlite3_finalize(statement)
    return value
}

func conditionalCompilation(_ database: OpaquePointer?) {
    guard let statement = prepare(database, "SELECT 1") else { return }  // ok
    #if DEBUG
        print("prepared")
    #endif
    sqlite3_finalize(statement)
}

func withPointer(_ database: OpaquePointer?, bytes: [UInt8]) -> Int32 {
    guard let statement = prepare(database, "SELECT ?") else { return 0 }  // ok
    defer { sqlite3_finalize(statement) }
    return bytes.withUnsafeBytes { buffer in
        sqlite3_bind_blob(statement, 1, buffer.baseAddress, Int32(buffer.count), nil)
    }
}

func inoutParameter(_ database: OpaquePointer?, _ statement: inout OpaquePointer?) -> Bool {
    return sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil) == SQLITE_OK  // ok: the caller's
}

func callsInout(_ database: OpaquePointer?) -> Int32 {
    var statement: OpaquePointer?
    guard inoutParameter(database, &statement) else { return 0 }
    defer { sqlite3_finalize(statement) }
    return sqlite3_step(statement)
}

struct Cursor {
    private var statement: OpaquePointer?

    init(_ database: OpaquePointer?) {
        sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // ok: `close` finalizes it
    }

    var isOpen: Bool {
        guard statement != nil else { return false }
        return true
    }

    mutating func close() {
        sqlite3_finalize(statement)
        statement = nil
    }
}

actor Worker {
    private let database: OpaquePointer?

    init(database: OpaquePointer?) {
        self.database = database
    }

    func count() async throws -> Int32 {
        guard let statement = prepare(database, "SELECT 1") else { return 0 }  // leak warning: statement-leak <- line +1
        try await Task.sleep(nanoseconds: 1)
        let value = sqlite3_column_int(statement, 0)
        sqlite3_finalize(statement)
        return value
    }

    func countDeferred() async throws -> Int32 {
        guard let statement = prepare(database, "SELECT 1") else { return 0 }  // ok
        defer { sqlite3_finalize(statement) }
        try await Task.sleep(nanoseconds: 1)
        return sqlite3_column_int(statement, 0)
    }
}

func inTask(_ database: OpaquePointer?) {
    Task {
        guard let statement = prepare(database, "SELECT 1") else { return }  // leak error: statement-leak
        sqlite3_step(statement)
    }
}
