import SQLite3

func count(_ path: String) throws -> Int32 {
  let database = try Database.open(path)  // ok
  let statement = try database.prepare("SELECT count(*) FROM t")  // ok
  defer { database.finish(statement) }
  return sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0
}

func forgets(_ database: Database) throws -> Int32 {
  let statement = try database.prepare("SELECT count(*) FROM t")  // leak error: statement-leak <- line +1
  return sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0
}

extension Database {
  func first(_ sql: String) throws -> Int32? {
    let statement = try prepare(sql)  // leak error: statement-leak <- line +1
    guard sqlite3_step(statement) == SQLITE_ROW else { return nil }
    defer { finish(statement) }
    return sqlite3_column_int(statement, 0)
  }

  func keep(_ sql: String) throws {
    prepared = try prepare(sql)  // ok
  }
}
