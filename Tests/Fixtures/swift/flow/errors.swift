import SQLite3

enum StoreError: Error { case busy, gone }

struct NetworkError: Error {}

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    throw StoreError.gone
  }
  return db
}

func work() throws { if Bool.random() { throw NetworkError() } }

// Typed throws: nothing else can be thrown.
func check(_ db: OpaquePointer?) throws(StoreError) {
  if sqlite3_errcode(db) != SQLITE_OK { throw StoreError.busy }
}

func typed(_ path: String) throws(StoreError) {
  guard let db = try? open(path) else { return }  // ok
  do {
    try check(db)
  } catch {
    sqlite3_close(db)
    throw error
  }
  sqlite3_close(db)
}

func typedForgotten(_ path: String) throws(StoreError) {
  guard let db = try? open(path) else { return }  // leak warning: connection-leak "on exception" <- line +1
  try check(db)
  sqlite3_close(db)
}

func typedBlock(_ path: String) {
  guard let db = try? open(path) else { return }  // ok
  do throws(StoreError) {
    try check(db)
    sqlite3_close(db)
  } catch {
    sqlite3_close(db)
  }
}

func handledAsWhatItIs(_ path: String) throws {
  let db = try open(path)  // ok
  do {
    try check(db)
  } catch is StoreError {
    sqlite3_close(db)
    return
  }
  sqlite3_close(db)
}

func handledAsWhatItIsNot(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  do {
    try check(db)
  } catch is NetworkError {
    sqlite3_close(db)
    return
  }
  sqlite3_close(db)
}

// Patterns
func patterns(_ path: String) throws {
  let db = try open(path)  // ok
  do {
    try work()
  } catch StoreError.busy {
    print("busy")
  } catch StoreError.gone {
    print("gone")
  } catch let error as NetworkError {
    print(error)
  } catch let error where sqlite3_errcode(db) != SQLITE_OK {
    print(error)
  } catch {
    print("other")
  }
  sqlite3_close(db)
}

func patternForgotten(_ path: String) throws {
  let db = try open(path)  // leak error: connection-leak "when the function ends"
  do {
    try any()
    sqlite3_close(db)
  } catch let error as NetworkError {
    sqlite3_close(db)
    throw error
  } catch {
    print(error)
  }
}

func withoutCatchAll(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception"
  do {
    try any()
  } catch StoreError.busy {
    print("busy")
  }
  sqlite3_close(db)
}

func any() throws { throw Bool.random() ? StoreError.busy : StoreError.gone }

// Nested, and thrown again
func nested(_ path: String) throws {
  let db = try open(path)  // ok
  do {
    do {
      try work()
    } catch let error as StoreError {
      throw error
    }
  } catch {
    sqlite3_close(db)
    throw error
  }
  sqlite3_close(db)
}

func throwsInHandler(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +4
  do {
    try work()
  } catch {
    try work()
    sqlite3_close(db)
    throw error
  }
  sqlite3_close(db)
}

// rethrows: throws only what the closure throws.
func twice(_ body: () throws -> Void) rethrows {
  try body()
  try body()
}

func rethrown(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try twice { try work() }
  sqlite3_close(db)
}

func rethrowsNothing(_ path: String) throws {
  let db = try open(path)  // ok
  twice { print(sqlite3_errcode(db)) }
  sqlite3_close(db)
}

// Results
func asResult(_ path: String) -> Result<Int32, Error> {
  let result = Result {
    let db = try open(path)  // leak error: connection-leak "on return" <- line +4
    try work()
    return sqlite3_close(db)
  }
  return result
}

func asResultClosed(_ path: String) -> Result<Int32, Error> {
  Result {
    let db = try open(path)  // ok
    defer { sqlite3_close(db) }
    try work()
    return sqlite3_errcode(db)
  }
}

// Which case of an enumeration an error is.
func refuse() throws(StoreError) { if Bool.random() { throw StoreError.busy } }

func fails() throws { if Bool.random() { throw .random() ? StoreError.busy : StoreError.gone } }

func onlyThatCase(_ path: String) throws {
  let db = try open(path)  // ok
  do {
    try refuse()
  } catch StoreError.busy {
    print("busy")
  }
  sqlite3_close(db)
}

func anotherCase(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  do {
    try refuse()
  } catch StoreError.gone {
    print("gone")
  }
  sqlite3_close(db)
}

func someCase(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  do {
    try fails()
  } catch StoreError.gone {
    print("gone")
  }
  sqlite3_close(db)
}

struct RemoteError: Error, Equatable {
  var code = 0
  static let busy = RemoteError(code: 1)
  static let gone = RemoteError(code: 2)
}

func request() throws(RemoteError) { if Bool.random() { throw RemoteError.busy } }

// A constant of a type: what equals it is not known.
func constantOfType(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  do {
    try request()
  } catch RemoteError.gone {
    print("gone")
  }
  sqlite3_close(db)
}

enum CodedError: Error { case code(Int), other }

func coded() throws { if Bool.random() { throw CodedError.code(3) } }

func whatTheCaseHolds(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  do {
    try coded()
  } catch CodedError.code(4) {
    print("4")
  }
  sqlite3_close(db)
}

func whateverTheCaseHolds(_ path: String) throws {
  let db = try open(path)  // ok
  do {
    try coded()
  } catch CodedError.code(let code) {
    print(code)
  }
  sqlite3_close(db)
}
