import Testing

@testable import LeakLint

/// What a finding says of the path that leaks.
@Suite struct WitnessStepTests {
  private static func steps(_ text: String) throws -> [String] {
    let source = SourceText(bytes: Array(text.utf8))
    let file = Language.go.lowering.lower(source, path: "m.go", module: "m")
    let analysis = ProjectAnalysis.run(files: [file], models: try BuiltinModelFiles.models(for: .go))
    return ProjectFindings.collect(analysis) { _ in source }.flatMap(\.steps).map(\.text)
  }

  @Test func deferredCallsAreNoLoop() throws {
    let text = """
      package m

      import "database/sql"

      func f(db *sql.DB, isDone bool) error {
      	tx, err := db.Begin()
      	if err != nil {
      		return err
      	}
      	defer func() {
      		if g(); isDone {
      			tx.Rollback()
      		}
      	}()
      	return g()
      }
      """
    let steps = try Self.steps(text)
    #expect(steps.contains("`isDone` is false"))
    #expect(!steps.contains("the loop goes round again"))
  }

  @Test func roundsOfLoopsAreShown() throws {
    let text = """
      package m

      import "database/sql"

      func f(db *sql.DB, more func() bool) error {
      	tx, err := db.Begin()
      	if err != nil {
      		return err
      	}
      	isLast := false
      	for more() {
      		if isLast {
      			return nil
      		}
      		isLast = true
      	}
      	return tx.Commit()
      }
      """
    #expect(try Self.steps(text).contains("the loop goes round again"))
  }
}
