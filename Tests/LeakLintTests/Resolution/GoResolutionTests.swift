import Testing

@testable import LeakLint

/// Go's names: packages, receivers, embedded structs, interfaces, several results.
@Suite struct GoResolutionTests {
  private func resolve(_ sources: [String: String]) throws -> ResolvedSources {
    try ResolvedSources(.go, sources, models: [TestModels.go])
  }

  @Test func packagesAndSeveralResults() throws {
    let sources = try resolve([
      "m.go": """
      package app

      import s "godb/sql"

      func f() error {
      	db, err := s.Open("x")
      	if err != nil {
      		return err
      	}
      	defer db.Close()
      	tx, err := db.Begin()
      	rows, err := tx.Query("q")
      	for rows.Next() {
      	}
      	return tx.Commit()
      }
      """
    ])
    #expect(
      try sources.calls(in: "m.go") == [
        "6 godb/sql.Open", "10 godb/sql.DB.Close", "11 godb/sql.DB.Begin", "12 godb/sql.Tx.Query",
        "13 godb/sql.Rows.Next", "15 godb/sql.Tx.Commit",
      ])
  }

  @Test func fieldsEmbeddedStructsAndPackageVariables() throws {
    let sources = try resolve([
      "store/store.go": """
      package store

      import "godb/sql"

      var Default *sql.DB

      type Base struct{ db *sql.DB }

      type Store struct {
      	Base
      	*sql.Tx
      }

      func (s *Store) Run() {
      	s.db.Begin()
      	s.Query("q")
      	s.Tx.Commit()
      	Default.Begin()
      	s.helper()
      }

      func (b *Base) helper() {}
      """,
      "main.go": """
      package main

      import "example.com/app/store"

      func f(s store.Store) {
      	store.Default.Begin()
      	s.Run()
      	s.Rollback()
      }
      """,
    ])
    #expect(
      try sources.calls(in: "store/store.go") == [
        "15 godb/sql.DB.Begin", "16 godb/sql.Tx.Query", "17 godb/sql.Tx.Commit", "18 godb/sql.DB.Begin",
        "19 -> example.com/app/store.(Base).helper",
      ])
    #expect(
      try sources.calls(in: "main.go") == [
        "6 godb/sql.DB.Begin", "7 -> example.com/app/store.(Store).Run", "8 godb/sql.Tx.Rollback",
      ])
  }

  @Test func interfacesThatRepeatALibrarysMethods() throws {
    let sources = try resolve([
      "m.go": """
      package app

      import "godb/sql"

      type Queryer interface {
      	Query(q string, args ...any) (*sql.Rows, error)
      	Explain() string
      }

      type Tx interface {
      	Commit() error
      	Rollback() error
      }

      type Closer interface{ Close() error }

      func f(q Queryer, t Tx, c Closer) {
      	rows, _ := q.Query("q")
      	rows.Close()
      	t.Commit()
      	c.Close()
      }
      """
    ])
    #expect(
      try sources.calls(in: "m.go") == ["18 godb/sql.DB.Query", "19 godb/sql.Rows.Close", "20 godb/sql.Tx.Commit"])
  }

  @Test func theOnlyImplementerStandsForItsInterface() throws {
    let sources = try resolve([
      "m.go": """
      package app

      type Store interface{ Open() }

      type pgStore struct{}

      func (p *pgStore) Open() {}

      type mockStore struct{}

      func (m *mockStore) Open() {}

      func f(s Store) { s.Open() }
      """
    ])
    #expect(try sources.calls(in: "m.go") == ["13 -> example.com/app.(pgStore).Open"])
  }

  @Test func collectionsAndClosures() throws {
    let sources = try resolve([
      "m.go": """
      package app

      import "godb/sql"

      func f(dbs []*sql.DB, byName map[string]*sql.DB) {
      	for _, db := range dbs {
      		db.Begin()
      	}
      	dbs[0].Begin()
      	byName["a"].Begin()
      	run := func(tx *sql.Tx) { tx.Commit() }
      	run(nil)
      	all := append(dbs, nil)
      	all[1].Begin()
      }
      """
    ])
    let lines = try sources.calls(in: "m.go").map { $0.prefix { $0 != " " } }
    #expect(lines == ["7", "9", "10", "11", "12", "14"])
  }

  @Test func textOfStatementsBeginsTransactions() throws {
    let sources = try resolve([
      "m.go": """
      package app

      import "godb/sql"

      func f(db *sql.DB) {
      	_, err := db.Exec("BEGIN")
      	db.Exec("COMMIT")
      	db.Exec("SELECT 1")
      	_ = err
      }
      """
    ])
    let begin = try #require(sources.call(in: "m.go", line: 6).first)
    #expect(begin.effects.acquisitions.map(\.kind) == [.transaction])
    #expect(begin.effects.acquisitions.first?.condition == .errorIsNull(.result(1)))
    #expect(begin.effects.acquisitions.first?.onConnection == true)
    #expect(try sources.call(in: "m.go", line: 7).first?.effects.releases.count == 1)
    #expect(try sources.call(in: "m.go", line: 8).first?.effects.isInteresting == false)
  }

  @Test(arguments: [
    "func f(u *url.URL) { u.Query(\"x\") }",
    "type DB struct{}\nfunc (d *DB) Begin() {}\nfunc g(d *DB) { d.Close() }",
    "func f(c io.Closer) { c.Close() }",
    "func f(sql thing) { sql.Open(\"x\") }",
  ])
  func lookAlikesAreNotTheLibrary(_ text: String) throws {
    let header = "package app\n\nimport (\n\t\"godb/sql\"\n\t\"io\"\n\t\"net/url\"\n)\n\nvar _ sql.DB\n\n"
    let sources = try resolve(["m.go": header + text])
    #expect(try !sources.calls(in: "m.go").contains { $0.contains("godb") })
  }
}
