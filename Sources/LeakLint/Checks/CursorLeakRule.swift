extension Rule {
  static let cursorLeak = Rule(
    id: "cursor-leak",
    summary: "rows or a cursor that hold a connection are not closed on every path",
    defaultSeverity: .error,
    documentation: """
      ## What it finds

      Rows, a result set or a cursor that on some way out of the function are
      not closed and not read to their end. It is an error where an ordinary
      `return` leaves them open, and a warning where only an exception does.

      Only those are meant that hold something: the rows of Go's `database/sql`
      and pgx keep their connection busy, named cursors of PostgreSQL live on
      the server, and some drivers limit how many cursors may be open. The
      client-side cursors of psycopg and sqlite3 hold nothing and are never
      reported.

      ## Why it is bad

      The connection cannot go back to its pool, or the server keeps the result,
      until the rows are closed. With a few leaks the pool is empty and every
      caller hangs.

      ## How to fix it

      ### Go

      ```go
      rows, err := db.Query("SELECT id FROM item")
      if err != nil {
          return nil, err
      }
      for rows.Next() {
          if err := rows.Scan(&id); err != nil {
              return nil, err             // leaks `rows`: the loop did not reach the end
          }
      }
      ```

      ```go
      rows, err := db.Query("SELECT id FROM item")
      if err != nil {
          return nil, err
      }
      defer rows.Close()
      for rows.Next() {
          if err := rows.Scan(&id); err != nil {
              return nil, err
          }
      }
      return ids, rows.Err()
      ```

      ### Python

      ```python
      with conn.cursor(name="export") as cursor:   # a server-side cursor
          cursor.execute("SELECT * FROM item")
          for row in cursor:
              write(row)
      ```
      """)
}
