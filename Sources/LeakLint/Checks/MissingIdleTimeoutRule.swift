extension IdlePool {
  func finding() -> Finding {
    let remedies = (limits.arguments + limits.methods.map(\.lastNameComponent)).map { "`\($0)`" }
    var finding = Finding(
      rule: Rule.missingIdleTimeout.id, severity: Rule.missingIdleTimeout.defaultSeverity, confidence: .medium,
      message: "nothing limits how long connections of the pool that `\(name)` makes may be idle; set "
        + remedies.prefix(2).joined(separator: " or "),
      path: path, range: range)
    finding.function = function
    return finding
  }
}

extension Rule {
  static let missingIdleTimeout = Rule(
    id: "missing-idle-timeout",
    summary: "a connection pool keeps idle connections for ever",
    defaultSeverity: .warning,
    isOptIn: true,
    documentation: """
      ## What it finds

      A call that makes a pool of connections, without limit of how long one may
      be idle or live, and nothing in the run that sets one. Only reported when
      it is selected: whether a limit is wanted depends on what stands between
      the program and its database. Embedded databases and tests are left out.

      ## Why it is bad

      Servers, proxies and firewalls drop connections that are idle for long,
      many without a word. The pool hands such a connection out and the request
      fails, or waits until the network gives up. A connection that was left in
      a transaction is never ended by the pool either.

      ## How to fix it

      ### Go

      ```go
      package store

      import "database/sql"

      func open(dsn string) (*sql.DB, error) {
      	return sql.Open("postgres", dsn)
      }
      ```

      ```go
      package store

      import (
      	"database/sql"
      	"time"
      )

      func open(dsn string) (*sql.DB, error) {
      	db, err := sql.Open("postgres", dsn)
      	if err != nil {
      		return nil, err
      	}
      	db.SetConnMaxIdleTime(5 * time.Minute)
      	return db, nil
      }
      ```

      ### Python

      ```python
      from sqlalchemy import create_engine

      engine = create_engine("postgresql://shop", pool_size=20)
      ```

      ```python
      from sqlalchemy import create_engine

      engine = create_engine("postgresql://shop", pool_size=20, pool_recycle=300)
      ```
      """)
}
