// Connections that are requested from a pool. Rows 429 to 431.
import AsyncKit
import PostgresKit

// row 429
func count(_ pool: EventLoopGroupConnectionPool<PostgresConnectionSource>) throws -> Int {
    let connection = try pool.requestConnection().wait()  // leak warning: connection-leak <- line +1
    let n = try run("SELECT count(*) FROM t", on: connection)
    pool.releaseConnection(connection)
    return n
}

// row 429
func countReleased(_ pool: EventLoopGroupConnectionPool<PostgresConnectionSource>) throws -> Int {
    let connection = try pool.requestConnection().wait()  // ok
    defer { pool.releaseConnection(connection) }
    return try run("SELECT count(*) FROM t", on: connection)
}

// row 430
func countScoped(_ pool: EventLoopGroupConnectionPool<PostgresConnectionSource>) throws {
    try pool.withConnection { connection in  // ok
        connection.simpleQuery("SELECT 1")
    }.wait()
}

// row 431
func copy(_ pool: EventLoopGroupConnectionPool<PostgresConnectionSource>) throws {
    let source = try pool.requestConnection().wait()  // ok
    defer { pool.releaseConnection(source) }
    let target = try pool.requestConnection().wait()  // leak warning: nested-acquire
    defer { pool.releaseConnection(target) }
    try move(from: source, to: target)
}

func continued(_ pool: EventLoopGroupConnectionPool<PostgresConnectionSource>) -> EventLoopFuture<Void> {
    pool.requestConnection().flatMap { connection in  // ok
        connection.simpleQuery("SELECT 1").map { _ in () }.always { _ in
            pool.releaseConnection(connection)
        }
    }
}

final class Databases {
    private let pool: EventLoopGroupConnectionPool<PostgresConnectionSource>

    init(_ source: PostgresConnectionSource, on group: EventLoopGroup) {
        pool = EventLoopGroupConnectionPool(source: source, on: group)  // ok
    }

    func shutdown() {
        pool.shutdown()
    }
}

func run(_ sql: String, on connection: PostgresConnection) throws -> Int {
    try connection.simpleQuery(sql).wait().count
}

func move(from source: PostgresConnection, to target: PostgresConnection) throws {
    _ = try target.simpleQuery("INSERT INTO t VALUES (\(try run("SELECT count(*) FROM t", on: source)))").wait()
}
