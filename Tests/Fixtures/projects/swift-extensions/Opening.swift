import SQLite3

enum DatabaseError: Error {
  case open
  case prepare
}

extension Database {
  static func open(_ path: String) throws -> Database {
    var handle: OpaquePointer?
    guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else {  // ok
      sqlite3_close(handle)
      throw DatabaseError.open
    }
    return Database(handle: handle)
  }

  convenience init(path: String) throws {
    var handle: OpaquePointer?
    guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else {  // ok
      sqlite3_close(handle)
      throw DatabaseError.open
    }
    self.init(handle: handle)
  }
}
