import SQLite3

struct Failure: Error {}

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    throw Failure()
  }
  return db
}

func work() async throws { if Bool.random() { throw Failure() } }

// for await
func rows(_ path: String, _ names: AsyncThrowingStream<String, any Error>) async throws {
  let db = try open(path)  // leak warning: connection-leak "on exception"
  for try await name in names { print(name) }
  sqlite3_close(db)
}

func rowsClosed(_ path: String, _ names: AsyncThrowingStream<String, any Error>) async throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  for try await name in names where !name.isEmpty { print(name) }
}

func rowsOfEach(_ names: AsyncStream<String>) async throws {
  for await name in names {
    let db = try open(name)  // leak warning: connection-leak "on exception" <- line +1
    try await work()
    sqlite3_close(db)
  }
}

func rowsOfEachClosed(_ names: AsyncStream<String>) async throws {
  for await case let name in names where name != "" {
    let db = try open(name)  // ok
    defer { sqlite3_close(db) }
    try await work()
  }
}

func iterated(_ path: String, _ names: AsyncThrowingStream<String, any Error>) async throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  var iterator = names.makeAsyncIterator()
  while let name = try await iterator.next() { print(name) }
  sqlite3_close(db)
}

// Streams that are made of what a handle gives
func stream(_ path: String) -> AsyncThrowingStream<Int32, any Error> {
  AsyncThrowingStream { continuation in
    do {
      let db = try open(path)  // leak error: connection-leak
      continuation.yield(sqlite3_changes(db))
      try Task.checkCancellation()
      continuation.finish()
    } catch {
      continuation.finish(throwing: error)
    }
  }
}

func streamClosed(_ path: String) -> AsyncThrowingStream<Int32, any Error> {
  AsyncThrowingStream { continuation in
    do {
      let db = try open(path)  // ok
      continuation.onTermination = { _ in sqlite3_close(db) }
      continuation.yield(sqlite3_changes(db))
    } catch {
      continuation.finish(throwing: error)
    }
  }
}

func streamInTask(_ path: String) -> AsyncStream<Int32> {
  AsyncStream { continuation in
    let task = Task {
      guard let db = try? open(path) else { return }  // leak error: connection-leak <- line +2
      for count in 0..<3 {
        if Task.isCancelled { return }
        continuation.yield(sqlite3_changes(db) + Int32(count))
      }
      sqlite3_close(db)
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}

func streamInTaskClosed(_ path: String) -> AsyncStream<Int32> {
  AsyncStream { continuation in
    let task = Task {
      guard let db = try? open(path) else { return }  // ok
      defer { sqlite3_close(db) }
      for count in 0..<3 {
        if Task.isCancelled { return }
        continuation.yield(sqlite3_changes(db) + Int32(count))
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}

// Continuations
func resumed(_ path: String) async throws -> OpaquePointer {
  try await withCheckedThrowingContinuation { continuation in
    do {
      let db = try open(path)  // ok: given on
      continuation.resume(returning: db)
    } catch {
      continuation.resume(throwing: error)
    }
  }
}

func aroundContinuation(_ path: String) async throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    continuation.resume()
  }
  sqlite3_close(db)
}

func aroundContinuationClosed(_ path: String) async throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Void, any Error>) in
    continuation.resume()
  }
}

// Cancellation handlers
func cancellable(_ path: String) async throws -> Int32 {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  return try await withTaskCancellationHandler {
    try await work()
    return sqlite3_changes(db)
  } onCancel: {
    sqlite3_interrupt(db)
  }
}

func cancellableForgotten(_ path: String) async throws -> Int32 {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  let count = try await withTaskCancellationHandler {
    try await work()
    return sqlite3_changes(db)
  } onCancel: {
    sqlite3_interrupt(db)
  }
  sqlite3_close(db)
  return count
}

func openedInHandler(_ path: String) async throws -> Int32 {
  try await withTaskCancellationHandler {
    let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
    try await work()
    return sqlite3_close(db)
  } onCancel: {
    print("cancelled")
  }
}

// Cancellation that is asked about
func checksCancellation(_ path: String) async throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try Task.checkCancellation()
  sqlite3_close(db)
}

func asksCancellation(_ path: String) async throws {
  let db = try open(path)  // leak error: connection-leak "on return" <- line +1
  guard !Task.isCancelled else { return }
  sqlite3_close(db)
}

func sleeps(_ path: String) async throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try await Task.sleep(nanoseconds: 1)
  sqlite3_close(db)
}

func sleepsOptionally(_ path: String) async throws {
  let db = try open(path)  // ok
  try? await Task.sleep(nanoseconds: 1)
  await Task.yield()
  sqlite3_close(db)
}

// Several children
func children(_ path: String) async throws {
  async let first = open(path)  // ok
  async let second = open(path)  // leak warning: connection-leak "on exception" <- line +1
  let one = try await first
  defer { sqlite3_close(one) }
  let other = try await second
  try await work()
  sqlite3_close(other)
}

func childOfTuple(_ path: String) async throws -> Int32 {
  async let size: Int = path.count
  let db = try open(path)  // ok
  let count = await size
  return sqlite3_close(db) + Int32(count)
}

// Groups whose children hand out
func collected(_ paths: [String]) async throws {
  try await withThrowingTaskGroup(of: OpaquePointer.self) { group in
    for path in paths { group.addTask { try open(path) } }  // ok
    for try await db in group { sqlite3_close(db) }
  }
}

// Tasks that close, and are waited for
func closingTask(_ path: String) async throws {
  let db = try open(path)  // ok
  let task = Task { _ = sqlite3_close(db) }
  await task.value
}

func deferredTask(_ path: String) async throws {
  let db = try open(path)  // ok
  defer { Task { sqlite3_close(db) } }
  try await work()
}

// Isolation
@globalActor actor Storage {
  static let shared = Storage()
}

@Storage final class Files {
  var db: OpaquePointer?

  func start(_ path: String) throws { db = try open(path) }  // ok: `stop`

  func stop() { sqlite3_close(db) }

  func copy(_ path: String) async throws {
    let other = try open(path)  // leak warning: connection-leak "on exception" <- line +1
    try await work()
    sqlite3_close(other)
  }

  isolated deinit { sqlite3_close(db) }
}

func isolated(to actor: isolated Storage, _ path: String) async throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try await work()
  sqlite3_close(db)
}
