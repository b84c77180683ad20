import Foundation
import Testing

@testable import LeakLint

/// Parsing only what can matter finds what parsing everything finds.
@Suite struct SelectionTests {
  /// Where a wrapper is, who uses it, and who releases what it gives: each in a file that names no library.
  private static let projects: [String: [String: String]] = [
    "wrapper of a wrapper": [
      "pyproject.toml": "",
      "app/__init__.py": "",
      "app/db.py": "import psycopg2\n\n\ndef connect():\n    return psycopg2.connect('')\n",
      "app/middle.py": "from app.db import connect\n\n\ndef opened():\n    return connect()\n",
      "app/outer.py": "from app.middle import opened\n\n\ndef handle():\n    return opened()\n",
      "app/use.py": """
      from app.outer import handle


      def leaks(a):
          thing = handle()
          return a


      """,
      "app/quiet.py": "def nothing(a):\n    return a\n",
    ],
    "factory in a package": [
      "pyproject.toml": "",
      "app/__init__.py": "from app.models import Session\n",
      "app/models.py": "from sqlalchemy.orm import sessionmaker\n\nSession = sessionmaker()\n",
      "app/use.py": "from app import Session\n\n\ndef leaks():\n    s = Session()\n    return 1\n",
    ],
    "object that owns": [
      "pyproject.toml": "",
      "store.py": """
      import psycopg2


      class Store:
          def __init__(self):
              self.conn = psycopg2.connect('')

          def stop(self):
              self.conn.close()
      """,
      "use.py": "from store import Store\n\n\ndef leaks():\n    store = Store()\n    return store.x\n",
    ],
    "transaction through an interface": [
      "go.mod": "module example.com/shop\n\ngo 1.22\n",
      "db/db.go": """
      package db

      import "database/sql"

      func Begin(d *sql.DB) (*sql.Tx, error) { return d.Begin() }
      """,
      "api/open.go": """
      package api

      import "example.com/shop/db"

      func open(s *server) (transaction, error) { return db.Begin(s.d) }
      """,
      "api/use.go": """
      package api

      func (s *server) leaks() error {
        tx, err := open(s)
        if err != nil {
          return err
        }
        return tx.Touch()
      }
      """,
    ],
    "bridging header": [
      "Package.swift": "",
      "Sources/App/Open.swift": """
      func leaks(_ path: String) {
        var db: OpaquePointer?
        if sqlite3_open(path, &db) != SQLITE_OK {
          return
        }
      }
      """,
    ],
    "statement in a helper": [
      "Package.swift": "",
      "Sources/App/Prepare.swift": """
      import SQLite3

      func prepared(_ db: OpaquePointer, _ sql: String) -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }
        return statement
      }
      """,
      "Sources/App/Use.swift": """
      func leaks(_ db: OpaquePointer) -> Bool {
        guard let statement = prepared(db, "SELECT 1") else { return false }
        return true
      }
      """,
    ],
  ]

  @Test(arguments: projects.keys.sorted()) func projectsOfTheirOwn(_ name: String) throws {
    let directory = try TemporaryDirectory(try #require(Self.projects[name]))
    let comparison = try Comparison(directory.path)
    #expect(comparison.selected == comparison.everything)
    #expect(!comparison.everything.isEmpty)
  }

  @Test(arguments: ["go-packages", "python-application", "swift-module"])
  func projectsOfTheFixtures(_ name: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/projects/\(name)")
    let directory = try TemporaryDirectory()
    try FileManager.default.removeItem(atPath: directory.path.string)
    try FileManager.default.copyItem(atPath: root.path, toPath: directory.path.string)
    let comparison = try Comparison(directory.path)
    #expect(comparison.selected == comparison.everything)
  }

  /// Trees that `LEAKLINT_TREES` names, separated by colons.
  @Test func treesAtHand() throws {
    let trees = ProcessInfo.processInfo.environment["LEAKLINT_TREES"] ?? ""
    for tree in trees.split(separator: ":") {
      let comparison = try Comparison(AbsolutePath(String(tree), in: FileSystem.currentDirectory()))
      #expect(comparison.selected == comparison.everything, "\(tree)")
    }
  }

  /// The findings of both ways, as lines.
  private struct Comparison {
    var selected: [String]
    var everything: [String]

    init(_ directory: AbsolutePath) throws {
      let settings = Settings()
      let targets = try ScanTargets(arguments: [directory.string], in: directory)
      let files = SourceFiles(targets, settings)
      let models = try LibraryModels.builtin(for: files.languages)
      selected = Self.findings(files.lowered(jobs: 2, for: models), models)
      everything = Self.findings(files.lowered(jobs: 2), models)
    }

    private static func findings(_ outcomes: [SourceFiles.Outcome], _ models: [LibraryModel]) -> [String] {
      let inputs = outcomes.compactMap(\.input)
      let analysis = ProjectAnalysis.run(files: inputs.map(\.lowered), models: models)
      let findings = ProjectFindings.collect(analysis, sources: inputs.map(\.source))
      return FindingOrder.sorted(findings).filter { $0.confidence >= .medium }.map {
        "\($0.path):\($0.range.line): \($0.message) [\($0.rule)]"
      }
    }
  }
}
