import SQLite3

struct Failure: Error {}

func open(_ path: String) async throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    throw Failure()
  }
  return db
}

func work() async throws { if Bool.random() { throw Failure() } }

// async and await
func awaited(_ path: String) async throws {
  let db = try await open(path)  // leak warning: connection-leak "on exception" <- line +1
  try await work()
  sqlite3_close(db)
}

func awaitedAndClosed(_ path: String) async throws {
  let db = try await open(path)  // ok
  defer { sqlite3_close(db) }
  try await work()
}

// async let: where waiting for it throws, nothing was opened.
func child(_ path: String) async throws {
  async let opened = open(path)  // ok
  let db = try await opened
  defer { sqlite3_close(db) }
  try await work()
}

func childForgotten(_ path: String) async throws {
  async let opened = open(path)  // leak warning: connection-leak "on exception" <- line +2
  let db = try await opened
  try await work()
  sqlite3_close(db)
}

func childNotWaitedFor(_ path: String) async throws {
  async let opened = open(path)  // leak warning: connection-leak "on exception" <- line +1
  try await work()
  let db = try await opened
  sqlite3_close(db)
}

// Task groups
func group(_ paths: [String]) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    for path in paths {
      group.addTask {
        let db = try await open(path)  // leak warning: connection-leak "on exception" <- line +1
        try await work()
        sqlite3_close(db)
      }
    }
    try await group.waitForAll()
  }
}

func groupClosed(_ paths: [String]) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    for path in paths {
      group.addTask {
        let db = try await open(path)  // ok
        defer { sqlite3_close(db) }
        try await work()
      }
    }
    try await group.waitForAll()
  }
}

func groupOfOthers(_ path: String) async {
  await withTaskGroup(of: Bool.self) { group in
    group.addTask {
      guard let db = try? await open(path) else { return false }  // leak error: connection-leak "on return" <- line +1
      return sqlite3_errcode(db) == SQLITE_OK
    }
    for await isOpen in group { print(isOpen) }
  }
}

func heldAround(_ path: String, names: [String]) async throws {
  let db = try await open(path)  // leak warning: connection-leak "on exception"
  try await withThrowingTaskGroup(of: Void.self) { group in
    for _ in names { group.addTask { try await work() } }
    try await group.waitForAll()
  }
  sqlite3_close(db)
}

// Actors
actor Store {
  private var db: OpaquePointer?

  func start(_ path: String) async throws {
    db = try await open(path)  // ok: `stop` closes it
  }

  func stop() {
    sqlite3_close(db)
    db = nil
  }

  func read(_ path: String) async throws -> Int32 {
    let other = try await open(path)  // leak warning: connection-leak "on exception" <- line +1
    try await work()
    return sqlite3_close(other)
  }

  nonisolated func check(_ path: String) async throws -> Int32 {
    let other = try await open(path)  // leak error: connection-leak "on return" <- line +1
    return sqlite3_errcode(other)
  }
}

actor Opener {
  func connection(_ path: String) async throws -> OpaquePointer { try await open(path) }
}

func throughActor(_ opener: Opener, _ path: String) async throws -> Int32 {
  let db = try await opener.connection(path)  // leak error: connection-leak "on return" <- line +1
  return sqlite3_errcode(db)
}

func throughActorClosed(_ opener: Opener, _ path: String) async throws -> Int32 {
  let db = try await opener.connection(path)  // ok
  defer { sqlite3_close(db) }
  return sqlite3_errcode(db)
}

// Tasks
func detached(_ path: String) {
  Task.detached {
    let db = try await open(path)  // leak warning: connection-leak "on exception" <- line +1
    try await work()
    sqlite3_close(db)
  }
}

func waitedFor(_ path: String) async throws -> Int32 {
  let task = Task {
    let db = try await open(path)  // ok
    defer { sqlite3_close(db) }
    try await work()
    return sqlite3_errcode(db)
  }
  return try await task.value
}

@MainActor func onMain(_ path: String) async throws {
  let db = try await open(path)  // ok
  try? await work()
  await MainActor.run { _ = sqlite3_close(db) }
}

// Sequences
func sequence(_ path: String, _ names: AsyncStream<String>) async throws -> Bool {
  let db = try await open(path)  // leak error: connection-leak "on return" <- line +2
  for await name in names {
    if name.isEmpty { return false }
  }
  sqlite3_close(db)
  return true
}

func continuation(_ path: String) async throws -> Int32 {
  try await withCheckedThrowingContinuation { continuation in
    var db: OpaquePointer?
    guard sqlite3_open(path, &db) == SQLITE_OK else {  // leak error: connection-leak "on return" <- line +2
      continuation.resume(throwing: Failure())
      return
    }
    continuation.resume(returning: sqlite3_close(db))
  }
}
