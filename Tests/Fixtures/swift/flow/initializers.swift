import SQLite3

struct Failure: Error {}

// An initializer that throws leaves no object behind whose method could close what it opened.
final class Closable {
  private var db: OpaquePointer?

  init(path: String) throws {
    guard sqlite3_open(path, &db) == SQLITE_OK else { throw Failure() }  // leak warning: connection-leak "on exception" <- line +0
  }

  func close() { sqlite3_close(db) }
}

// A destructor runs: all fields are set.
final class Destructible {
  private var db: OpaquePointer?

  init(path: String) throws {
    guard sqlite3_open(path, &db) == SQLITE_OK else { throw Failure() }  // ok
  }

  deinit { sqlite3_close(db) }
}

class Base {
  var db: OpaquePointer?

  deinit { sqlite3_close(db) }
}

final class Derived: Base {
  init(path: String) throws {
    super.init()
    guard sqlite3_open(path, &db) == SQLITE_OK else { throw Failure() }  // ok: the base closes it
  }
}

struct Careful {
  private var db: OpaquePointer?

  init(path: String) throws {
    guard sqlite3_open(path, &db) == SQLITE_OK else {  // ok
      sqlite3_close(db)
      throw Failure()
    }
  }

  func close() { sqlite3_close(db) }
}

final class Failable {
  private var db: OpaquePointer?

  init?(path: String) {
    guard sqlite3_open(path, &db) == SQLITE_OK else {  // ok
      sqlite3_close(db)
      return nil
    }
  }

  func close() { sqlite3_close(db) }
}

final class FailableForgotten {
  private var db: OpaquePointer?

  init?(path: String) {
    guard sqlite3_open(path, &db) == SQLITE_OK else { return nil }  // leak error: connection-leak "on return" <- line +0
  }

  func close() { sqlite3_close(db) }
}

func forgets(path: String) throws {
  let store = try Closable(path: path)  // leak error: connection-leak "`store` is not closed when the function ends" <- line +2
  _ = store
}

func closes(path: String) throws {
  let store = try Closable(path: path)  // ok
  defer { store.close() }
}

func destroyed(path: String) throws {
  _ = try Destructible(path: path)  // ok
}

func forgetsFailable(path: String) -> Bool {
  guard let store = Failable(path: path) else { return false }  // leak error: connection-leak <- line +2
  _ = store
  return true
}

// What is open while there is no object
func withoutObject(path: String) -> Bool {
  var log: OpaquePointer?
  sqlite3_open("log.db", &log)  // leak error: connection-leak "`log`" <- line +1
  guard let store = Failable(path: path) else { return false }  // ok
  store.close()
  sqlite3_close(log)
  return true
}

// row 414: an initializer that overwrites what it opened
final class Twice {
  private var db: OpaquePointer?

  init(first: String, second: String) {
    sqlite3_open(first, &db)  // leak error: connection-leak "`self.db` is not closed when overwritten" <- line +1
    sqlite3_open(second, &db)  // ok
  }

  func close() { sqlite3_close(db) }
}

final class Once {
  private var db: OpaquePointer?

  init(first: String, second: String) {
    if sqlite3_open(first, &db) != SQLITE_OK {  // ok
      sqlite3_close(db)
      sqlite3_open(second, &db)  // ok
    }
  }

  func close() { sqlite3_close(db) }
}

func usesBoth() {
  let twice = Twice(first: "a.db", second: "b.db")  // ok
  defer { twice.close() }
  let once = Once(first: "a.db", second: "b.db")  // ok
  defer { once.close() }
}
