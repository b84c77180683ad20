import SQLite3

final class Holder {
  var db: OpaquePointer?

  func close() { sqlite3_close(db) }
}

func open(_ path: String) -> OpaquePointer? {
  var db: OpaquePointer?
  sqlite3_open(path, &db)  // ok
  return db
}

// row 384: of an object that the function itself made
func replaced() {
  let holder = Holder()
  holder.db = open("a.db")  // leak error: connection-leak "when the function ends" <- line +3
  holder.db = open("b.db")  // ok
  holder.close()
}

func replacedAfterClosing() {
  let holder = Holder()
  holder.db = open("a.db")  // ok
  holder.close()
  holder.db = open("b.db")  // ok
  holder.close()
}

func replacedOnlyWhenNil(_ isFirst: Bool) {
  let holder = Holder()
  if isFirst { holder.db = open("a.db") }  // ok
  if holder.db == nil { holder.db = open("b.db") }  // ok
  holder.close()
}

// Of somebody else's object nothing is claimed.
func replacedElsewhere(_ holder: Holder) {
  holder.db = open("a.db")  // ok
  holder.db = open("b.db")  // ok
}
