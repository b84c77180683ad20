import SQLite3

// What objects own, closures release and destructors end: nothing here leaks.

enum Failure: Error { case open }

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {
    sqlite3_close(db)
    throw Failure.open
  }
  return db
}

struct Lease {
  let handle: OpaquePointer
  let release: () -> Void
}

func lease(_ path: String) throws -> Lease {
  let db = try open(path)
  return Lease(handle: db, release: { sqlite3_close(db) })
}

func uses(_ path: String) throws -> Int32 {
  let l = try lease(path)
  defer { l.release() }
  return sqlite3_changes(l.handle)
}

struct Owned {
  let raw: OpaquePointer
  func close() { sqlite3_close(raw) }
}

func owned(_ path: String) throws -> Int32 {
  let o = Owned(raw: try open(path))
  defer { o.close() }
  return sqlite3_changes(o.raw)
}

final class Box {
  let inner: Owned
  init(_ inner: Owned) { self.inner = inner }
  deinit { inner.close() }
}

func boxed(_ path: String) throws -> Int32 {
  let b = Box(Owned(raw: try open(path)))
  return sqlite3_changes(b.inner.raw)
}

final class Crate {
  let contents: OpaquePointer
  init(_ handle: OpaquePointer) { contents = handle }
  deinit { sqlite3_close(contents) }
}

func crated(_ path: String) throws -> Int32 {
  let db = try open(path)
  let crate = Crate(db)
  return sqlite3_changes(crate.contents)
}

final class Shelf {
  let content: OpaquePointer
  init(content: OpaquePointer) { self.content = content }
  deinit { clear() }
  func clear() { sqlite3_close(content) }
}

func shelved(_ path: String) throws -> Int32 {
  let shelf = Shelf(content: try open(path))
  return sqlite3_changes(shelf.content)
}

func cleanup(_ path: String) throws -> (db: OpaquePointer, done: () -> Void) {
  let db = try open(path)
  return (db, { sqlite3_close(db) })
}

func usesCleanup(_ path: String) throws -> Int32 {
  let made = try cleanup(path)
  defer { made.done() }
  return sqlite3_changes(made.db)
}

func usesCleanupPattern(_ path: String) throws -> Int32 {
  let (db, done) = try cleanup(path)
  defer { done() }
  return sqlite3_changes(db)
}

func usesCleanupIndex(_ path: String) throws -> Int32 {
  let made = try cleanup(path)
  defer { made.1() }
  return sqlite3_changes(made.0)
}
