import SQLite3

extension Database {
  func close() {
    sqlite3_close(handle)
  }
}

func closes(_ path: String) throws -> Int32 {
  let database = try Database(path: path)  // ok
  defer { database.close() }
  return sqlite3_changes(database.handle)
}

func forgets(_ path: String) throws -> Int32 {
  let database = try Database(path: path)  // leak error: connection-leak
  return sqlite3_changes(database.handle)
}
