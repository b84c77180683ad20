import SQLite3

struct Failure: Error {}

// Out-parameters of the project's own functions: what they leave in the caller's variable is the caller's.
func open(_ path: String, _ db: inout OpaquePointer?) {
  sqlite3_open(path, &db)  // ok: the caller's
}

func forgetsOpened(_ path: String) -> Int32 {
  var db: OpaquePointer?
  open(path, &db)  // leak error: connection-leak "not closed on return" <- line +1
  return sqlite3_errcode(db)
}

func closesOpened(_ path: String) -> Int32 {
  var db: OpaquePointer?
  open(path, &db)  // ok
  defer { sqlite3_close(db) }
  return sqlite3_errcode(db)
}

func prepare(_ db: OpaquePointer?, _ statement: inout OpaquePointer?) -> Bool {
  guard sqlite3_prepare_v2(db, "SELECT 1", -1, &statement, nil) == SQLITE_OK else { return false }  // ok: the caller's
  return true
}

func forgetsPrepared(_ db: OpaquePointer?) -> Int32 {
  var statement: OpaquePointer?
  guard prepare(db, &statement) else { return -1 }  // leak error: statement-leak "not finalized on return" <- line +1
  return sqlite3_step(statement)
}

func finalizesPrepared(_ db: OpaquePointer?) -> Int32 {
  var statement: OpaquePointer?
  guard prepare(db, &statement) else { return -1 }  // ok
  defer { sqlite3_finalize(statement) }
  return sqlite3_step(statement)
}

// Through two levels.
func openTwice(_ path: String, _ db: inout OpaquePointer?) { open(path, &db) }

func forgetsTwice(_ path: String) {
  var db: OpaquePointer?
  openTwice(path, &db)  // leak error: connection-leak
}

// A variable that is overwritten while it holds something.
func opensAgain(_ path: String) {
  var db: OpaquePointer?
  open(path, &db)  // leak error: connection-leak "overwritten"
  open(path, &db)  // ok
  sqlite3_close(db)
}

// A throw leaves behind what was put into the variable before.
func openChecked(_ path: String, _ db: inout OpaquePointer?) throws {
  guard sqlite3_open(path, &db) == SQLITE_OK else { throw Failure() }  // ok: the caller's
}

func closesOnlyWhenOpened(_ path: String) throws {
  var db: OpaquePointer?
  try openChecked(path, &db)  // leak warning: connection-leak "on exception"
  sqlite3_close(db)
}

func closesHowever(_ path: String) throws {
  var db: OpaquePointer?
  defer { sqlite3_close(db) }
  try openChecked(path, &db)  // ok
  sqlite3_exec(db, "VACUUM", nil, nil, nil)
}

// Opened where it is not open yet.
func ensureOpen(_ path: String, _ db: inout OpaquePointer?) {
  if db == nil { sqlite3_open(path, &db) }  // ok: the caller's
}

func ensures(_ path: String, rounds: Int) {
  var db: OpaquePointer?
  for _ in 0..<rounds { ensureOpen(path, &db) }  // ok
  sqlite3_close(db)
}

func ensuresAndForgets(_ path: String) {
  var db: OpaquePointer?
  ensureOpen(path, &db)  // leak error: connection-leak
}

func ensuresWhatIsOpen(_ path: String) {
  var db: OpaquePointer?
  sqlite3_open(path, &db)  // ok
  ensureOpen(path, &db)
  sqlite3_close(db)
}

// Closed and reset.
func reset(_ db: inout OpaquePointer?) {
  sqlite3_close(db)
  db = nil
}

func resets(_ path: String) {
  var db: OpaquePointer?
  sqlite3_open(path, &db)  // ok
  reset(&db)
}

func resetsAndTests(_ path: String) -> Bool {
  var db: OpaquePointer?
  open(path, &db)  // ok
  reset(&db)
  return db == nil
}

// Forgotten without being closed.
func drop(_ db: inout OpaquePointer?) { db = nil }

func drops(_ path: String) {
  var db: OpaquePointer?
  sqlite3_open(path, &db)  // leak error: connection-leak "overwritten"
  drop(&db)
}

// Only read.
func touch(_ db: inout OpaquePointer?) { sqlite3_errcode(db) }

func touches(_ path: String) {
  var db: OpaquePointer?
  sqlite3_open(path, &db)  // leak error: connection-leak "when the function ends"
  touch(&db)
}

// A variable that others see keeps it.
nonisolated(unsafe) var shared: OpaquePointer?

func opensShared(_ path: String) {
  open(path, &shared)  // ok
}

final class Store {
  var db: OpaquePointer?

  func start(_ path: String) {
    open(path, &db)  // ok: `stop` closes it
  }

  func stop() {
    sqlite3_close(db)
    db = nil
  }
}

func opensSharedItself(_ path: String) {
  sqlite3_open(path, &shared)  // ok
}

func opensInClosure(_ path: String) -> Bool {
  var db: OpaquePointer?
  let start = { sqlite3_open(path, &db) == SQLITE_OK }  // ok: the variable is the function's around it
  defer { sqlite3_close(db) }
  return start()
}
