import SQLite3

struct Failure: Error {}

func work() throws { if Bool.random() { throw Failure() } }

// Code of every condition is read; which one holds is not known.
func logged(_ path: String) {
  var db: OpaquePointer?
  sqlite3_open(path, &db)  // ok
  #if DEBUG
    print("opened")
  #elseif os(Linux)
    print("opened on Linux")
  #else
    sqlite3_exec(db, "PRAGMA optimize", nil, nil, nil)
  #endif
  sqlite3_close(db)
}

func closedHowever(_ path: String) {
  var db: OpaquePointer?
  sqlite3_open(path, &db)  // ok
  #if DEBUG
    sqlite3_close_v2(db)
  #else
    sqlite3_close(db)
  #endif
}

func throwsUnderCondition(_ path: String) throws {
  var db: OpaquePointer?
  sqlite3_open(path, &db)  // leak warning: connection-leak "on exception"
  #if DEBUG
    try work()
  #endif
  sqlite3_close(db)
}

#if canImport(SQLite3)
  func declaredUnderCondition(_ path: String) -> Int32 {
    var db: OpaquePointer?
    sqlite3_open(path, &db)  // leak error: connection-leak "on return" <- line +1
    return sqlite3_errcode(db)
  }
#endif
