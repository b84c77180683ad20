import Testing

@testable import LeakLint

/// What lowering says of a Go file besides its graphs.
@Suite struct GoDeclarationTests {
  private static let source = """
    package shop

    import (
    \t"database/sql"
    \t. "fmt"
    \t_ "github.com/lib/pq"
    \tyaml "gopkg.in/yaml.v3"
    )

    type Store[K comparable] struct {
    \t*sql.DB
    \tcache.Item[K]
    \ta, b *yaml.Node
    \titems map[K][]Item
    \thook func()
    }

    type (
    \tCloser interface {
    \t\tClose() error
    \t\tOpen(string) (rows *sql.Rows, err error)
    \t\tsql.Scanner
    \t}
    \tRow = sql.Row
    \tTx sql.Tx
    )

    var db *sql.DB
    var pool, _ = new(Pool), 1

    func f() {
    \tg() // leaklint: ignore[a] because\r
    \t/* leaklint: ignore[b] */ g()
    }
    """

  private let file = GoLowering.lower(SourceText(bytes: Array(source.utf8)), path: "a.go", module: "m/shop")

  private func text(_ id: NameID) -> String { file.names[id] }

  @Test func imports() {
    #expect(file.imports.map(text) == ["database/sql", "fmt", "github.com/lib/pq", "gopkg.in/yaml.v3"])
    #expect(file.starImports.map(text) == ["fmt"])
  }

  @Test func structs() throws {
    let store = try #require(file.types.first)
    #expect(text(store.name) == "m/shop.Store")
    #expect(store.bases.map(text) == ["database/sql.DB", "cache.Item"])
    #expect(
      store.fields.map { "\(text($0.name)) \(text($0.type))" } == [
        "DB database/sql.DB", "Item cache.Item", "a gopkg.in/yaml.v3.Node", "b gopkg.in/yaml.v3.Node",
        "items [][]m/shop.Item", "hook _",
      ])
    #expect(!store.isProtocol)
  }

  @Test func interfaces() throws {
    let closer = try #require(file.types.first { text($0.name) == "m/shop.Closer" })
    #expect(closer.isProtocol)
    #expect(closer.bases.map(text) == ["database/sql.Scanner"])
    #expect(
      closer.requirements.map { "\(text($0.name)) \($0.resultTypes.map(text))" } == [
        #"Close ["error"]"#, #"Open ["database/sql.Rows", "error"]"#,
      ])
  }

  @Test func aliasesAndDefinedTypes() throws {
    #expect(file.aliases.map { "\(text($0.name)) \(text($0.target))" } == ["m/shop.Row database/sql.Row"])
    let tx = try #require(file.types.first { text($0.name) == "m/shop.Tx" })
    #expect(tx.bases.map(text) == ["database/sql.Tx"])
  }

  @Test func globals() {
    #expect(
      file.globals.map { "\(text($0.name)) \(text($0.type))" } == [
        "m/shop.db database/sql.DB", "m/shop.pool m/shop.Pool",
      ])
  }

  @Test func comments() {
    #expect(file.comments.map(\.text) == ["// leaklint: ignore[a] because", "/* leaklint: ignore[b] */"])
    #expect(file.comments.map(\.isAlone) == [false, true])
    #expect(file.comments.map(\.range.line) == [32, 33])
  }

  @Test(arguments: [
    ("github.com/jackc/pgx/v5", "pgx"), ("gopkg.in/yaml.v3", "yaml"),
    ("github.com/hashicorp/go-multierror", "multierror"),
    ("github.com/nats-io/nats.go", "nats"), ("database/sql", "sql"), ("github.com/x/my-lib", "mylib"),
  ]) func packageNames(path: String, name: String) {
    #expect(GoFileLowering.packageNames(ofPath: path).contains(name))
  }
}
