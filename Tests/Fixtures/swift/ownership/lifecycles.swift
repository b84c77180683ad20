import SQLite3
import XCTest

// Objects that own, and who ends their lives.

struct DatabaseError: Error {}

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    throw DatabaseError()
  }
  return db
}

final class StoreTests: XCTestCase {
  private var db: OpaquePointer?
  private var other: OpaquePointer?

  override func setUpWithError() throws {
    db = try open(":memory:")  // ok
  }

  override func tearDown() {
    sqlite3_close(db)
    db = nil
  }

  func testWithTeardownBlock() throws {
    let local = try open(":memory:")  // ok
    addTeardownBlock { sqlite3_close(local) }
    XCTAssertEqual(sqlite3_changes(local), 0)
  }

  func testWithDefer() throws {
    let local = try open(":memory:")  // ok
    defer { sqlite3_close(local) }
    XCTAssertEqual(sqlite3_changes(local), 0)
  }
}

actor Worker {
  private var handle: OpaquePointer?

  func start(_ path: String) throws {
    handle = try open(path)  // ok
  }

  func stop() {
    sqlite3_close(handle)
    handle = nil
  }
}

final class Reader {
  let statement: OpaquePointer
  let name: String

  init(_ db: OpaquePointer, name: String) throws {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil) == SQLITE_OK, let statement else {  // leak warning: statement-leak
      throw DatabaseError()
    }
    guard !name.isEmpty else { throw DatabaseError() }
    self.statement = statement
    self.name = name
  }

  func close() { sqlite3_finalize(statement) }
}

func closesReader(_ db: OpaquePointer) throws -> String {
  let reader = try Reader(db, name: "one")  // ok
  defer { reader.close() }
  return reader.name
}

func forgetsReader(_ db: OpaquePointer) throws -> String {
  let reader = try Reader(db, name: "one")  // leak error: statement-leak <- line +1
  return reader.name
}
