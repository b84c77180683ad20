// Incident: BEGIN and COMMIT by hand, and whatever throws between them. Rows 435 to 437.
import GRDB

func archive(_ db: Database) throws {
    try db.execute(sql: "BEGIN")  // leak warning: transaction-leak <- line +1
    try moveRows(db)
    try db.execute(sql: "COMMIT")
}

func archiveRolledBack(_ db: Database) throws {
    try db.execute(sql: "BEGIN IMMEDIATE TRANSACTION")  // ok
    do {
        try moveRows(db)
        try db.execute(sql: "COMMIT")
    } catch {
        try? db.execute(sql: "ROLLBACK")
        throw error
    }
}

// row 437
func archiveWithMethods(_ db: Database) throws {
    try db.beginTransaction()  // leak warning: transaction-leak <- line +1
    try moveRows(db)
    try db.commit()
}

func archiveWithMethodsRolledBack(_ db: Database) throws {
    try db.beginTransaction(.immediate)  // ok
    do {
        try moveRows(db)
    } catch {
        try db.rollback()
        throw error
    }
    try db.commit()
}

// row 435
func archiveSwallowing(_ db: Database) -> Bool {
    do {
        try db.beginTransaction()  // leak error: transaction-leak <- line +5
        try moveRows(db)
        try db.commit()
        return true
    } catch {
        return false
    }
}

// row 436
func archiveInTransaction(_ db: Database) throws {
    try db.inTransaction {  // ok
        try moveRows(db)
        if try db.changesCount == 0 { return .rollback }
        return .commit
    }
}

func archiveInSavepoint(_ db: Database) throws {
    try db.inSavepoint {  // ok
        try moveRows(db)
        return .commit
    }
}

func archiveInWrite(_ queue: DatabaseQueue) throws {
    try queue.write { db in  // ok
        try moveRows(db)
    }
}

func archiveEarlyReturn(_ db: Database, limit: Int) throws {
    try db.beginTransaction()  // leak error: transaction-leak <- line +2
    guard try Int.fetchOne(db, sql: "SELECT count(*) FROM rows") ?? 0 < limit else {
        return
    }
    do {
        try moveRows(db)
        try db.commit()
    } catch {
        try db.rollback()
        throw error
    }
}

func moveRows(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO archive SELECT * FROM rows")
    try db.execute(sql: "DELETE FROM rows")
}
