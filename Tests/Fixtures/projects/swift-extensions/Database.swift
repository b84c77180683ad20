import SQLite3

final class Database {
  let handle: OpaquePointer
  var prepared: OpaquePointer?

  init(handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    shut()
  }
}
