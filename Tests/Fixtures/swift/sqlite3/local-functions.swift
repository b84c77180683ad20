import SQLite3

// Several local functions of one name: which one a call means is not known, and each has its own code.
func overloaded(_ path: String) -> Int {
  func open(_ path: String) -> OpaquePointer? {
    var db: OpaquePointer?
    sqlite3_open(path, &db)  // ok
    return db
  }
  func open(_ number: Int) -> Int { number + 1 }
  func count(_ numbers: [Int]) -> Int {
    numbers.map { $0 + 1 }.count
  }
  return open(count([1, 2]))
}

// The functions behind it keep their own closures.
func behind(_ path: String) -> Bool {
  func opened() -> OpaquePointer? {
    var db: OpaquePointer?
    guard sqlite3_open(path, &db) == SQLITE_OK else {
      sqlite3_close(db)
      return nil
    }
    return db
  }
  guard let db = opened() else { return false }  // leak: connection-leak "not closed on return" <- line +2
  let names = ["a"].map { $0 + "b" }
  guard names.count > 1 else { return false }
  sqlite3_close(db)
  return true
}
