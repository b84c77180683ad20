// Connections, futures and what is begun as text. Rows 425 to 428.
import NIOCore
import PostgresNIO

// row 425
func migrate(_ configuration: PostgresConnection.Configuration, _ logger: Logger) async throws {
    let connection = try await PostgresConnection.connect(configuration: configuration, id: 1, logger: logger)  // leak warning: connection-leak <- line +1
    try await connection.query("CREATE TABLE t (n int)", logger: logger)
    try await connection.close()
}

func migrateClosing(_ configuration: PostgresConnection.Configuration, _ logger: Logger) async throws {
    let connection = try await PostgresConnection.connect(configuration: configuration, id: 1, logger: logger)  // ok
    do {
        try await connection.query("CREATE TABLE t (n int)", logger: logger)
        try await connection.close()
    } catch {
        try? await connection.close()
        throw error
    }
}

// row 426
func closedWhileInUse(_ loop: EventLoop, _ c: PostgresConnection.Configuration) throws -> EventLoopFuture<Rows> {
    let connection = try PostgresConnection.connect(on: loop, configuration: c).wait()  // ok: what comes too early is no leak
    defer { _ = connection.close() }
    return connection.simpleQuery("SELECT 1")
}

// row 427
func closedAtTheEnd(_ loop: EventLoop, _ c: PostgresConnection.Configuration) -> EventLoopFuture<Void> {
    PostgresConnection.connect(on: loop, configuration: c).flatMap { connection in  // ok
        connection.simpleQuery("SELECT 1").always { _ in
            _ = connection.close()
        }
    }
}

// row 427
func closedWhenComplete(_ loop: EventLoop, _ c: PostgresConnection.Configuration) {
    PostgresConnection.connect(on: loop, configuration: c).whenComplete { result in  // ok
        if case .success(let connection) = result { _ = connection.close() }
    }
}

// row 428
func closeIsNotWaitedFor(_ configuration: PostgresConnection.Configuration, _ loop: EventLoop) throws {
    let connection = try PostgresConnection.connect(on: loop, configuration: configuration).wait()  // ok
    _ = connection.close()
}

final class Listener {
    private let connection: PostgresConnection

    init(_ configuration: PostgresConnection.Configuration, _ logger: Logger) async throws {
        connection = try await PostgresConnection.connect(configuration: configuration, id: 2, logger: logger)  // ok
    }

    func stop() async throws {
        try await connection.close()
    }
}

// row 430
func scoped(_ client: PostgresClient, _ logger: Logger) async throws {
    try await client.withConnection { connection in  // ok
        try await connection.query("SELECT 1", logger: logger)
    }
}

func transfer(_ client: PostgresClient, _ logger: Logger) async throws {
    try await client.withConnection { connection in
        try await connection.query("BEGIN", logger: logger)  // leak warning: transaction-leak <- line +1
        try await connection.query("UPDATE account SET n = n - 1", logger: logger)
        try await connection.query("COMMIT", logger: logger)
    }
}

func transferRolledBack(_ client: PostgresClient, _ logger: Logger) async throws {
    try await client.withConnection { connection in
        try await connection.query("BEGIN", logger: logger)  // ok
        do {
            try await connection.query("UPDATE account SET n = n - 1", logger: logger)
            try await connection.query("COMMIT", logger: logger)
        } catch {
            try await connection.query("ROLLBACK", logger: logger)
            throw error
        }
    }
}
