import Testing

@testable import LeakLint

/// What SQL text does to transactions.
@Suite struct SQLTextTests {
  @Test(arguments: [
    "BEGIN", "begin", "  BEGIN;", "BEGIN TRANSACTION", "BEGIN TRAN x", "BEGIN WORK", "BEGIN IMMEDIATE",
    "BEGIN\nDEFERRED",
    "BEGIN EXCLUSIVE TRANSACTION", "START TRANSACTION", "start transaction read only", "-- why\nBEGIN",
    "/* why */ BEGIN", "BEGIN; INSERT INTO t VALUES (1)", "SET x = 1; BEGIN", "BEGIN ISOLATION LEVEL SERIALIZABLE",
    "BEGIN; SELECT 'COMMIT; '", "COMMIT; BEGIN", "BEGIN; SELECT $$ ; COMMIT $$",
  ])
  func begins(_ text: String) { #expect(SQLText(text, isPrefix: false).begins == [.transaction]) }

  @Test(arguments: [
    "", "SELECT 1", "SELECT 'BEGIN'", "BEGIN my_proc(); END;", "BEGIN; COMMIT",
    "CREATE TRIGGER t AFTER INSERT ON a BEGIN "
      + "DELETE FROM b; END", "BEGINNING", "START SLAVE", "-- BEGIN", "/* BEGIN", "'BEGIN'", "DO $$ BEGIN x; END $$",
    "PREPARE q AS SELECT 1", "COMMIT PREPARED 'x'", "ROLLBACK PREPARED 'x'", "COMMIT AND CHAIN", "EXPLAIN BEGIN",
    "DECLARE x INT; BEGIN x; END", "END IF", ";;;", "SAVE GAME",
  ])
  func doesNothing(_ text: String) {
    let statements = SQLText(text, isPrefix: false)
    #expect(statements.begins.isEmpty && statements.ends.isEmpty && !statements.mayEnd)
  }

  @Test(arguments: [
    "COMMIT", "commit;", "END", "END TRANSACTION", "ROLLBACK", "rollback work", "ABORT", "COMMIT TRANSACTION",
    "ROLLBACK TRAN name", "PREPARE TRANSACTION 'x'", "INSERT INTO t VALUES (1); COMMIT", "ROLLBACK AND NO CHAIN",
    "COMMIT RELEASE",
  ])
  func endsTheTransaction(_ text: String) {
    let statements = SQLText(text, isPrefix: false)
    #expect(statements.ends.contains(.transaction) && statements.begins.isEmpty)
  }

  @Test(arguments: ["SAVEPOINT a", "savepoint \"a b\"", "SAVE TRANSACTION a"])
  func savepoints(_ text: String) { #expect(SQLText(text, isPrefix: false).begins == [.savepoint]) }

  @Test(arguments: [
    "RELEASE a", "RELEASE SAVEPOINT a", "ROLLBACK TO a", "ROLLBACK TO SAVEPOINT a", "rollback work to a",
  ])
  func endsTheSavepoint(_ text: String) {
    let statements = SQLText(text, isPrefix: false)
    #expect(statements.ends == ResourceKindSet(.savepoint) && statements.begins.isEmpty)
  }

  @Test func prefixesTellOnlyWhatIsCertain() {
    #expect(SQLText("BEGIN ", isPrefix: true).begins == [.transaction])
    #expect(SQLText("BEGIN", isPrefix: true).begins.isEmpty)
    #expect(SQLText("SAVEPOINT ", isPrefix: true).begins == [.savepoint])
    #expect(SQLText("ROLLBACK ", isPrefix: true).mayEnd)
    #expect(SQLText("ROLLBACK ", isPrefix: true).ends.isEmpty)
    #expect(SQLText("ROLLBACK TO ", isPrefix: true).ends == ResourceKindSet(.savepoint))
    #expect(SQLText("COMMIT; SELECT ", isPrefix: true).ends.contains(.transaction))
    #expect(SQLText("", isPrefix: true).begins.isEmpty)
  }

  @Test func constantsArePassedThroughWrappersAndVariables() throws {
    let sources = try ResolvedSources(
      .python,
      [
        "m.py": """
        import pydb
        def f(conn: pydb.Connection, mode):
            conn.execute(pydb.text("BEGIN"))
            statement = "BEGIN"
            conn.cursor().execute(statement)
            conn.execute(query="COMMIT")
            conn.execute(f"SAVEPOINT {mode}")
            conn.execute(mode)
            conn.execute(pydb.text("SAVEPOINT {}").format(mode))
        """
      ], models: [TestModels.python])
    func effects(_ line: UInt32) throws -> CallEffects? { try sources.call(in: "m.py", line: line).last?.effects }
    #expect(try effects(3)?.acquisitions.map(\.kind) == [.transaction])
    #expect(try effects(5)?.acquisitions.map(\.kind) == [.transaction])
    #expect(try effects(6)?.releases.count == 1)
    #expect(try effects(7)?.acquisitions.map(\.kind) == [.savepoint])
    #expect(try effects(8)?.isInteresting == false)
    #expect(try effects(9)?.acquisitions.map(\.kind) == [.savepoint])
  }
}
