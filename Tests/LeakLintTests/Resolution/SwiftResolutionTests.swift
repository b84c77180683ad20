import Testing

@testable import LeakLint

/// Swift's names: no modules in them, members in extensions and other files, overloads, implicit self.
@Suite struct SwiftResolutionTests {
  private func resolve(_ sources: [String: String]) throws -> ResolvedSources {
    try ResolvedSources(.swift, sources, models: [TestModels.swift])
  }

  @Test func typesOfImportedModules() throws {
    let sources = try resolve([
      "a.swift": """
      import SwiftDB
      func f() throws {
        let c = try Connection("x")
        try c.begin()
        c.close()
        Connection.shared.close()
      }
      """,
      "b.swift": "func g(c: Connection) { c.close() }\n",
    ])
    #expect(
      try sources.calls(in: "a.swift") == [
        "3 Connection", "4 Connection.begin", "5 Connection.close", "6 Connection.close",
      ])
    // Without the import the name is somebody else's.
    #expect(try sources.calls(in: "b.swift").isEmpty)
  }

  @Test func aTypeOfTheProjectComesFirst() throws {
    let sources = try resolve([
      "a.swift": "import SwiftDB\nfunc f(c: Connection) { c.close() }\n",
      "b.swift": "final class Connection {\n  func close() {}\n}\n",
    ])
    #expect(try sources.calls(in: "a.swift") == ["2 -> Connection.close"])
  }

  @Test func membersInExtensionsAndOtherFiles() throws {
    let sources = try resolve([
      "a.swift": """
      import SwiftDB
      final class Store {
        private let db: Connection
        lazy var other = Connection("y")
        init(db: Connection) { self.db = db }
      }
      """,
      "b.swift": """
      extension Store {
        func run() throws {
          try db.begin()
          try self.db.begin()
          helper()
          other.close()
        }
        private func helper() {}
      }
      """,
      "c.swift": "func f(s: Store) throws { try s.run() }\n",
    ])
    #expect(
      try sources.calls(in: "b.swift") == [
        "3 Connection.begin", "4 Connection.begin", "5 -> Store.helper", "6 Connection.close",
      ])
    #expect(try sources.calls(in: "c.swift") == ["1 -> Store.run"])
  }

  @Test func overloadsAreChosenByLabels() throws {
    let sources = try resolve([
      "a.swift": """
      import SwiftDB
      func open(path: String) -> Connection { Connection(path) }
      func open(file: String) -> Int { 1 }
      func f() {
        open(path: "x").close()
        open(file: "x")
      }
      """
    ])
    let targets = try sources.call(in: "a.swift", line: 5).compactMap(\.target)
    let others = try sources.call(in: "a.swift", line: 6).compactMap(\.target)
    #expect(targets.count == 1 && others.count == 1 && targets != others)
    #expect(try sources.calls(in: "a.swift").contains("5 Connection.close"))
  }

  @Test func variantsAreChosenByLabels() throws {
    let sources = try resolve([
      "a.swift": """
      import SwiftDB
      func f(c: Connection) throws {
        let a = try c.prepare("x")
        let b = try c.prepare("x", persistent: true)
        b.finalize()
      }
      """
    ])
    let counts = try [3, 4].map { try sources.call(in: "a.swift", line: $0).first?.effects.acquisitions.count }
    #expect(counts == [0, 1])
    #expect(try sources.calls(in: "a.swift").last == "5 Statement.finalize")
  }

  @Test func closuresHaveWhatTheyAreCalledWith() throws {
    let sources = try resolve([
      "a.swift": """
      import SwiftDB
      final class Store {
        let pool: Pool
        init(pool: Pool) { self.pool = pool }
        func with<T>(_ body: (Connection) throws -> T) rethrows -> T {
          let c = Connection("x")
          return try body(c)
        }
        func run() throws {
          pool.withConnection { conn in conn.close() }
          try with { conn in try conn.begin() }
        }
      }
      """
    ])
    let calls = try sources.calls(in: "a.swift")
    #expect(calls.contains("10 Connection.close"))
    #expect(calls.contains("11 Connection.begin"))
  }

  @Test func functionsOfCTakeTheConnection() throws {
    let sources = try resolve([
      "a.swift": """
      import SwiftDB
      func f(db: OpaquePointer?) {
        db_exec(db, "BEGIN IMMEDIATE", nil)
        db_exec(db, "COMMIT", nil)
      }
      """
    ])
    let begin = try #require(sources.call(in: "a.swift", line: 3).first)
    #expect(begin.effects.acquisitions.first?.slot == .argument(0))
    #expect(try sources.call(in: "a.swift", line: 4).first?.effects.releases.first?.slot == .argument(0))
  }

  @Test func initializersWithoutTheirTypesName() throws {
    let sources = try resolve([
      "a.swift": """
      import SwiftDB
      func f() -> Connection {
        let c: Connection = .init("x")
        c.close()
        return .init("y")
      }
      """
    ])
    #expect(try sources.calls(in: "a.swift") == ["3 Connection", "4 Connection.close", "5 Connection"])
  }

  @Test func superIsTheSameObject() throws {
    let sources = try resolve([
      "a.swift": """
      class Base {
        func stop() {}
      }
      class Child: Base {
        override func stop() {
          self.note()
          super.stop()
        }
        func note() {}
      }
      """
    ])
    let calls = try sources.call(in: "a.swift", line: 6) + sources.call(in: "a.swift", line: 7)
    #expect(calls.count == 2 && calls[0].receiver == calls[1].receiver)
    #expect(try sources.calls(in: "a.swift").last == "7 -> Base.stop")
  }

  @Test func protocolsWithOneConformer() throws {
    let sources = try resolve([
      "a.swift": """
      protocol Storing { func open() }
      struct Disk: Storing { func open() {} }
      struct FakeDisk: Storing { func open() {} }
      func f(s: any Storing) { s.open() }
      """
    ])
    #expect(try sources.calls(in: "a.swift") == ["4 -> Disk.open"])
  }
}
