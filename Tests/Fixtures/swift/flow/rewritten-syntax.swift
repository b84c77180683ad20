// Syntax that the grammar does not know: what is rewritten before parsing says the same.
import SQLite3
import SwiftUI

enum StoreError: Error { case busy, gone, closed }

func open(_ path: String) throws -> OpaquePointer {
  var db: OpaquePointer?
  guard sqlite3_open(path, &db) == SQLITE_OK, let db else {  // ok
    sqlite3_close(db)
    throw StoreError.gone
  }
  return db
}

func work() throws { if Bool.random() { throw StoreError.busy } }

// MARK: `()` as a value

func unitLeaks(_ path: String, done: (Result<Void, Error>) -> Void) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try work()
  done(.success(()))
  sqlite3_close(db)
}

func unitCloses(_ path: String, done: ((Result<Void, Error>) -> Void)?) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  let nothing: () = ()
  let ignore = [1].map { _ in () }
  done?(.success(nothing))
  done?(.success(()))
  _ = ignore
}

func unitInSwitch(_ path: String, _ failed: Bool) throws {
  let db = try open(path)  // leak: connection-leak "on return" <- line +5
  switch failed {
  case true:
    ()  // nothing to do
  case false:
    return ()
  }
  sqlite3_close(db)
}

// MARK: Effects in heads of statements

actor Counter {
  var count = 0
  var isEmpty = true
}

func awaitLeaks(_ path: String, _ counter: Counter) async throws {
  let db = try open(path)  // leak: connection-leak "on return" <- line +2
  if await counter.isEmpty {
    return
  }
  sqlite3_close(db)
}

func awaitCloses(_ path: String, _ counter: Counter) async throws {
  let db = try open(path)  // ok
  if await counter.isEmpty {
    sqlite3_close(db)
    return
  }
  switch await counter.count {
  case 0: break
  default: print("more")
  }
  while await counter.isEmpty { print("waiting") }
  sqlite3_close(db)
}

func twoConditions(_ path: String, _ flag: Bool, _ counter: Counter) async throws {
  let db = try open(path)  // leak: connection-leak "on return" <- line +2
  if flag, await counter.isEmpty {
    return
  }
  sqlite3_close(db)
}

// MARK: Modifiers of variables and types

func unsafeLeaks(_ path: String) throws {
  nonisolated(unsafe) var count = 0
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  count += 1
  try work()
  sqlite3_close(db)
}

func unsafeHolds(_ path: String) throws {
  nonisolated(unsafe) let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  try work()
}

func ownedLeaks(_ path: __owned String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try work()
  sqlite3_close(db)
}

func ownedCloses(_ path: __owned String) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  try work()
}

func sendingLeaks(_ path: sending String) throws -> sending String {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try work()
  sqlite3_close(db)
  return path
}

func sendingCloses(_ path: sending String) throws -> sending String {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  try work()
  return path
}

// MARK: Key paths

func keyPathLeaks(_ path: String, _ rows: [Row]) throws -> [Int] {
  let db = try open(path)  // leak: connection-leak "on return" <- line +1
  return rows.map(\._$id) + rows.map(\.$count)
}

func keyPathCloses(_ path: String, _ rows: [Row]) throws -> [Int] {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  return rows.map(\Row._$id)
}

// MARK: `catch` with several patterns

func severalLeaks(_ path: String) throws {
  let db = try open(path)  // leak: connection-leak "on return" <- line +4
  do {
    try work()
  } catch StoreError.busy, StoreError.gone {
    return
  } catch {
    sqlite3_close(db)
    throw error
  }
  sqlite3_close(db)
}

func severalPass(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  do {
    try work()
  } catch is DecodingError, is EncodingError {
    print("no data")
  }
  sqlite3_close(db)
}

func severalClose(_ path: String) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  do {
    try work()
  } catch StoreError.busy, StoreError.gone {
    return
  }
}

// MARK: Labels

func labelLeaks(_ path: String, _ publisher: Publisher) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +7
  publisher.sink { completion in
    print(completion)
  }
  receiveValue: { value in
    print(value)
  }
  try work()
  sqlite3_close(db)
}

func labelCloses(_ path: String, _ publisher: Publisher) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  publisher.sink { completion in
    print(completion)
  }
  receiveValue: { value in
    print(value)
  }
  write(try: true, await: false)
}

// MARK: Types

protocol Storing {
  associatedtype Row: Codable, Sendable
  associatedtype Key: Hashable, Codable where Key: Sendable
}

extension Storing {
  typealias Table<Other> = [Other] where Other: Hashable

  func tableLeaks(_ path: String) throws {
    let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
    try work()
    sqlite3_close(db)
  }

  func tableCloses(_ path: String) throws {
    let db = try open(path)  // ok
    defer { sqlite3_close(db) }
    try work()
  }
}

func functionTypeLeaks(_ path: String, _ pointer: UnsafeRawPointer) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +2
  let function = unsafeBitCast(pointer, to: (@convention(c) (Int) -> Void).self)
  try work()
  function(1)
  sqlite3_close(db)
}

func functionTypeCloses(_ path: String, _ pointer: UnsafeRawPointer) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  let function = unsafeBitCast(pointer, to: (@Sendable (Int) -> Void).self)
  function(1)
}

// MARK: Conditional compilation in odd places

#if canImport(Darwin)
@MainActor
#endif
func attributeLeaks(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try work()
  sqlite3_close(db)
}

#if canImport(Darwin)
@MainActor
#endif
func attributeCloses(_ path: String) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  try work()
}

func casesLeak(_ path: String, _ count: Int) throws {
  let db = try open(path)  // leak: connection-leak "on return" <- line +4
  switch count {
  #if canImport(Darwin)
  case 1:
    return
  #endif
  case 0:
    sqlite3_close(db)
  default:
    sqlite3_close(db)
  }
}

func casesClose(_ path: String, _ count: Int) throws {
  let db = try open(path)  // ok
  switch count {
  #if canImport(Darwin)
  case 1:
    sqlite3_close(db)
  #endif
  default:
    sqlite3_close(db)
  }
}

func listLeaks(_ path: String) throws -> [Int] {
  let db = try open(path)  // leak: connection-leak "on return" <- line +1
  return [
    1,
    #if DEBUG
    2,
    #endif
    3,
  ]
}

func listCloses(_ path: String) throws -> [Int] {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  return [
    1,
    #if DEBUG
    2,
    #endif
    3,
  ]
}

// MARK: Texts and comments are left alone

func textLeaks(_ path: String) throws {
  let db = try open(path)  // leak: connection-leak "on return" <- line +3
  // if await x.y { catch A, B { return .success(())
  print("if await x.y { \(path) (()) ", #"catch A, B { \#(path) "(())" "#)
  return
}

func textRuns(_ path: String) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  sqlite3_exec(db, "INSERT INTO t VALUES ('(())'); -- if await x {", nil, nil, nil)
}

// MARK: Attributes in front of macros

@available(macOS 14, *)
#Preview {
  Text("rows")
}

func previewLeaks(_ path: String) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +1
  try work()
  sqlite3_close(db)
}

func previewCloses(_ path: String) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  try work()
}

// MARK: Closures' parameters, ranges, operators

func unwrappedParameter(_ path: String, _ alert: Alert) throws {
  let db = try open(path)  // leak warning: connection-leak "on exception" <- line +4
  alert.show(handler: { (action: Action!) -> Void in
    print(action)
  })
  try work()
  sqlite3_close(db)
}

func unwrappedParameterCloses(_ path: String, _ alert: Alert) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  alert.show(handler: { [alert] (action: Action!, other: Action!) in
    print(action!!)
  })
  try work()
}

func endlessRange(_ path: String) throws -> Int {
  let db = try open(path)  // leak: connection-leak "on return" <- line +2
  for number in 0... {
    if sqlite3_changes(db) > number { return number }
  }
  sqlite3_close(db)
  return 0
}

func endlessRangeCloses(_ path: String) throws -> Int {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  for number in 0... {
    if sqlite3_changes(db) > number { return number }
  }
  return 0
}

func awaitBinding(_ path: String, _ store: Store) async throws {
  let db = try open(path)  // leak: connection-leak "on return" <- line +2
  if let name = await store.name {
    return print(name)
  }
  sqlite3_close(db)
}

func tryBinding(_ path: String, _ store: Store?) throws {
  let db = try open(path)  // leak: connection-leak "on return" <- line +2
  if let name = try store?.name {
    return print(name)
  }
  sqlite3_close(db)
}

func awaitBindingCloses(_ path: String, _ store: Store) async throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  guard let name = await store.name, let size = await store.size else { return }
  let current =
    await store.current
  print(name, size, current)
}

func >>>> (path: String, count: Int) throws -> Int32 {
  let db = try open(path)  // leak: connection-leak "on return" <- line +1
  return sqlite3_changes(db)
}

func >>>>(path: String, count: Int32) throws -> Int32 {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  return sqlite3_changes(db)
}

// MARK: Accessors, and functions without a body

protocol Lending {
  var pointer: OpaquePointer { borrowing get }
}

struct Boxed {
  private var box: Int
  private let path = "a.db"

  var value: Int {
    @storageRestrictions(initializes: box)
    init(initial) {
      box = initial
    }
    get {
      guard let db = try? open(path) else { return 0 }  // leak: connection-leak "on return" <- line +1
      return Int(sqlite3_changes(db))
    }
    set {
      guard let db = try? open(path) else { return }  // ok
      box = newValue
      sqlite3_close(db)
    }
  }
}

extension Managed {
  @objc(addRowsObject:)
  @NSManaged public func addToRows(_ value: Row)

  @NSManaged public func removeFromRows(at index: Int)

  func leaks(_ path: String) throws -> Int32 {
    let db = try open(path)  // leak: connection-leak "on return" <- line +1
    return sqlite3_changes(db)
  }

  func closes(_ path: String) throws -> Int32 {
    let db = try open(path)  // ok
    return sqlite3_close(db)
  }
}

// MARK: Parameter packs

func packLeaks<each Value: Query>(_ values: repeat each Value, path: String) throws -> (repeat (each Value).Output)? {
  let db = try open(path)  // leak: connection-leak "on return" <- line +1
  return nil
}

func packCloses<each Value: Query>(_ values: repeat each Value, path: String) throws -> (repeat (each Value).Output)? {
  let db = try open(path)  // ok
  sqlite3_close(db)
  return nil
}

// MARK: Ownership in heads

func consumes(_ path: String, _ token: consuming Token) throws {
  let db = try open(path)  // leak: connection-leak "on return" <- line +2
  switch consume token {
  case .closed: return
  case .open(let name): print(name)
  }
  sqlite3_close(db)
}

func consumesAndCloses(_ path: String, _ token: consuming Token) throws {
  let db = try open(path)  // ok
  defer { sqlite3_close(db) }
  switch consume token {
  case .closed: return
  case .open(let name): print(name)
  }
}
