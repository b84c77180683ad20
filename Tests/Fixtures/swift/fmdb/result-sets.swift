// Result sets that are left before their end, and transactions begun by hand. Rows 423 and 424.
import FMDB

final class Cache {
    private let queue: FMDatabaseQueue

    init?(path: String) {
        guard let queue = FMDatabaseQueue(path: path) else { return nil }  // ok
        self.queue = queue
    }

    // row 423
    func contains(_ key: String) -> Bool {
        var found = false
        queue.inDatabase { db in
            guard let rows = try? db.executeQuery("SELECT key FROM cache", values: nil) else { return }  // leak error: cursor-leak <- line +3
            while rows.next() {
                if rows.string(forColumn: "key") == key {
                    return
                }
            }
            found = true
        }
        return found
    }

    // row 423
    func containsClosing(_ key: String) -> Bool {
        var found = false
        queue.inDatabase { db in
            guard let rows = try? db.executeQuery("SELECT key FROM cache", values: nil) else { return }  // ok
            defer { rows.close() }
            while rows.next() {
                if rows.string(forColumn: "key") == key {
                    found = true
                    return
                }
            }
        }
        return found
    }

    func keys() -> [String] {
        var keys: [String] = []
        queue.inDatabase { db in
            if let rows = db.executeQuery("SELECT key FROM cache", withArgumentsIn: []) {  // ok
                while rows.next() {
                    keys.append(rows.string(forColumn: "key") ?? "")
                }
            }
        }
        return keys
    }

    func store(_ key: String, _ value: Data) {
        queue.inTransaction { db, rollback in  // ok
            if !db.executeUpdate("INSERT INTO cache VALUES (?, ?)", withArgumentsIn: [key, value]) {
                rollback.pointee = true
                return
            }
        }
    }
}

func allKeys(_ db: FMDatabase) -> [String] {
    var keys: [String] = []
    let rows = db.executeQuery("SELECT key FROM cache", withArgumentsIn: [])  // ok
    while rows?.next() == true {
        keys.append(rows?.string(forColumn: "key") ?? "")
    }
    let others: FMResultSet! = db.executeQuery("SELECT key FROM other", withArgumentsIn: [])  // ok
    while others.next() != false {
        keys.append(others.string(forColumn: "key") ?? "")
    }
    return keys
}

func firstValue(_ db: FMDatabase) throws -> Int32 {
    let rows = try db.executeQuery("SELECT count(*) FROM cache", values: nil)  // leak error: cursor-leak <- line +2
    if rows.next() {
        return rows.int(forColumnIndex: 0)
    }
    return 0
}

func firstValueClosed(_ db: FMDatabase) throws -> Int32 {
    let rows = try db.executeQuery("SELECT count(*) FROM cache", values: nil)  // ok
    defer { rows.close() }
    return rows.next() ? rows.int(forColumnIndex: 0) : 0
}

// row 424
func closedBeforeItsRows(_ path: String) {
    let db = FMDatabase(path: path)
    guard db.open() else { return }
    guard let rows = db.executeQuery("SELECT key FROM cache", withArgumentsIn: []) else {  // ok: closing the database closes its result sets
        db.close()
        return
    }
    if rows.next() { show(rows.string(forColumn: "key")) }
    db.close()
}

func importAll(_ db: FMDatabase, _ keys: [String]) -> Bool {
    db.beginTransaction()  // leak error: transaction-leak <- line +3
    for key in keys {
        guard db.executeUpdate("INSERT INTO cache (key) VALUES (?)", withArgumentsIn: [key]) else {
            return false
        }
    }
    return db.commit()
}

func importAllRolledBack(_ db: FMDatabase, _ keys: [String]) -> Bool {
    guard db.beginTransaction() else { return false }  // ok
    for key in keys {
        guard db.executeUpdate("INSERT INTO cache (key) VALUES (?)", withArgumentsIn: [key]) else {
            db.rollback()
            return false
        }
    }
    return db.commit()
}

func importAllThrowing(_ db: FMDatabase, _ keys: [String]) throws {
    try db.executeUpdate("BEGIN TRANSACTION", values: nil)  // leak warning: transaction-leak <- line +2
    for key in keys {
        try db.executeUpdate("INSERT INTO cache (key) VALUES (?)", values: [key])
    }
    try db.executeUpdate("COMMIT TRANSACTION", values: nil)
}

func show(_ text: String?) {}
