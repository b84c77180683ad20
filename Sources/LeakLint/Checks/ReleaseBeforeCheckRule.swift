extension IncidentReporter {
  func releaseBeforeCheck(_ incident: Incident) -> Finding? {
    guard !isTest, let obligation = obligation(incident) else { return nil }
    let subject = wording.shortSubject(of: obligation)
    let call = wording.code(at: incident.range)
    let failure = step(obligation.range, "where this fails \(subject) is nil")
    return report(
      .releaseBeforeCheck, incident,
      "\(call) panics where \(wording.code(at: obligation.range)) failed at line \(obligation.range.line): "
        + "\(subject) is nil then",
      related: failure, before: [failure], after: [step(incident.range, "\(call) is reached with \(subject) nil")])
  }
}

extension Rule {
  static let releaseBeforeCheck = Rule(
    id: "release-before-check",
    summary: "a release is reached although the acquisition failed",
    defaultSeverity: .error,
    documentation: """
      ## What it finds

      A `Close` or `Rollback`, mostly deferred, that is also reached on the path
      on which the acquisition returned an error. Tests are left out.

      ## Why it is bad

      Where `db.Query` fails its rows are nil, and `Close` of nil rows
      dereferences a nil pointer: instead of returning the error the function
      panics. The same goes for the transactions, statements and connections of
      `database/sql`.

      ## How to fix it

      Look at the error first.

      ```go
      package people

      import "database/sql"

      func count(db *sql.DB) (n int, err error) {
      	rows, err := db.Query("SELECT name FROM person")
      	defer rows.Close() // panics when the query failed
      	if err != nil {
      		return 0, err
      	}
      	for rows.Next() {
      		n++
      	}
      	return n, rows.Err()
      }
      ```

      ```go
      package people

      import "database/sql"

      func count(db *sql.DB) (n int, err error) {
      	rows, err := db.Query("SELECT name FROM person")
      	if err != nil {
      		return 0, err
      	}
      	defer rows.Close()
      	for rows.Next() {
      		n++
      	}
      	return n, rows.Err()
      }
      ```
      """)
}
