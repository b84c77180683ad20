extension IncidentReporter {
  func implicitTransaction(_ incident: Incident) -> Finding? {
    guard !isTest, !context.graph.traits.contains(.entryPoint) else { return nil }
    let call = wording.code(at: incident.range)
    let exit = wording.code(at: incident.exit)
    let start = step(incident.range, "a transaction is open from here on")
    let leave = step(incident.exit, "\(exit) raises, and nothing commits or rolls back")
    return report(
      .implicitTransaction, incident,
      "what \(call) changed is neither committed nor rolled back on exception: \(exit) may raise at line "
        + "\(incident.exit.line)",
      confidence: .medium, related: leave, before: [start], after: [leave])
  }
}

extension Rule {
  static let implicitTransaction = Rule(
    id: "implicit-transaction",
    summary: "an exception leaves the transaction open that the driver began by itself",
    defaultSeverity: .warning,
    documentation: """
      ## What it finds

      Python's database drivers begin a transaction by themselves before a
      statement. A function that changes something on a connection that is not
      its own, commits on one path, and on another leaves by an exception with
      neither commit nor rollback.

      Connections that the function itself closes are left out: closing rolls
      back.

      ## Why it is bad

      The connection lives on with half of the work pending. Whoever uses it
      next commits that half with their own work, or is told that the transaction
      is aborted.

      ## How to fix it

      ```python
      import sqlite3

      class Store:
          def __init__(self, path):
              self.conn = sqlite3.connect(path)

          def move(self, source, target, amount):
              self.conn.execute("UPDATE account SET sum = sum - ? WHERE id = ?", (amount, source))
              self.conn.execute("UPDATE account SET sum = sum + ? WHERE id = ?", (amount, target))
              self.conn.commit()
      ```

      ```python
      import sqlite3

      class Store:
          def __init__(self, path):
              self.conn = sqlite3.connect(path)

          def move(self, source, target, amount):
              with self.conn:             # commits, or rolls back on an exception
                  self.conn.execute("UPDATE account SET sum = sum - ? WHERE id = ?", (amount, source))
                  self.conn.execute("UPDATE account SET sum = sum + ? WHERE id = ?", (amount, target))
      ```
      """)
}
