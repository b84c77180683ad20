extension Rule {
  static let connectionLeak = Rule(
    id: "connection-leak",
    summary: "a database connection is not closed or given back on every path",
    defaultSeverity: .error,
    documentation: """
      ## What it finds

      A connection that is opened, or taken from a pool, and on some way out of
      the function neither closed, nor given back, nor handed to somebody else.
      It is an error where an ordinary `return` (or the end of the function)
      leaves the connection open, and a warning where only an exception does.

      ## Why it is bad

      Servers and pools have few connections. Every run of the leaking path
      keeps one until the process ends or the garbage collector comes by, and
      when none is left all other requests wait or fail. An open connection also
      keeps its transaction and its locks.

      ## How to fix it

      Tie the connection to a scope, right behind the acquisition: `with`,
      `defer`, or `try`/`finally`.

      ### Python

      ```python
      def load(dsn):
          conn = psycopg2.connect(dsn)
          rows = fetch_rows(conn)
          if not rows:
              return None          # leaks `conn`
          conn.close()
          return rows
      ```

      ```python
      def load(dsn):
          with contextlib.closing(psycopg2.connect(dsn)) as conn:
              return fetch_rows(conn) or None
      ```

      The `with` of psycopg2 and of sqlite3 ends the transaction and does *not*
      close the connection: `with psycopg2.connect(dsn) as conn:` alone leaks.
      psycopg 3 closes it.

      ### Go

      ```go
      conn, err := db.Conn(ctx)
      if err != nil {
          return err
      }
      defer conn.Close()
      ```

      ### Swift

      ```swift
      var db: OpaquePointer?
      defer { sqlite3_close(db) }
      guard sqlite3_open(path, &db) == SQLITE_OK else { throw OpenError() }
      ```

      `sqlite3_open` hands out a handle even when it fails; it has to be closed
      all the same.
      """)
}
