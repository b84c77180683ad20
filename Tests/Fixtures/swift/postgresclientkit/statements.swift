// Everything is closed by hand here: connections, statements, cursors.
import PostgresClientKit

func cities(_ configuration: ConnectionConfiguration) throws -> [String] {
    let connection = try PostgresClientKit.Connection(configuration: configuration)  // leak warning: connection-leak <- line +1
    let statement = try connection.prepareStatement(text: "SELECT city FROM weather")
    defer { statement.close() }
    let cursor = try statement.execute()
    defer { cursor.close() }
    var cities: [String] = []
    for row in cursor {
        cities.append(try row.get().columns[0].string())
    }
    connection.close()
    return cities
}

func citiesClosed(_ configuration: ConnectionConfiguration) throws -> [String] {
    let connection = try PostgresClientKit.Connection(configuration: configuration)  // ok
    defer { connection.close() }
    let statement = try connection.prepareStatement(text: "SELECT city FROM weather")  // ok
    defer { statement.close() }
    let cursor = try statement.execute()  // ok
    defer { cursor.close() }
    var cities: [String] = []
    for row in cursor {
        cities.append(try row.get().columns[0].string())
    }
    return cities
}

func citiesClosedWithTheConnection(_ configuration: ConnectionConfiguration) throws -> Int {
    let connection = try PostgresClientKit.Connection(configuration: configuration)
    defer { connection.close() }
    let statement = try connection.prepareStatement(text: "SELECT city FROM weather")  // ok
    return try statement.execute().rowCount ?? 0  // ok
}

func earlyReturn(_ connection: PostgresClientKit.Connection, _ name: String?) throws -> Int {
    let statement = try connection.prepareStatement(text: "SELECT 1 WHERE $1 = 'a'")  // leak error: statement-leak <- line +2
    guard let name else {
        return 0
    }
    defer { statement.close() }
    let cursor = try statement.execute(parameterValues: [name])
    defer { cursor.close() }
    return cursor.rowCount ?? 0
}

func insertAll(_ connection: PostgresClientKit.Connection, _ names: [String], _ kept: Statement) throws {
    let statement = try connection.prepareStatement(text: "INSERT INTO t VALUES ($1)")  // ok
    defer { statement.close() }
    for name in names {
        try statement.execute(parameterValues: [name])  // ok
        try kept.execute(parameterValues: [name])  // ok
    }
}

func transfer(_ connection: PostgresClientKit.Connection) throws {
    try connection.beginTransaction()  // leak warning: transaction-leak <- line +1
    try debit(connection)
    try connection.commitTransaction()
}

func transferRolledBack(_ connection: PostgresClientKit.Connection) throws {
    try connection.beginTransaction()  // ok
    do {
        try debit(connection)
        try connection.commitTransaction()
    } catch {
        try connection.rollbackTransaction()
        throw error
    }
}

func pooled(_ pool: ConnectionPool) {
    pool.acquireConnection { result in
        guard let connection = try? result.get() else { return }  // leak error: connection-leak <- line +1
        guard (try? debit(connection)) != nil else { return }
        pool.releaseConnection(connection)
    }
}

func pooledReleased(_ pool: ConnectionPool) {
    pool.acquireConnection { result in
        guard let connection = try? result.get() else { return }  // ok
        defer { pool.releaseConnection(connection) }
        try? debit(connection)
    }
}

func debit(_ connection: PostgresClientKit.Connection) throws {
    let statement = try connection.prepareStatement(text: "UPDATE account SET n = n - 1")
    defer { statement.close() }
    try statement.execute().close()
}
