import Testing

@testable import LeakLint

/// What lowering says of a file besides its graphs.
@Suite struct PythonDeclarationTests {
  private func lower(_ source: String, path: String = "app/web/main.py", module: String = "app.web.main") -> LoweredFile
  {
    PythonLowering.lower(SourceText(bytes: Array(source.utf8)), path: path, module: module)
  }

  private func aliases(_ file: LoweredFile) -> [String] {
    file.aliases.map { "\(file.names[$0.name]) = \(file.names[$0.target])" }
  }

  @Test func importsAreAbsolute() {
    let file = lower(
      """
      import os.path, psycopg2 as pg
      from . import db
      from .db import Session as S
      from ..core.pool import get
      from sqlalchemy.orm import *
      """)
    #expect(
      file.imports.map { file.names[$0] } == [
        "os.path", "psycopg2", "app.web", "app.web.db", "app.core.pool", "sqlalchemy.orm",
      ])
    #expect(file.starImports.map { file.names[$0] } == ["sqlalchemy.orm"])
    #expect(
      aliases(file) == [
        "app.web.main.os = os", "app.web.main.pg = psycopg2", "app.web.main.db = app.web.db",
        "app.web.main.S = app.web.db.Session", "app.web.main.get = app.core.pool.get",
      ])
  }

  @Test func relativeImportsOfAPackageStartAtItself() {
    let file = lower("from .db import Session\n", path: "app/web/__init__.py", module: "app.web")
    #expect(aliases(file) == ["app.web.Session = app.web.db.Session"])
  }

  @Test func relativeImportsPastTheRootAreLeftOut() {
    let file = lower("from ...db import Session\n", path: "main.py", module: "main")
    #expect(file.imports.isEmpty)
    #expect(file.aliases.isEmpty)
  }

  @Test func importsForTypeCheckersCount() {
    let file = lower(
      """
      from typing import TYPE_CHECKING
      if TYPE_CHECKING:
          from asyncpg import Pool
      def f(pool: "Pool"): ...
      """)
    #expect(file.imports.map { file.names[$0] } == ["typing", "asyncpg"])
    let place = file.functions[1].parameters[0].place
    #expect(file.functions[1].attributes[place.index].declaredType.map { file.names[$0] } == "asyncpg.Pool")
  }

  @Test func typesHaveBasesFieldsAndRequirements() throws {
    let file = lower(
      """
      from dataclasses import dataclass
      from typing import ClassVar, Protocol
      import sqlite3

      @dataclass
      class Store(Base["Store"], abc.ABC):
          conn: sqlite3.Connection
          count: ClassVar[int] = 0

          def __init__(self):
              self.cache: dict[str, sqlite3.Cursor] = {}
              self.conn: sqlite3.Connection = sqlite3.connect("")
              self.plain = 1

          class Row(Exception):
              key: "Store"

      class Source(Protocol):
          def open(self) -> sqlite3.Connection | None: ...
      """)
    let store = try #require(file.types.first)
    #expect(file.names[store.name] == "app.web.main.Store")
    #expect(store.bases.map { file.names[$0] } == ["app.web.main.Base", "app.web.main.abc.ABC"])
    #expect(store.decorators.map { file.names[$0] } == ["dataclasses.dataclass"])
    #expect(
      store.fields.map { "\(file.names[$0.name]): \(file.names[$0.type])" } == [
        "conn: sqlite3.Connection", "count: builtins.int", "cache: []sqlite3.Cursor",
      ])
    #expect(file.names[file.types[1].name] == "app.web.main.Store.Row")
    #expect(file.names[file.types[1].fields[0].type] == "app.web.main.Store")
    let source = file.types[2]
    #expect(source.isProtocol)
    #expect(source.requirements.map { file.names[$0.name] } == ["open"])
    #expect(source.requirements[0].resultTypes.map { file.names[$0] } == ["sqlite3.Connection"])
  }

  @Test func moduleVariablesAndAliases() {
    let file = lower(
      """
      import typing
      from typing import Annotated, Optional, TypeAlias
      import psycopg2
      from psycopg2.extensions import connection
      from deps import Depends, get

      conn: "connection | None" = None
      connect = psycopg2.connect
      Conn: TypeAlias = connection
      Maybe = Optional[Conn]
      Dep = Annotated[connection, Depends(get)]
      type Rows = list[connection]
      twice = psycopg2.connect
      twice = None
      """)
    #expect(
      file.globals.map { "\(file.names[$0.name]): \(file.names[$0.type])" } == [
        "app.web.main.conn: psycopg2.extensions.connection"
      ])
    #expect(
      Array(aliases(file).suffix(5)) == [
        "app.web.main.connect = psycopg2.connect",
        "app.web.main.Conn = psycopg2.extensions.connection",
        "app.web.main.Maybe = psycopg2.extensions.connection",
        "app.web.main.Dep = psycopg2.extensions.connection",
        "app.web.main.Rows = []psycopg2.extensions.connection",
      ])
  }

  @Test func commentsThatSpeakToLeaklint() {
    let file = lower(
      """
      x = 1  # leaklint: ignore[connection-leak] pooled
          # leaklint: ignore[cursor-leak] closed by the caller
      # something else
      y = "# leaklint: no comment"
      """)
    #expect(file.comments.map(\.range.line) == [1, 2])
    #expect(file.comments.map(\.isAlone) == [false, true])
    #expect(file.comments[0].text == "# leaklint: ignore[connection-leak] pooled")
  }

  @Test func syntaxErrorsCostOnlyTheirFunction() {
    let file = lower("def a():\n    x = = 1\ndef b():\n    return 1\n")
    #expect(!file.syntaxErrors.isEmpty)
    #expect(file.functions.map { $0.traits.contains(.incomplete) } == [false, true, false])
  }
}
