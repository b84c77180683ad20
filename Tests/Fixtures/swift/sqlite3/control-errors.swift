import SQLite3

enum StoreError: Error { case busy, gone }

struct NetworkError: Error {}

func caughtAsWhatItIsNot(path: String) throws -> Bool {
  var db: OpaquePointer?
  do {
    sqlite3_open(path, &db)  // leak warning: connection-leak "on exception: raised at line" <- line 11
    throw NetworkError()
  } catch StoreError.busy {
    sqlite3_close(db)
    return false
  }
}

func thrownAgainAndCaught(path: String) throws -> Bool {
  var db: OpaquePointer?
  do {
    do {
      sqlite3_open(path, &db)  // ok
      try work()
    } catch is StoreError {
      sqlite3_close(db)
      throw NetworkError()
    }
  } catch is NetworkError {
    sqlite3_close(db)
    return false
  } catch {
    sqlite3_close(db)
    throw error
  }
  sqlite3_close(db)
  return true
}
