func outParameter() -> OpaquePointer? {
  var handle: OpaquePointer?
  guard sqlite3_open_v2("x", &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else { return nil }
  return handle
}

func labels(_ db: Database) throws {
  try db.execute(sql: "BEGIN", arguments: [])
}

func constructed() -> Store {
  let store = Store(path: "x")
  store.open()
  return store
}

func tuples() -> Int {
  let (a, b) = pair()
  return a + b
}

func inoutParameter(_ n: inout Int) {
  n = one()
}

func text(_ name: String) {
  run("SAVEPOINT \(name)")
}
