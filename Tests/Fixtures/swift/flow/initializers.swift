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
