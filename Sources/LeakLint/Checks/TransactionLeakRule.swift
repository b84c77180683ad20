extension Rule {
  static let transactionLeak = Rule(
    id: "transaction-leak",
    summary: "a transaction is neither committed nor rolled back on every path",
    defaultSeverity: .error,
    documentation: """
      ## What it finds

      A transaction that is begun, by a method or by SQL text such as `BEGIN`,
      and on some way out of the function neither committed nor rolled back. It
      is an error where an ordinary `return` leaves it open, and a warning where
      only an exception does.

      ## Why it is bad

      The connection stays *idle in transaction*: the rows and tables that were
      touched stay locked, old row versions cannot be cleaned up, and the next
      user of the pooled connection continues somebody else's transaction.

      ## How to fix it

      Use the library's scoped form where there is one. Otherwise roll back on
      every way out that does not commit.

      ### Python

      ```python
      def transfer(conn, amount):
          cursor = conn.cursor()
          cursor.execute("BEGIN")
          if amount <= 0:
              return "bad amount", 400    # the transaction stays open
          cursor.execute("UPDATE account SET balance = balance - %s", (amount,))
          cursor.execute("COMMIT")
          return "done", 200
      ```

      ```python
      def transfer(conn, amount):
          if amount <= 0:
              return "bad amount", 400
          with conn.transaction():        # psycopg 3
              conn.execute("UPDATE account SET balance = balance - %s", (amount,))
          return "done", 200
      ```

      ### Go

      ```go
      tx, err := db.BeginTx(ctx, nil)
      if err != nil {
          return err
      }
      defer tx.Rollback() // does nothing after Commit
      if _, err := tx.Exec("UPDATE account SET balance = balance - $1", amount); err != nil {
          return err
      }
      return tx.Commit()
      ```

      ### Swift

      ```swift
      try dbQueue.inTransaction { db in   // GRDB
          try debit(db, amount)
          return .commit
      }
      ```
      """)
}
