extension IncidentReporter {
  func commitOnError(_ incident: Incident) -> Finding? {
    guard !isTest else { return nil }
    let call = wording.code(at: incident.range)
    let isGo = context.language == .go
    let line = incident.exit.line
    let failure = step(incident.exit, isGo ? "returns an error here" : "\(wording.code(at: incident.exit)) raises")
    return report(
      .commitOnError, incident,
      "\(call) also commits "
        + (isGo ? "where an error is returned at line \(line)" : "on the exception of line \(line)")
        + ", with part of the work done",
      related: failure, before: [step(incident.cause, "the transaction changes something here")],
      after: [failure, step(incident.range, "commits here")])
  }
}

extension Rule {
  static let commitOnError = Rule(
    id: "commit-on-error",
    summary: "a transaction is committed on a way out on which the function fails",
    defaultSeverity: .warning,
    documentation: """
      ## What it finds

      Go: a deferred `Commit` that also runs where the function returns an
      error. Python: a `commit()` in a `finally` that an exception passes
      through. In both, only where a statement before the failure changed
      something.

      ## Why it is bad

      What had been done until the failure is kept and the rest is missing: the
      very thing that transactions are there to prevent.

      ## How to fix it

      Roll back on every way out, and commit as the last thing of the one that
      succeeds.

      ### Go

      ```go
      package bank

      import "database/sql"

      func move(db *sql.DB, from, to, amount int) error {
      	tx, err := db.Begin()
      	if err != nil {
      		return err
      	}
      	defer tx.Commit() // keeps the first update when the second one fails
      	if _, err := tx.Exec("UPDATE account SET sum = sum - $1 WHERE id = $2", amount, from); err != nil {
      		return err
      	}
      	if _, err := tx.Exec("UPDATE account SET sum = sum + $1 WHERE id = $2", amount, to); err != nil {
      		return err
      	}
      	return nil
      }
      ```

      ```go
      package bank

      import "database/sql"

      func move(db *sql.DB, from, to, amount int) error {
      	tx, err := db.Begin()
      	if err != nil {
      		return err
      	}
      	defer tx.Rollback() // does nothing after Commit
      	if _, err := tx.Exec("UPDATE account SET sum = sum - $1 WHERE id = $2", amount, from); err != nil {
      		return err
      	}
      	if _, err := tx.Exec("UPDATE account SET sum = sum + $1 WHERE id = $2", amount, to); err != nil {
      		return err
      	}
      	return tx.Commit()
      }
      ```

      ### Python

      ```python
      import sqlite3

      def move(conn: sqlite3.Connection, source, target, amount):
          try:
              conn.execute("UPDATE account SET sum = sum - ? WHERE id = ?", (amount, source))
              conn.execute("UPDATE account SET sum = sum + ? WHERE id = ?", (amount, target))
          finally:
              conn.commit()               # keeps the first update when the second one fails
      ```

      ```python
      import sqlite3

      def move(conn: sqlite3.Connection, source, target, amount):
          with conn:                      # commits, or rolls back on an exception
              conn.execute("UPDATE account SET sum = sum - ? WHERE id = ?", (amount, source))
              conn.execute("UPDATE account SET sum = sum + ? WHERE id = ?", (amount, target))
      ```
      """)
}
