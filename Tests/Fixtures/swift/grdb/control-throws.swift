// What throws, and who catches it.
import GRDB

enum ImportError: Error {
    case empty
    case malformed(Int)
}

func validate(_ names: [String]) throws {
    if names.isEmpty { throw ImportError.empty }
    if names.contains("") { throw ImportError.malformed(0) }
}

func optionalTry(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // ok: nothing between throws out of here
    try? validate(names)
    try db.commit()
}

func forcedTry(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // ok: the process stops where it fails
    try! validate(names)
    try db.commit()
}

func optionalTryInGuard(_ db: Database, names: [String]) throws -> Int? {
    try db.beginTransaction()  // leak error: transaction-leak "on return" <- line +1
    guard let count = try? Int.fetchOne(db, sql: "SELECT count(*) FROM names") else { return nil }
    try db.commit()
    return count
}

func catchesOnlyOneCase(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // leak warning: transaction-leak "on exception"
    do {
        try validate(names)
    } catch ImportError.empty {
        try db.rollback()
        return
    }
    try db.commit()
}

func catchesEveryCase(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // ok
    do {
        try validate(names)
    } catch ImportError.malformed(let line) where line > 3 {
        try db.rollback()
        return
    } catch let failure as ImportError {
        try db.rollback()
        throw failure
    } catch {
        try db.rollback()
        throw error
    }
    try db.commit()
}

func nestedDo(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // ok
    do {
        do {
            try validate(names)
        } catch ImportError.empty {
            throw ImportError.malformed(0)
        }
        try db.commit()
    } catch {
        try db.rollback()
        throw error
    }
}

func typedThrows(_ names: [String]) throws(ImportError) {
    if names.isEmpty { throw .empty }
}

func exhaustiveByType(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // ok: what is thrown is an ImportError
    do throws(ImportError) {
        try typedThrows(names)
    } catch {
        try db.rollback()
        return
    }
    try db.commit()
}

func rethrowing(_ db: Database, work: (Database) throws -> Void) rethrows {
    try? db.beginTransaction()  // leak warning: transaction-leak
    try work(db)
    try? db.commit()
}

func deferredRollback(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // ok
    var isDone = false
    defer {
        if !isDone { try? db.rollback() }
    }
    try validate(names)
    try db.commit()
    isDone = true
}

func deferredTooLate(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // leak warning: transaction-leak <- line +1
    try validate(names)
    defer { try? db.commit() }
}

func loopThatThrows(_ db: Database, names: [String]) throws {
    for name in names {
        try db.beginTransaction()  // leak: transaction-leak
        if name.isEmpty { continue }
        try db.execute(sql: "INSERT INTO names VALUES (?)", arguments: [name])
        try db.commit()
    }
}

func loopThatCatches(_ db: Database, names: [String]) throws {
    for name in names {
        try db.beginTransaction()  // ok
        do {
            try db.execute(sql: "INSERT INTO names VALUES (?)", arguments: [name])
        } catch {
            try db.rollback()
            continue
        }
        try db.commit()
    }
}

func throwsInAutoclosure(_ db: Database, flag: Bool?) throws {
    try db.beginTransaction()  // leak warning: transaction-leak <- line +1
    let isOn = try flag ?? Bool.fetchOne(db, sql: "SELECT 1")
    _ = isOn
    try db.commit()
}

func notThrowing(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // ok: what is not marked does not throw
    let sorted = names.sorted()
    print(sorted.count)
    try db.commit()
}

func resultOfCatching(_ db: Database, names: [String]) throws {
    try db.beginTransaction()  // ok
    let result = Result { try validate(names) }
    switch result {
    case .success: try db.commit()
    case .failure: try db.rollback()
    }
}
