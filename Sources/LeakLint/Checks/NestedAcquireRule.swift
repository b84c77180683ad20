extension IncidentReporter {
  func nestedAcquire(_ incident: Incident) -> Finding? {
    guard !isTest else { return nil }
    guard let obligation = obligation(incident) else {
      let held = step(incident.cause, "the closure runs with a connection of the pool")
      return report(
        .nestedAcquire, incident,
        "\(wording.code(at: incident.range)) takes a second connection out of the pool while the closure passed at line "
          + "\(incident.cause.line) runs on one",
        confidence: .medium, related: held, before: [held],
        after: [step(incident.range, "waits here for another connection")])
    }
    // One that is never given back is reported as what it is.
    guard !analysis.leaks.contains(where: { $0.obligation == incident.obligation }) else { return nil }
    let subject = wording.shortSubject(of: obligation)
    let held = acquisitionStep(obligation)
    return report(
      .nestedAcquire, incident,
      "\(wording.code(at: incident.range)) takes a second connection out of the pool while \(subject) holds the one taken "
        + "at line \(obligation.range.line)",
      confidence: .medium, related: held, before: [held],
      after: [step(incident.range, "waits here for another connection while \(subject) holds one")])
  }
}

extension Rule {
  static let nestedAcquire = Rule(
    id: "nested-acquire",
    summary: "a second connection is taken out of a pool by code that holds one",
    defaultSeverity: .warning,
    documentation: """
      ## What it finds

      A call that needs a connection of a pool, between taking another one out
      of the same pool and giving that back: `db.Exec` in the middle of a
      transaction that `db.Begin` began, `pool.getconn()` while holding what
      `pool.getconn()` returned, `queue.read` of GRDB inside of `queue.write`.
      Tests are left out.

      ## Why it is bad

      Under load every connection of the pool is held by somebody who waits for
      a second one, and nobody goes on. With a pool of one connection it happens
      at once; GRDB's queues, which have one, end the process. Mostly it is a slip: what was meant to be part of the transaction
      runs beside it, and neither sees its changes nor is undone with it.

      ## How to fix it

      Run it on the connection or transaction at hand, or before or after.

      ```go
      package bank

      import "database/sql"

      func open(db *sql.DB, name string) error {
      	tx, err := db.Begin()
      	if err != nil {
      		return err
      	}
      	defer tx.Rollback()
      	if _, err := tx.Exec("INSERT INTO account (name) VALUES ($1)", name); err != nil {
      		return err
      	}
      	if _, err := db.Exec("INSERT INTO log (what) VALUES ('open')"); err != nil { // not part of tx
      		return err
      	}
      	return tx.Commit()
      }
      ```

      ```go
      package bank

      import "database/sql"

      func open(db *sql.DB, name string) error {
      	tx, err := db.Begin()
      	if err != nil {
      		return err
      	}
      	defer tx.Rollback()
      	if _, err := tx.Exec("INSERT INTO account (name) VALUES ($1)", name); err != nil {
      		return err
      	}
      	if _, err := tx.Exec("INSERT INTO log (what) VALUES ('open')"); err != nil {
      		return err
      	}
      	return tx.Commit()
      }
      ```
      """)
}
