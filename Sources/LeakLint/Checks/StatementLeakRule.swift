extension Rule {
  static let statementLeak = Rule(
    id: "statement-leak",
    summary: "a prepared statement is not closed or finalized on every path",
    defaultSeverity: .error,
    documentation: """
      ## What it finds

      A prepared statement that on some way out of the function is neither
      closed (finalized) nor handed to somebody else. It is an error where an
      ordinary `return` leaves it open, and a warning where only an exception
      does.

      ## Why it is bad

      A statement takes memory in the server or in the library. SQLite refuses
      to close a connection with open statements, and one that was stepped and
      not reset keeps its read lock; servers limit how many statements there may
      be.

      ## How to fix it

      ### Swift

      ```swift
      var statement: OpaquePointer?
      guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }
      guard sqlite3_step(statement) == SQLITE_ROW else { return nil }   // leaks `statement`
      let name = text(statement, 0)
      sqlite3_finalize(statement)
      return name
      ```

      ```swift
      var statement: OpaquePointer?
      defer { sqlite3_finalize(statement) }
      guard sqlite3_prepare_v2(db, sql, -1, &statement, nil) == SQLITE_OK else { return nil }
      guard sqlite3_step(statement) == SQLITE_ROW else { return nil }
      return text(statement, 0)
      ```

      `sqlite3_finalize` of a null pointer does nothing.

      ### Go

      ```go
      stmt, err := db.Prepare("SELECT name FROM item WHERE id = $1")
      if err != nil {
          return "", err
      }
      defer stmt.Close()
      ```
      """)
}
