import SQLite3

final class Store {
  private var db: OpaquePointer?
  let path: String

  init(path: String) throws {
    self.path = path
    db = try connect(path)
  }

  deinit { sqlite3_close(db) }

  var isOpen: Bool { db != nil }

  func reset() {
    self.db = nil
  }

  static func shared() -> Store { cached }
}

extension Store {
  func count() -> Int { query().count }
}
