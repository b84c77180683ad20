import SQLite3

// row 433
final class Logging {
  private var db: OpaquePointer?

  init(path: String) {
    sqlite3_open(path, &db)  // leak warning: connection-leak "by any method of `Logging`"
  }

  deinit {
    print("gone")
  }

  func run() { sqlite3_exec(db, "VACUUM", nil, nil, nil) }
}

func logs(path: String) {
  let store = Logging(path: path)
  store.run()
}

final class Destructing {
  private var db: OpaquePointer?

  init(path: String) {
    sqlite3_open(path, &db)  // ok
  }

  deinit { sqlite3_close(db) }

  func run() { sqlite3_exec(db, "VACUUM", nil, nil, nil) }
}

func destructs(path: String) {
  let store = Destructing(path: path)  // ok
  store.run()
}

final class Closing {
  private var db: OpaquePointer?

  init(path: String) {
    sqlite3_open(path, &db)  // ok
  }

  func close() {
    sqlite3_close(db)
    db = nil
  }

  func run() { sqlite3_exec(db, "VACUUM", nil, nil, nil) }
}

func closes(path: String) {
  let store = Closing(path: path)  // ok
  defer { store.close() }
  store.run()
}

func forgets(path: String) {
  let store = Closing(path: path)  // leak error: connection-leak "`store` is not closed on return" <- line +2
  store.run()
}

final class Shared {
  static let shared = Shared()
  private var db: OpaquePointer?

  private init() {
    sqlite3_open("app.db", &db)  // ok: lives as long as the process
  }
}
