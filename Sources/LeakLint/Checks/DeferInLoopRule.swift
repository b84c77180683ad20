extension IncidentReporter {
  func deferInLoop(_ incident: Incident) -> Finding? {
    guard let obligation = obligation(incident) else { return nil }
    let subject = wording.shortSubject(of: obligation)
    let released = releasedWord(incident)
    let acquisition = step(obligation.range, "\(subject) is acquired in every round of the loop")
    return report(
      .deferInLoop, incident,
      "the deferred \(wording.code(at: incident.range)) runs when the function ends, not the loop's round: what each round "
        + "acquires at line \(obligation.range.line) is \(released) only then",
      severity: isTest ? .note : nil, related: acquisition, before: [acquisition],
      after: [step(incident.range, "deferred again with the earlier one not \(released)")])
  }
}

extension Rule {
  static let deferInLoop = Rule(
    id: "defer-in-loop",
    summary: "the deferred release of what a loop acquires piles up until the function ends",
    defaultSeverity: .warning,
    documentation: """
      ## What it finds

      `defer rows.Close()`, `defer tx.Rollback()` and their like, in a loop that
      acquires anew in each round. In tests it is a note.

      ## Why it is bad

      Deferred calls run when the function returns, not when the round of the
      loop ends. Until then each round holds one more connection; when the pool
      has no more, the loop waits for ever for a connection that it holds itself.

      ## How to fix it

      Give the round a function of its own.

      ```go
      package people

      import "database/sql"

      func names(db *sql.DB, ids []int) (names []string, err error) {
      	for _, id := range ids {
      		rows, err := db.Query("SELECT name FROM person WHERE id = $1", id)
      		if err != nil {
      			return nil, err
      		}
      		defer rows.Close() // one more open result for each id
      		if rows.Next() {
      			var name string
      			if err := rows.Scan(&name); err != nil {
      				return nil, err
      			}
      			names = append(names, name)
      		}
      	}
      	return names, nil
      }
      ```

      ```go
      package people

      import "database/sql"

      func names(db *sql.DB, ids []int) (names []string, err error) {
      	for _, id := range ids {
      		name, err := name(db, id)
      		if err != nil {
      			return nil, err
      		}
      		names = append(names, name)
      	}
      	return names, nil
      }

      func name(db *sql.DB, id int) (name string, err error) {
      	rows, err := db.Query("SELECT name FROM person WHERE id = $1", id)
      	if err != nil {
      		return "", err
      	}
      	defer rows.Close()
      	if rows.Next() {
      		err = rows.Scan(&name)
      	}
      	return name, err
      }
      ```
      """)
}
