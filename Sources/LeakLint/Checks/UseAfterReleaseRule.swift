extension IncidentReporter {
  func usedAfterRelease(_ incident: Incident) -> Finding? {
    guard !isTest, let obligation = obligation(incident) else { return nil }
    let call = wording.code(at: incident.range)
    let subject = wording.shortSubject(of: obligation)
    let released = releasedWord(incident)
    let release = step(incident.cause, "\(subject) is \(released) here")
    return report(
      .useAfterRelease, incident, "\(call) uses \(subject), which is \(released) at line \(incident.cause.line)",
      related: release, before: [acquisitionStep(obligation)],
      after: [release, step(incident.range, "\(subject) is used here")])
  }

  func returnedAfterRelease(_ incident: Incident) -> Finding? {
    guard !isTest, let obligation = obligation(incident) else { return nil }
    let subject = wording.shortSubject(of: obligation)
    let released = releasedWord(incident)
    let release = step(incident.cause, "\(subject) is \(released) here")
    return report(
      .useAfterRelease, incident,
      "what is returned needs \(subject), which is \(released) at line \(incident.cause.line) before the caller gets it",
      related: release, before: [acquisitionStep(obligation)], after: [release, step(incident.range, "returns here")])
  }

  func releasedUnderTask(_ incident: Incident) -> Finding? {
    guard !isTest, let obligation = obligation(incident) else { return nil }
    let subject = wording.shortSubject(of: obligation)
    let start = step(incident.cause, "what is started here uses \(subject)")
    return report(
      .useAfterRelease, incident,
      "\(subject) is \(releasedWord(incident)) while what was started at line \(incident.cause.line) may still use it",
      related: start, before: [acquisitionStep(obligation), start],
      after: [step(incident.range, "\(subject) is \(releasedWord(incident)) here")])
  }
}

extension ReleasedTwice {
  func finding() -> Finding {
    let name = method.function.lastNameComponent
    let first = Finding.Step(
      path: method.path, range: method.range, text: "`\(name)` releases `\(field)` here and leaves it in place")
    let second = Finding.Step(
      path: deinitializer.path, range: deinitializer.range, text: "the deinitializer releases `\(field)` again")
    var finding = Finding(
      rule: Rule.useAfterRelease.id, severity: .warning, confidence: .medium,
      message: "the deinitializer releases `\(field)` again where `\(name)` has released it at line "
        + "\(method.range.line): set it to nil there",
      path: deinitializer.path, range: deinitializer.range)
    finding.exit = first
    finding.steps = [first, second]
    finding.function = deinitializer.function
    return finding
  }
}

extension Rule {
  static let useAfterRelease = Rule(
    id: "use-after-release",
    summary: "a resource is used, returned or released again after it was released",
    defaultSeverity: .error,
    documentation: """
      ## What it finds

      A call on a connection, cursor, statement or transaction that every path
      to the call has closed, finalized or given back; on a cursor whose
      connection was closed; a function that returns one of these although it
      closes it on the way out, by `defer`, `with` or `finally`; a release under
      a task or goroutine that was just started and uses the resource; and a
      second release where that is an error (`sqlite3_finalize`, `putconn`), also
      one by a deinitializer of what a method has released and left in its field.

      Only calls that a library's model names as needing an open resource are
      reported: SQLAlchemy's sessions open again by themselves, and closing most
      things twice is harmless. Tests are left out: they try what fails.

      ## Why it is bad

      The call fails, or worse: a connection that went back to its pool is
      somebody else's by now, and a finalized SQLite statement is freed memory.

      ## How to fix it

      ### Go

      ```go
      package people

      import "database/sql"

      func all(db *sql.DB) (*sql.Rows, error) {
      	rows, err := db.Query("SELECT name FROM person")
      	if err != nil {
      		return nil, err
      	}
      	defer rows.Close()
      	return rows, nil // closed when the caller gets it
      }
      ```

      ```go
      package people

      import "database/sql"

      // all hands out rows that the caller closes.
      func all(db *sql.DB) (*sql.Rows, error) {
      	return db.Query("SELECT name FROM person")
      }
      ```

      ### Python

      ```python
      import sqlite3
      from contextlib import closing

      def names(path):
          with closing(sqlite3.connect(path)) as conn:
              cur = conn.execute("SELECT name FROM person")
          return cur.fetchall()           # the connection is closed
      ```

      ```python
      import sqlite3
      from contextlib import closing

      def names(path):
          with closing(sqlite3.connect(path)) as conn:
              return conn.execute("SELECT name FROM person").fetchall()
      ```
      """)
}
