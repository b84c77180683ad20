import SQLite3

final class Database {
  let handle: OpaquePointer
  var prepared: OpaquePointer?

  init(path: String) throws {
    var db: OpaquePointer?
    guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
      sqlite3_close(db)
      throw DatabaseError.open
    }
    handle = db
  }
}
enum DatabaseError: Error { case open }
