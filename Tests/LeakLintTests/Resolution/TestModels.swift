/// Library models that the tests of resolution share: small inventions with the shapes of real ones.
enum TestModels {
  /// A connection module, sessions made by a factory, a pool, and a wrapper of the language's library.
  static let python = """
    library: pydb
    language: python
    modules: [pydb]
    aliases:
      pydb.api.connect: pydb.connect
      pydb.api.Connection: pydb.Connection
    exceptions:
      pydb.Error: builtins.Exception
      pydb.IntegrityError: pydb.Error
    functions:
      pydb.connect: { acquires: connection, returns: pydb.Connection }
      pydb.Connection: { acquires: connection, returns: pydb.Connection }
      pydb.text: { returns: argument 0 }
      pydb.sessionmaker: { returns: pydb.sessionmaker }
      pydb.Session: { acquires: session, returns: pydb.Session }
      pydb.Pool: { returns: pydb.Pool }
      contextlib.closing: { wraps: argument 0, returns: contextlib.closing }
    types:
      pydb.Connection:
        methods:
          cursor:
            - { when-arguments: [name], acquires: cursor, returns: pydb.Cursor, belongs-to: receiver }
            - { returns: pydb.Cursor, belongs-to: receiver }
          execute: { sql: argument 0 or query, returns: pydb.Cursor }
          close: { releases: connection }
          __exit__: { releases: transaction }
      pydb.Cursor:
        fields: { connection: pydb.Connection }
        methods:
          execute: { sql: argument 0 or query }
          close: { releases: cursor }
      pydb.sessionmaker:
        methods:
          __call__: { acquires: session, returns: pydb.Session }
      pydb.Session:
        methods:
          begin: { acquires: transaction, returns: pydb.Transaction }
          close: { releases: session }
      pydb.Transaction:
        plain: [commit]
      pydb.Pool:
        methods:
          getconn: { acquires: lease, returns: pydb.Connection }
          putconn: { releases: argument 0 or conn }
          all: { returns: "[]pydb.Connection" }
      contextlib.closing:
        methods:
          __enter__: { unwraps: receiver }
          __exit__: { releases: receiver }
    """

  static let go = """
    library: godb
    language: go
    modules: [godb/sql]
    functions:
      godb/sql.Open: { acquires: connection, returns: [godb/sql.DB, error] }
    types:
      godb/sql.DB:
        methods:
          Begin: { acquires: transaction, returns: [godb/sql.Tx, error] }
          Query: { acquires: cursor, returns: [godb/sql.Rows, error] }
          Exec: { returns: [godb/sql.Result, error], sql: argument 0 }
          Close: { releases: receiver }
      godb/sql.Tx:
        methods:
          Query: { acquires: cursor, returns: [godb/sql.Rows, error], belongs-to: receiver }
          Commit: { releases: receiver }
          Rollback: { releases: receiver }
      godb/sql.Rows:
        methods:
          Next: { releases: { handle: receiver, when: result-is-false } }
          Close: { releases: receiver }
    """

  static let swift = """
    library: SwiftDB
    language: swift
    modules: [SwiftDB]
    functions:
      db_open: { acquires: { kind: connection, handle: argument 1 } }
      db_exec: { sql: argument 1 }
      Connection: { acquires: connection, returns: Connection }
    types:
      Connection:
        fields: { shared: Connection }
        methods:
          close: { releases: connection }
          begin: { acquires: { kind: transaction, handle: receiver } }
          run: { sql: argument 0 }
          prepare:
            - { when-arguments: [persistent], acquires: statement, returns: Statement }
            - { returns: Statement }
      Statement:
        methods:
          finalize: { releases: statement }
      Pool:
        methods:
          withConnection: { closure-parameters: [Connection] }
    """
}
