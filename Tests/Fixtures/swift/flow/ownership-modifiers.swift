import SQLite3
import Synchronization

struct Failure: Error {}

func find(_ db: OpaquePointer?, _ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }  // ok
  return statement
}

func work() throws { if Bool.random() { throw Failure() } }

// A type that cannot be copied ends where its only owner goes out of sight.
struct Statement: ~Copyable {
  let raw: OpaquePointer?

  init(_ db: OpaquePointer?, _ sql: String) {
    raw = find(db, sql)  // ok: `deinit`
  }

  borrowing func step() -> Int32 { sqlite3_step(raw) }

  consuming func finish() -> Int32 {
    let code = sqlite3_finalize(raw)
    discard self
    return code
  }

  deinit { sqlite3_finalize(raw) }
}

func ended(_ db: OpaquePointer?) throws -> Int32 {
  let statement = Statement(db, "SELECT 1")  // ok
  try work()
  return statement.step()
}

func endedByHand(_ db: OpaquePointer?) throws -> Int32 {
  let statement = Statement(db, "SELECT 1")  // ok
  try work()
  return statement.finish()
}

func handedOver(_ statement: consuming Statement) -> Int32 { statement.finish() }

func handsOver(_ db: OpaquePointer?) -> Int32 {
  let statement = Statement(db, "SELECT 1")  // ok
  return handedOver(statement)
}

// Without a destructor somebody has to finish it.
struct Manual: ~Copyable {
  let raw: OpaquePointer?

  init(_ db: OpaquePointer?, _ sql: String) {
    raw = find(db, sql)  // ok: `finish`
  }

  borrowing func step() -> Int32 { sqlite3_step(raw) }

  consuming func finish() -> Int32 { sqlite3_finalize(raw) }
}

func manualForgotten(_ db: OpaquePointer?) -> Int32 {
  let statement = Manual(db, "SELECT 1")  // leak error: statement-leak
  return statement.step()
}

func manual(_ db: OpaquePointer?) -> Int32 {
  let statement = Manual(db, "SELECT 1")  // ok
  return statement.finish()
}

func manualThrown(_ db: OpaquePointer?) throws -> Int32 {
  let statement = Manual(db, "SELECT 1")  // leak warning: statement-leak "on exception" <- line +1
  try work()
  return statement.finish()
}

// Modifiers of parameters
func borrows(_ statement: borrowing OpaquePointer) -> Int32 { sqlite3_step(statement) }

func takes(_ statement: consuming OpaquePointer) -> Int32 { sqlite3_finalize(statement) }

func lends(_ db: OpaquePointer?) -> Int32 {
  guard let statement = find(db, "SELECT 1") else { return 0 }  // leak error: statement-leak <- line +1
  return borrows(statement)
}

func gives(_ db: OpaquePointer?) -> Int32 {
  guard let statement = find(db, "SELECT 1") else { return 0 }  // ok
  return takes(consume statement)
}

func copies(_ db: OpaquePointer?) -> Int32 {
  guard let statement = find(db, "SELECT 1") else { return 0 }  // ok
  let same = copy statement
  return takes(same)
}

func copiesForgotten(_ db: OpaquePointer?) -> Int32 {
  guard let statement = find(db, "SELECT 1") else { return 0 }  // leak error: statement-leak <- line +2
  let same = copy statement
  return borrows(same)
}

// Closures that run under a lock
final class Counter: Sendable {
  private let count = Mutex(0)

  func locked(_ db: OpaquePointer?) -> Int32 {
    count.withLock { count in
      let statement = find(db, "SELECT 1")  // leak error: statement-leak
      count += 1
      return sqlite3_step(statement)
    }
  }

  func lockedFinalized(_ db: OpaquePointer?) -> Int32 {
    count.withLock { count in
      let statement = find(db, "SELECT 1")  // ok
      defer { sqlite3_finalize(statement) }
      count += 1
      return sqlite3_step(statement)
    }
  }

  func around(_ db: OpaquePointer?) throws {
    let statement = find(db, "SELECT 1")  // leak warning: statement-leak "on exception" <- line +1
    try count.withLock { _ in try work() }
    sqlite3_finalize(statement)
  }

  func finalizedInside(_ db: OpaquePointer?) {
    let statement = find(db, "SELECT 1")  // ok
    count.withLock { count in
      count += 1
      _ = sqlite3_finalize(statement)
    }
  }
}
