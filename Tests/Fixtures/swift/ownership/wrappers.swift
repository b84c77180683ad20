import Foundation
import SQLite3

// Functions that hand on what they acquired: alone, in tuples, optionals, structs and results.

struct DatabaseError: Error {
  var code: Int32
}

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  let code = sqlite3_open(path, &db)  // ok
  guard code == SQLITE_OK, let db else {
    sqlite3_close(db)
    throw DatabaseError(code: code)
  }
  return db
}

func openForgetting(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  let code = sqlite3_open(path, &db)  // leak warning: connection-leak
  guard code == SQLITE_OK, let db else {
    throw DatabaseError(code: code)
  }
  return db
}

func prepare(_ db: OpaquePointer, _ sql: String) throws -> OpaquePointer {
  var statement: OpaquePointer?
  let code = sqlite3_prepare_v2(db, sql, -1, &statement, nil)  // ok
  guard code == SQLITE_OK, let statement else { throw DatabaseError(code: code) }
  return statement
}

func closes(_ path: String) throws -> Int32 {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  return sqlite3_changes(db)
}

func forgets(_ path: String) throws -> Int32 {
  let db = try open(path)  // leak error: connection-leak "; `open` acquires it at " <- line +1
  return sqlite3_changes(db)
}

func forgetsStatement(_ db: OpaquePointer) throws -> Int32 {
  let statement = try prepare(db, "SELECT 1")  // leak error: statement-leak <- line +1
  guard sqlite3_step(statement) == SQLITE_ROW else { return 0 }
  defer { sqlite3_finalize(statement) }
  return sqlite3_column_int(statement, 0)
}

func both(_ path: String) throws -> (db: OpaquePointer, name: String) {
  let db = try open(path)  // ok
  return (db: db, name: path)
}

func closesOfTuple(_ path: String) throws -> String {
  let made = try both(path)  // ok
  defer { sqlite3_close(made.db) }
  return made.name
}

func forgetsOfTuple(_ path: String) throws -> String {
  let made = try both(path)  // leak error: connection-leak <- line +1
  return made.name
}

func forgetsOfTuplePattern(_ path: String) throws -> String {
  let (db, name) = try both(path)  // leak error: connection-leak <- line +2
  sqlite3_busy_timeout(db, 10)
  return name
}

func closesOfTuplePattern(_ path: String) throws -> String {
  let (db, name) = try both(path)  // ok
  sqlite3_close(db)
  return name
}

func maybe(_ path: String) -> OpaquePointer? {
  return try? open(path)  // ok
}

func closesMaybe(_ path: String) -> Int32 {
  guard let db = maybe(path) else { return 0 }  // ok
  defer { sqlite3_close(db) }
  return sqlite3_changes(db)
}

func forgetsMaybe(_ path: String) -> Int32 {
  guard let db = maybe(path) else { return 0 }  // leak error: connection-leak <- line +1
  return sqlite3_changes(db)
}

func asResult(_ path: String) -> Result<OpaquePointer, Error> {
  do {
    return .success(try open(path))  // ok
  } catch {
    return .failure(error)
  }
}

func closesOfResult(_ path: String) -> Int32 {
  switch asResult(path) {  // ok
  case .success(let db):
    defer { sqlite3_close(db) }
    return sqlite3_changes(db)
  case .failure:
    return 0
  }
}

func forgetsOfResult(_ path: String) -> Int32 {
  switch asResult(path) {  // leak: connection-leak "on return" <- line +2
  case .success(let db):
    return sqlite3_changes(db)
  case .failure:
    return 0
  }
}

func closesOfGottenResult(_ path: String) throws -> Int32 {
  let db = try asResult(path).get()  // ok
  defer { sqlite3_close(db) }
  return sqlite3_changes(db)
}

struct Handle {
  let held: OpaquePointer
  var name: String
}

func handle(_ path: String) throws -> Handle {
  return Handle(held: try open(path), name: path)  // ok
}

func closesHandle(_ path: String) throws -> String {
  let made = try handle(path)  // ok
  sqlite3_close(made.held)
  return made.name
}

func forgetsHandle(_ path: String) throws -> String {
  let made = try handle(path)  // leak error: connection-leak <- line +1
  return made.name
}

final class Store {
  private var current: OpaquePointer?

  var handle: OpaquePointer? { current }

  init(path: String) throws {
    current = try open(path)  // ok
  }

  deinit {
    sqlite3_close(current)
  }
}

func usesStore(_ path: String) throws -> Int32 {
  let store = try Store(path: path)  // ok
  return sqlite3_changes(store.handle)
}

final class Refusing {
  private let db: OpaquePointer

  init(path: String, name: String) throws {
    let db = try open(path)  // leak warning: connection-leak
    guard !name.isEmpty else { throw DatabaseError(code: 1) }
    self.db = db
  }

  deinit {
    sqlite3_close(db)
  }
}

final class Keeping {
  private let kept: OpaquePointer

  init(path: String) throws {
    kept = try open(path)  // leak warning: connection-leak "by any method of `Keeping`"
  }

  func changes() -> Int32 { sqlite3_changes(kept) }
}

func usesKeeping(_ path: String) throws -> Int32 {
  let keeping = try Keeping(path: path)
  return keeping.changes()
}
