// Reading a computed property is a call of its getter.
import SQLite3

enum StoreError: Error { case closed }

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    throw StoreError.closed
  }
  return db
}

struct Source {
  var path: String
  var handle: OpaquePointer

  // Acquires.
  var opened: OpaquePointer {
    get throws { try open(path) }  // ok
  }

  var perhaps: OpaquePointer? { try? open(path) }  // ok

  // Throws.
  var size: Int {
    get throws {
      guard path.hasSuffix(".db") else { throw StoreError.closed }
      return path.count
    }
  }

  // Calls something, and hands out what somebody else holds.
  var current: OpaquePointer {
    print(path)
    return handle
  }

  var isBusy: Bool { path.isEmpty || sqlite3_changes(handle) > 0 }

  func ownGetterLeaks() throws -> Int32 {
    let db = try opened  // leak error: connection-leak "on return" <- line +1
    return sqlite3_changes(db)
  }

  func ownGetterCloses() throws -> Int32 {
    let db = try self.opened  // ok
    defer { sqlite3_close(db) }
    return sqlite3_changes(db)
  }
}

func acquires(_ source: Source) throws -> Int32 {
  let db = try source.opened  // leak error: connection-leak "on return" <- line +1
  return sqlite3_changes(db)
}

func releases(_ source: Source) throws -> Int32 {
  let db = try source.opened  // ok
  defer { sqlite3_close(db) }
  return sqlite3_changes(db)
}

func acquiresPerhaps(_ source: Source) -> Int32 {
  guard let db = source.perhaps else { return 0 }  // leak error: connection-leak "on return" <- line +1
  return sqlite3_changes(db)
}

func releasesPerhaps(_ source: Source) -> Int32 {
  guard let db = source.perhaps else { return 0 }  // ok
  defer { sqlite3_close(db) }
  return sqlite3_changes(db)
}

func throwsBetween(_ source: Source, _ path: String) throws -> Int {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  let size = try source.size
  sqlite3_close(db)
  return size
}

func throwsBefore(_ source: Source, _ path: String) throws -> Int {
  let size = try source.size
  let db = try open(path)  // ok
  sqlite3_close(db)
  return size
}

// The same connection each time.
func sameEachTime(_ source: Source) throws {
  guard sqlite3_exec(source.current, "BEGIN", nil, nil, nil) == SQLITE_OK else { return }  // ok
  sqlite3_exec(source.current, "DELETE FROM t", nil, nil, nil)
  sqlite3_exec(source.current, "COMMIT", nil, nil, nil)
}

func sameEachTimeForgotten(_ source: Source, _ flag: Bool) throws {
  guard sqlite3_exec(source.current, "BEGIN", nil, nil, nil) == SQLITE_OK else { return }  // leak error: transaction-leak "on return" <- line +1
  if flag { return }
  sqlite3_exec(source.current, "COMMIT", nil, nil, nil)
}

func tested(_ source: Source, _ path: String) throws {
  let db = try open(path)  // ok
  if source.isBusy {
    sqlite3_close(db)
    return
  }
  sqlite3_close(db)
}

final class Cache {
  private var stored: OpaquePointer?
  private var path = ""

  // Set through the accessor, and not its getter.
  var handle: OpaquePointer? {
    get {
      print("read")
      return stored
    }
    set { stored = newValue }
  }

  func start() {
    sqlite3_open(path, &handle)  // ok
  }

  func stop() {
    sqlite3_close(handle)
    handle = nil
  }
}
