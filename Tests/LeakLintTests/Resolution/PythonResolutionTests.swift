import Testing

@testable import LeakLint

/// Python's names: imports, re-exports, attributes, factories, helpers without annotations.
@Suite struct PythonResolutionTests {
  private func resolve(_ sources: [String: String]) throws -> ResolvedSources {
    try ResolvedSources(.python, sources, models: [TestModels.python])
  }

  @Test(arguments: [
    ("import pydb", "pydb.connect"), ("import pydb as p", "p.connect"), ("from pydb import connect", "connect"),
    ("from pydb import connect as c", "c"), ("import pydb.api", "pydb.api.connect"),
    ("from pydb import api", "api.connect"), ("from pydb import *", "connect"),
  ])
  func everyFormOfImportLeadsToTheModel(_ statement: String, _ callee: String) throws {
    let sources = try resolve(["m.py": "\(statement)\ndef f():\n    conn = \(callee)()\n    conn.close()\n"])
    #expect(try sources.calls(in: "m.py") == ["3 pydb.connect", "4 pydb.Connection.close"])
  }

  @Test func importsInsideFunctionsAndUnderTry() throws {
    let sources = try resolve([
      "m.py": """
      try:
          import pydb
      except ImportError:
          pydb = None
      def f():
          pydb.connect()
      def g():
          from pydb import connect
          connect()
      """
    ])
    #expect(try sources.calls(in: "m.py") == ["6 pydb.connect", "9 pydb.connect"])
  }

  @Test func reExportsAreFollowed() throws {
    let sources = try resolve([
      "app/__init__.py": "from .db import get_conn as open_conn\nfrom . import db\n",
      "app/db.py": "import pydb\ndef get_conn():\n    return pydb.connect()\n",
      "app/more.py": "from app import *\n",
      "use.py": """
      import app
      from app import open_conn
      from app.more import open_conn as third
      def f():
          app.open_conn().close()
          open_conn().close()
          app.db.get_conn().close()
          third().close()
      """,
    ])
    #expect(
      try sources.calls(in: "use.py") == [
        "5 -> app.db.get_conn", "5 pydb.Connection.close", "6 -> app.db.get_conn", "6 pydb.Connection.close",
        "7 -> app.db.get_conn", "7 pydb.Connection.close", "8 -> app.db.get_conn", "8 pydb.Connection.close",
      ])
  }

  @Test func cyclesOfReExportsEnd() throws {
    let sources = try resolve([
      "a.py": "from b import x\nfrom b import *\n", "b.py": "from a import x\nfrom a import *\n",
      "use.py": "from a import x, y\ndef f():\n    x()\n    y()\n",
    ])
    #expect(try sources.calls(in: "use.py").isEmpty)
  }

  @Test func importsRelativeToAnotherRootAreFound() throws {
    let sources = try resolve([
      "src/app/db.py": "import pydb\ndef get():\n    return pydb.connect()\n",
      "src/app/view.py": "from app.db import get\ndef f():\n    get().close()\n",
      "tests/test_db.py": "import app.db\ndef test_f():\n    app.db.get().close()\n",
    ])
    #expect(try sources.calls(in: "src/app/view.py") == ["3 -> src.app.db.get", "3 pydb.Connection.close"])
    #expect(try sources.calls(in: "tests/test_db.py") == ["3 -> src.app.db.get", "3 pydb.Connection.close"])
  }

  @Test func ambiguousRootsStayUnknown() throws {
    let sources = try resolve([
      "one/app/db.py": "import pydb\ndef get():\n    return pydb.connect()\n",
      "two/app/db.py": "def get():\n    return open('x')\n",
      "use.py": "from app.db import get\ndef f():\n    get().close()\n",
    ])
    #expect(try sources.calls(in: "use.py").isEmpty)
  }

  @Test func aLibraryIsNotTheProjectsFileOfTheSameName() throws {
    let sources = try resolve([
      "app/redis.py": "import pydb\ndef get():\n    return pydb.connect()\n",
      "app/deep/view.py": "import redis\ndef f():\n    redis.get().close()\n",
    ])
    #expect(try sources.calls(in: "app/deep/view.py").isEmpty)
  }

  // MARK: Types that nothing declares

  @Test func factoriesInGlobalsAreFollowedAcrossFiles() throws {
    let sources = try resolve([
      "app/db.py": "import pydb\nSessionLocal = pydb.sessionmaker(bind=None)\n",
      "app/view.py": """
      from app.db import SessionLocal
      def f():
          session = SessionLocal()
          with session.begin() as t:
              t.commit()
          session.close()
      """,
    ])
    #expect(
      try sources.calls(in: "app/view.py") == [
        "3 pydb.sessionmaker.__call__", "4 pydb.Session.begin", "5 pydb.Transaction.commit", "6 pydb.Session.close",
      ])
  }

  @Test func attributesSetInAnyMethodHaveTypes() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      class Base:
          factory = pydb.sessionmaker()
          def __init__(self, pool: pydb.Pool):
              self.conn = None
              self.pool = pool
          def open(self):
              self.conn = pydb.connect()
      class Store(Base):
          def run(self):
              self.open()
              self.conn.cursor()
              self.pool.getconn()
              self.factory()
      """
    ])
    #expect(
      try sources.calls(in: "m.py").suffix(4) == [
        "11 -> m.Base.open", "12 pydb.Connection.cursor", "13 pydb.Pool.getconn", "14 pydb.sessionmaker.__call__",
      ])
  }

  @Test func helpersWithoutAnnotationsPassTypesOn() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      def third(conn):
          return conn.cursor()
      def second(*, conn=None):
          return third(conn)
      def first():
          conn = pydb.connect()
          second(conn=conn).close()
      def pair():
          conn = pydb.connect()
          return conn, conn.cursor()
      def use():
          conn, cursor = pair()
          cursor.close()
          conn.close()
      """
    ])
    let calls = try sources.calls(in: "m.py")
    #expect(calls.contains("3 pydb.Connection.cursor"))
    #expect(calls.contains("8 pydb.Cursor.close"))
    #expect(calls.suffix(3) == ["13 -> m.pair", "14 pydb.Cursor.close", "15 pydb.Connection.close"])
  }

  @Test func callersThatDisagreeTellNothing() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      def helper(x):
          x.close()
      def a():
          helper(pydb.connect())
      def b():
          helper(pydb.Session())
      """
    ])
    #expect(try !sources.calls(in: "m.py").contains { $0.hasPrefix("3 ") })
  }

  @Test func contextManagersMadeByGenerators() throws {
    let sources = try resolve([
      "m.py": """
      import contextlib
      import pydb
      @contextlib.contextmanager
      def scope():
          conn = pydb.connect()
          yield conn
      def f():
          with scope() as conn:
              conn.cursor()
          with contextlib.closing(pydb.connect()) as other:
              other.cursor()
      """
    ])
    let calls = try sources.calls(in: "m.py")
    #expect(calls.contains("8 -> m.scope enter"))
    #expect(calls.contains("8 -> m.scope exit"))
    #expect(calls.contains("9 pydb.Connection.cursor"))
    #expect(calls.contains("11 pydb.Connection.cursor"))
  }

  @Test func injectedParametersHaveWhatTheProviderYields() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      from fastapi import Depends
      make = pydb.sessionmaker()
      def get_db():
          db = make()
          yield db
      def view(db=Depends(get_db)):
          db.begin()
      """
    ])
    #expect(try sources.calls(in: "m.py").contains("8 pydb.Session.begin"))
  }

  @Test func elementsOfCollections() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      def f(pool: pydb.Pool, named: dict[str, pydb.Connection]):
          for conn in pool.all():
              conn.close()
          conns = []
          conns.append(pydb.connect())
          for c in conns:
              c.close()
          named["a"].close()
          named.get("a").close()
      """
    ])
    let lines = try sources.calls(in: "m.py").filter { $0.hasSuffix("Connection.close") }
    #expect(lines.map { $0.prefix(2) } == ["4 ", "8 ", "9 ", "10"])
  }

  @Test func collectionsThatAttributesHold() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      class Pool:
          def __init__(self):
              self.free = []
              self.used = {}
          def take(self, key):
              self.free.append(pydb.connect())
              self.used[key] = pydb.connect()
          def stop(self):
              for conn in self.free:
                  conn.close()
              for key, conn in self.used.items():
                  conn.close()
              _, last = self.used.popitem()
              last.close()
              for i, conn in enumerate(self.free):
                  conn.close()
      """
    ])
    let lines = try sources.calls(in: "m.py").filter { $0.hasSuffix("Connection.close") }
    #expect(lines.map { $0.prefix(2) } == ["11", "13", "15", "17"])
  }

  @Test func variablesThatChangeTheirTypeAreFollowed() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      def f(flag):
          x = pydb.connect()
          x.cursor()
          x = pydb.Session()
          x.begin()
          if flag:
              x = pydb.connect()
          x.close()
      def g():
          s = unknown()
          s.close()
          s = pydb.Session()
          s.close()
      """
    ])
    let calls = try sources.calls(in: "m.py")
    #expect(calls.contains("4 pydb.Connection.cursor"))
    #expect(calls.contains("6 pydb.Session.begin"))
    #expect(!calls.contains { $0.hasPrefix("9 ") })
    #expect(!calls.contains { $0.hasPrefix("12 ") })
    #expect(calls.contains("14 pydb.Session.close"))
  }

  @Test func subclassesOfModelledTypesConstructAndInherit() throws {
    let sources = try resolve([
      "m.py": """
      from pydb import Connection
      class Mine(Connection):
          def extra(self):
              return self.cursor()
      def f():
          c = Mine()
          c.extra()
          c.close()
      """
    ])
    #expect(
      try sources.calls(in: "m.py") == [
        "4 pydb.Connection.cursor", "6 pydb.Connection", "7 -> m.Mine.extra", "8 pydb.Connection.close",
      ])
    let call = try #require(sources.call(in: "m.py", line: 6).first)
    #expect(call.effects.acquisitions.count == 1)
    #expect(call.effects.resultTypes == ["m.Mine"])
  }

  @Test func closuresSeeWhatTheyCapture() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      def f():
          conn = pydb.connect()
          def inner():
              conn.cursor()
          inner()
          later = lambda: conn.close()
          later()
      """
    ])
    #expect(
      try sources.calls(in: "m.py") == [
        "3 pydb.connect", "5 pydb.Connection.cursor", "6 -> m.f.inner", "7 pydb.Connection.close",
        "8 -> m.f.<lambda>",
      ])
  }

  @Test func methodsThatSubclassesDeclareAgainMayBeOthers() throws {
    let sources = try resolve([
      "m.py": """
      class Base:
          def open(self): pass
          def run(self):
              self.open()
              self.stop()
          def stop(self): pass
      class Child(Base):
          def open(self): pass
      """
    ])
    let calls = try sources.call(in: "m.py", line: 4) + sources.call(in: "m.py", line: 5)
    #expect(calls.map(\.mayBeOverridden) == [true, false])
  }

  @Test(arguments: ["tests/test_store.py", "app/fake_store.py", "latest/mock.py"])
  func testDoublesOverrideNothing(_ path: String) throws {
    let sources = try resolve([
      "app/store.py": "class Store:\n    def open(self): pass\n    def run(self): self.open()\n",
      path: "from app.store import Store\nclass Other(Store):\n    def open(self): pass\n",
    ])
    #expect(try sources.call(in: "app/store.py", line: 3).map(\.mayBeOverridden) == [false])
  }

  @Test func whatSubclassesGiveIsTheResultOfTheirAbstractBase() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      class Base:
          def connect(self):
              raise NotImplementedError
          def run(self):
              self.connect().cursor()
      class One(Base):
          def connect(self):
              return pydb.connect()
      class Two(Base):
          def connect(self):
              return super().connect()
      """
    ])
    #expect(try sources.calls(in: "m.py").contains("6 pydb.Connection.cursor"))
  }

  @Test func variantsAreChosenByKeywords() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      def f(conn: pydb.Connection):
          conn.cursor()
          conn.cursor(name="big")
          conn.cursor(connect="x")
      """
    ])
    let counts = try [3, 4, 5].map { try sources.call(in: "m.py", line: $0).first?.effects.acquisitions.count }
    #expect(counts == [0, 1, 0])
  }

  // MARK: Hostile sources

  @Test func classesThatInheritFromEachOtherEnd() throws {
    let sources = try resolve([
      "m.py": """
      class A(B):
          def f(self): self.g()
      class B(A):
          def g(self): self.f(); self.nothing()
      class C(C):
          def h(self): self.h()
      """
    ])
    #expect(try sources.calls(in: "m.py") == ["2 -> m.B.g", "4 -> m.A.f", "6 -> m.C.h"])
  }

  @Test func longChainsOfAttributesEnd() throws {
    let chain = Array(repeating: "a", count: 3000).joined(separator: ".")
    let sources = try resolve(["a/a.py": "def f():\n    \(chain)()\n    x = y\n    y = x\n    x.close()\n"])
    #expect(try sources.calls(in: "a/a.py").isEmpty)
  }

  @Test func functionsThatReturnEachOthersResultsEnd() throws {
    let sources = try resolve([
      "m.py": """
      import pydb
      def a(x): return b(x)
      def b(x): return a(x) or pydb.connect()
      def c(): a(b(a(None))).cursor()
      """
    ])
    #expect(try sources.calls(in: "m.py").contains("4 pydb.Connection.cursor"))
  }

  // MARK: Look-alikes

  @Test(arguments: [
    "import requests\ndef f():\n    s = requests.Session()\n    s.close()\n",
    "class Session:\n    def begin(self): pass\ndef f():\n    Session().begin()\n",
    "import threading\ndef f():\n    lock = threading.Lock()\n    lock.acquire()\n    lock.cursor()\n",
    "def f(conn):\n    conn.cursor()\n    conn.close()\n",
    "def connect(): pass\ndef f():\n    connect()\n",
    "import other as pydb\ndef f():\n    pydb.connect()\n",
    "import pydb\ndef f(pydb):\n    pydb.connect()\n",
    "import pydb\nclass A:\n    pydb = 1\n    def f(self):\n        self.pydb.connect()\n",
    "from .pydb import connect\ndef f():\n    connect()\n",
  ])
  func lookAlikesAreNotTheLibrary(_ text: String) throws {
    let sources = try resolve(["pkg/m.py": text])
    #expect(try !sources.calls(in: "pkg/m.py").contains { $0.contains("pydb.") && !$0.contains("->") })
  }
}
