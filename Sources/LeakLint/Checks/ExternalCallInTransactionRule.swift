extension IncidentReporter {
  func externalCallInTransaction(_ incident: Incident) -> Finding? {
    guard !isTest, !context.graph.traits.contains(.entryPoint) else { return nil }
    let call = wording.code(at: incident.range)
    guard let obligation = obligation(incident) else {
      let start = step(incident.cause, "begins a transaction, where none is open")
      return report(
        .externalCallInTransaction, incident,
        "\(call) is waited for in the transaction that \(wording.code(at: incident.cause)) began at line "
          + "\(incident.cause.line)",
        severity: .note, confidence: .medium, related: start, before: [start], after: [waitStep(incident)])
    }
    let start = acquisitionStep(obligation)
    return report(
      .externalCallInTransaction, incident,
      "\(call) is waited for in the transaction that begins at line \(obligation.range.line)",
      confidence: .medium, related: start, before: [start], after: [waitStep(incident)])
  }

  private func waitStep(_ incident: Incident) -> Finding.Step {
    step(incident.range, "waits here, with the transaction's locks and its connection held")
  }
}

extension Rule {
  static let externalCallInTransaction = Rule(
    id: "external-call-in-transaction",
    summary: "something outside the database is waited for while a transaction is open",
    defaultSeverity: .warning,
    documentation: """
      ## What it finds

      An HTTP request, a subprocess, a mail, a sleep, between the begin and the
      end of a transaction of the same function. Where the driver began the
      transaction by itself, with a statement, and where a web framework keeps a
      session for as long as a response streams, it is a note. Tests and the
      code of scripts outside functions are left out.

      ## Why it is bad

      The transaction keeps its locks and its connection for as long as the
      other side takes. A slow service then empties the connection pool, and
      what had nothing to do with it stops too.

      ## How to fix it

      Ask first, write then; or write down that something is to be done, and do
      it after the commit.

      ```go
      package orders

      import (
      	"database/sql"
      	"net/http"
      )

      func ship(db *sql.DB, id int, url string) error {
      	tx, err := db.Begin()
      	if err != nil {
      		return err
      	}
      	defer tx.Rollback()
      	if _, err := tx.Exec("UPDATE item SET shipped = true WHERE id = $1", id); err != nil {
      		return err
      	}
      	response, err := http.Get(url) // with the row locked
      	if err != nil {
      		return err
      	}
      	response.Body.Close()
      	return tx.Commit()
      }
      ```

      ```go
      package orders

      import (
      	"database/sql"
      	"net/http"
      )

      func ship(db *sql.DB, id int, url string) error {
      	response, err := http.Get(url)
      	if err != nil {
      		return err
      	}
      	response.Body.Close()
      	tx, err := db.Begin()
      	if err != nil {
      		return err
      	}
      	defer tx.Rollback()
      	if _, err := tx.Exec("UPDATE item SET shipped = true WHERE id = $1", id); err != nil {
      		return err
      	}
      	return tx.Commit()
      }
      ```
      """)
}
