// A handle in a case or factory that is written without its type: what is made of it has it.
import SQLite3

public protocol Connecting {}

final class Store {
  let connection: Connecting
  init(connection: Connecting) { self.connection = connection }

  static func inMemory() -> Store {
    let handle = openInMemory()  // ok
    return Store(connection: .reusing(handle, closesAtEnd: true))
  }
}

func openInMemory() -> OpaquePointer? {
  var handle: OpaquePointer?
  guard sqlite3_open(":memory:", &handle) == SQLITE_OK else {
    sqlite3_close(handle)
    return nil
  }
  return handle
}

func deliver(_ then: (Result<OpaquePointer?, Error>) -> Void) -> Result<OpaquePointer?, Error> {
  var handle: OpaquePointer?
  guard sqlite3_open(":memory:", &handle) == SQLITE_OK else {  // ok
    sqlite3_close(handle)
    return .failure(Failure())
  }
  return .success(handle)
}

func look(at path: String) -> Int32 {
  let handle = openInMemory()  // leak: connection-leak "`handle` is not closed" <- line +1
  return sqlite3_total_changes(handle)
}

struct Failure: Error {}
