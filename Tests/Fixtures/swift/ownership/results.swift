// `Result` as the carrier of a handle.
import SQLite3

enum StoreError: Error { case closed, busy }

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    throw StoreError.closed
  }
  return db
}

func opened(_ path: String) -> Result<OpaquePointer, any Error> {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    return .failure(StoreError.closed)
  }
  return .success(db)
}

func openedNamed(_ path: String) -> Result<OpaquePointer, any Error> {
  do { return Result.success(try open(path)) } catch { return Result.failure(error) }  // ok
}

func openedCatching(_ path: String) -> Result<OpaquePointer, any Error> {
  return Result { try open(path) }  // ok
}

// MARK: get

// row 331: a box that is opened by a call, and what was in it is lost or closed.

func getLeaks(_ path: String) throws -> Int32 {
  let db = try opened(path).get()  // leak: connection-leak "on return" <- line +1
  return sqlite3_changes(db)
}

func getCloses(_ path: String) throws -> Int32 {
  let db = try opened(path).get()  // ok
  defer { sqlite3_close(db) }
  return sqlite3_changes(db)
}

func getOfNamed(_ path: String) throws -> Int32 {
  let result = openedNamed(path)  // leak: connection-leak "on return" <- line +2
  let db = try result.get()
  return sqlite3_changes(db)
}

func getOptionally(_ path: String) -> Int32 {
  guard let db = try? opened(path).get() else { return 0 }  // ok
  defer { sqlite3_close(db) }
  return sqlite3_changes(db)
}

func getInTheEnd(_ path: String) throws -> Int32 {
  let result = opened(path)  // ok
  print("opened")
  let db = try result.get()
  sqlite3_close(db)
  return 0
}

// MARK: switch, if case, guard case

func switchLeaks(_ path: String) -> Int32 {
  switch opened(path) {  // leak: connection-leak "on return" <- line +1
  case .success(let db): return sqlite3_changes(db)
  case .failure(let error):
    print(error)
    return 0
  }
}

func switchCloses(_ path: String) -> Int32 {
  let result = opened(path)  // ok
  switch result {
  case let .success(db):
    defer { sqlite3_close(db) }
    return sqlite3_changes(db)
  case .failure: return 0
  }
}

func switchFailureFirst(_ path: String) -> Int32 {
  switch openedCatching(path) {  // leak: connection-leak "on return" <- line +3
  case .failure:
    return 0
  case .success(let db): return sqlite3_changes(db)
  }
}

func ifCaseLeaks(_ path: String) -> Int32 {
  if case .success(let db) = opened(path) {  // leak: connection-leak "on return" <- line +1
    return sqlite3_changes(db)
  }
  return 0
}

func ifCaseCloses(_ path: String) -> Int32 {
  if case .success(let db) = opened(path) {  // ok
    sqlite3_close(db)
  }
  return 0
}

func guardCaseCloses(_ path: String) throws -> Int32 {
  guard case .success(let db) = opened(path) else { throw StoreError.busy }  // ok
  defer { sqlite3_close(db) }
  return sqlite3_changes(db)
}

func guardCaseLeaks(_ path: String) throws -> Int32 {
  guard case .success(let db) = opened(path) else { throw StoreError.busy }  // leak: connection-leak <- line +1
  return sqlite3_changes(db)
}

// MARK: Made in place

func madeInPlace(_ path: String) -> Int32 {
  let result = Result { try open(path) }  // ok
  switch result {
  case .success(let db):
    sqlite3_close(db)
    return 1
  case .failure: return 0
  }
}

func madeInPlaceAndLost(_ path: String) -> Int32 {
  let result = Result(catching: { try open(path) })  // leak: connection-leak "on return" <- line +3
  switch result {
  case .success(let db):
    return sqlite3_changes(db)
  case .failure: return 0
  }
}

// MARK: Handed to somebody

func callsBack(_ path: String, _ completion: @escaping (Result<OpaquePointer, any Error>) -> Void) {
  do {
    let db = try open(path)  // ok
    completion(.success(db))
  } catch {
    completion(.failure(error))
  }
}

func continues(_ path: String) async throws -> OpaquePointer {
  try await withCheckedThrowingContinuation { continuation in
    do {
      let db = try open(path)  // ok
      continuation.resume(with: .success(db))
    } catch {
      continuation.resume(with: .failure(error))
    }
  }
}

final class Store {
  private var state: Result<OpaquePointer, any Error> = .failure(StoreError.closed)

  func start(_ path: String) throws {
    let db = try open(path)  // ok
    state = .success(db)
  }

  func stop() {
    if case .success(let db) = state { sqlite3_close(db) }
    state = .failure(StoreError.closed)
  }
}

func handedOn(_ path: String) -> Result<Int32, any Error> {
  // ok
  opened(path).map { db in
    defer { sqlite3_close(db) }
    return sqlite3_changes(db)
  }
}

// MARK: Enumerations of the project

enum Opening {
  case success(OpaquePointer)
  case failure(String)
  case pending
}

func own(_ path: String) -> Opening {
  guard let db = try? open(path) else { return .failure("closed") }  // ok
  return .success(db)
}

func ownCloses(_ path: String) -> Int32 {
  switch own(path) {  // ok
  case .success(let db):
    sqlite3_close(db)
    return 1
  case .failure(let text):
    print(text)
    return 0
  case .pending: return 2
  }
}

enum Outcome { case success, failure }

func outcome(_ path: String, _ flag: Bool) throws -> Outcome {
  let db = try open(path)  // ok
  let outcome: Outcome = flag ? .success : .failure
  switch outcome {
  case .success: sqlite3_close(db)
  case .failure: sqlite3_close(db)
  }
  return outcome
}

// A `get` that is no result's.
func unknownGet(_ path: String, _ make: (OpaquePointer) -> Box) throws -> Int32 {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  let box = make(db)
  let other = try box.get()
  sqlite3_close(db)
  return sqlite3_changes(other)
}

// MARK: Completion handlers

func callsBackPlainly(_ path: String, completion: @escaping (OpaquePointer?, (any Error)?) -> Void) {
  do {
    let db = try open(path)  // ok
    completion(db, nil)
  } catch {
    completion(nil, error)
  }
}

func callsBackLater(_ path: String, _ queue: Queue, completion: ((OpaquePointer?) -> Void)?) {
  queue.run {
    guard let db = try? open(path) else { return }  // leak error: connection-leak "when the function ends" <- line +2
    completion?(db)  // nobody may be listening
  }
}

func callsBackTooLate(_ path: String, _ flag: Bool, completion: @escaping (OpaquePointer) -> Void) throws {
  let db = try open(path)  // leak error: connection-leak "on return" <- line +1
  if flag { return }
  completion(db)
}

// A closure that does not outlive the call borrows.
func lends(_ path: String, _ body: (OpaquePointer) -> Int32) throws -> Int32 {
  let db = try open(path)  // leak error: connection-leak "on return" <- line +1
  return body(db)
}

func lendsAndThrows(_ path: String, _ body: @escaping (OpaquePointer) throws -> Void) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try body(db)
  sqlite3_close(db)
}
