import Foundation

@testable import LeakLint

/// Projects in which what a file's findings hang on is in other files, which name no library.
enum SampleProjects {
  /// Of `Tests/Fixtures/projects`.
  static let folders = ["go-packages", "python-application", "swift-module"]

  /// Trees that `LEAKLINT_TREES` names, separated by colons.
  static var treesAtHand: [AbsolutePath] {
    (ProcessInfo.processInfo.environment["LEAKLINT_TREES"] ?? "").split(separator: ":")
      .map { AbsolutePath(String($0), in: FileSystem.currentDirectory()) }
  }

  static func copy(ofFolder name: String) throws -> TemporaryDirectory {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/projects/\(name)")
    let directory = try TemporaryDirectory()
    try FileManager.default.removeItem(atPath: directory.path.string)
    try FileManager.default.copyItem(atPath: root.path, toPath: directory.path.string)
    return directory
  }

  /// Where a wrapper is, who uses it, and who releases what it gives: each in a file that names no library.
  static let sources: [String: [String: String]] = [
    "wrappers a long way down": [
      "pyproject.toml": "",
      "app/__init__.py": "",
      "app/m0.py": "import psycopg2\n\n\ndef open0():\n    return psycopg2.connect('')\n",
      "app/m1.py": "from app.m0 import open0\n\n\ndef open1():\n    return open0()\n",
      "app/m2.py": "from app.m1 import open1\n\n\ndef open2():\n    return open1()\n",
      "app/m3.py": "from app.m2 import open2\n\n\ndef open3():\n    return open2()\n",
      "app/m4.py": "from app.m3 import open3\n\n\ndef open4():\n    return open3()\n",
      "app/m5.py": "from app.m4 import open4\n\n\ndef open5():\n    return open4()\n",
      "app/m6.py": "from app.m5 import open5\n\n\ndef open6():\n    return open5()\n",
      "app/use.py": "from app.m6 import open6\n\n\ndef leaks(a):\n    thing = open6()\n    return a\n",
    ],
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
    // What a package's function gives is asked for through the package's name, whatever the file calls it.
    "functions of packages": [
      "go.mod": "module example.com/shop\n\ngo 1.22\n",
      "store/store.go": """
      package store

      import "database/sql"

      type Store struct{ db *sql.DB }

      func New(d *sql.DB) (*sql.Tx, error) { return d.Begin() }

      func Retried(d *sql.DB) (tx *sql.Tx, err error) {
        err = retry(func() error {
          tx, err = d.Begin()
          return err
        })
        return
      }

      func (s *Store) Start() (*sql.Tx, error) { return s.db.Begin() }

      func retry(f func() error) error { return f() }
      """,
      "store/same.go": """
      package store

      func same(s *Store) error {
        tx, err := New(s.db)
        if err != nil {
          return err
        }
        _, err = tx.Exec("x")
        return err
      }
      """,
      "api/named.go": """
      package api

      import "example.com/shop/store"

      func named(s *server) error {
        tx, err := store.New(s.d)
        if err != nil {
          return err
        }
        return s.use(tx.Exec("x"))
      }
      """,
      "api/renamed.go": """
      package api

      import keep "example.com/shop/store"

      func renamed(s *server) error {
        tx, err := keep.Retried(s.d)
        if err != nil {
          return err
        }
        return s.use(tx.Exec("x"))
      }
      """,
      "api/dot.go": """
      package api

      import (
        "errors"
        . "example.com/shop/store"
      )

      func dot(s *server) error {
        tx, err := New(s.d)
        if err != nil {
          return errors.New("x")
        }
        return s.use(tx.Exec("x"))
      }
      """,
      "api/shadowed.go": """
      package api

      import "example.com/shop/store"

      func shadowed(store *store.Store) error {
        tx, err := store.
          Start()
        if err != nil {
          return err
        }
        _, err = tx.Exec("x")
        return err
      }
      """,
      "api/server.go": """
      package api

      import "errors"

      type server struct{}

      func (s *server) use(any, error) error { return errors.New("x") }
      """,
      "other/user.go": """
      package other

      import "errors"

      func user() error {
        New()
        return errors.New("x")
      }
      """,
      "other/other.go": """
      package other

      import "errors"

      func New() error { return errors.New("other") }
      """,
    ],
    "field that another file of the package closes": [
      "go.mod": "module example.com/shop\n\ngo 1.22\n",
      "store/open.go": """
      package store

      import "database/sql"

      type Store struct{ conn *sql.Conn }

      func (s *Store) open(d *sql.DB) (err error) {
        s.conn, err = d.Conn(nil)
        return err
      }
      """,
      "store/close.go": """
      package store

      func (s *Store) Close() error { return s.conn.Close() }
      """,
      "store/use.go": """
      package store

      func leaks(d *database) error {
        s := &Store{}
        return s.open(d.d)
      }

      type database struct{ d *sql.DB }
      """,
      "store/direct.go": """
      package store

      import "database/sql"

      func direct(d *sql.DB) {
        rows, err := d.Query("x")
        if err != nil {
          return
        }
        rows.Next()
      }
      """,
    ],
    "object whose wrapper is in its own file": [
      "Package.swift": "",
      "Sources/App/Helper.swift": """
      import SQLite3

      class Helper {
        var db: OpaquePointer?

        init() { db = openDatabase() }

        func openDatabase() -> OpaquePointer? {
          var db: OpaquePointer?
          guard sqlite3_open("x", &db) == SQLITE_OK else { return nil }
          return db
        }
      }
      """,
      "Sources/App/Use.swift": """
      func use() -> Int {
        let helper = Helper()
        return 1
      }
      """,
    ],
    "object that another file keeps": [
      "Package.swift": "",
      "Sources/App/Support.swift": """
      import FMDB

      class Support {
        private var contacts: FMDatabase

        init(_ contacts: FMDatabase) { self.contacts = contacts }

        func search(_ query: String) -> FMResultSet? {
          return contacts.executeQuery(query, withArgumentsIn: [])
        }
      }
      """,
      "Sources/App/Delegate.swift": """
      let support = Support(contacts)

      class Base {
        var own: Support?
      }
      """,
      "Sources/App/Use.swift": """
      func leaks() -> Bool {
        guard let result = support.search("SELECT 1") else { return false }
        return result.next()
      }

      class Derived: Base {
        func leaksToo() -> Bool {
          guard let result = own?.search("SELECT 1") else { return false }
          return result.next()
        }
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
}
