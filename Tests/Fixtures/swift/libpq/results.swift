// The C interface: a connection that failed has to be finished, a result that tells of an error cleared.
import Clibpq

struct QueryFailed: Error {}

func connect(_ uri: String) throws -> OpaquePointer {
    guard let connection = PQconnectdb(uri) else { throw QueryFailed() }  // leak warning: connection-leak <- line +2
    guard PQstatus(connection) == CONNECTION_OK else {
        throw QueryFailed()
    }
    return connection
}

func connectFinishing(_ uri: String) throws -> OpaquePointer {
    guard let connection = PQconnectdb(uri) else { throw QueryFailed() }  // ok
    guard PQstatus(connection) == CONNECTION_OK else {
        PQfinish(connection)
        throw QueryFailed()
    }
    return connection
}

func count(_ connection: OpaquePointer) throws -> Int32 {
    let result = PQexec(connection, "SELECT 1")  // leak warning: cursor-leak <- line +2
    guard PQresultStatus(result) == PGRES_TUPLES_OK else {
        throw QueryFailed()
    }
    defer { PQclear(result) }
    return PQntuples(result)
}

func run(_ connection: OpaquePointer, _ sql: String) throws {
    let result = PQexec(connection, sql)  // ok
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw QueryFailed() }
}

func transfer(_ connection: OpaquePointer) throws {
    let begin = PQexec(connection, "BEGIN")  // leak warning: transaction-leak <- line +6
    guard PQresultStatus(begin) == PGRES_COMMAND_OK else {
        PQclear(begin)
        throw QueryFailed()
    }
    PQclear(begin)
    try run(connection, "UPDATE account SET n = n - 1")
    PQclear(PQexec(connection, "COMMIT"))
}

func transferRolledBack(_ connection: OpaquePointer) throws {
    let begin = PQexec(connection, "BEGIN")  // ok
    guard PQresultStatus(begin) == PGRES_COMMAND_OK else {
        PQclear(begin)
        throw QueryFailed()
    }
    PQclear(begin)
    do {
        try run(connection, "UPDATE account SET n = n - 1")
    } catch {
        PQclear(PQexec(connection, "ROLLBACK"))
        throw error
    }
    PQclear(PQexec(connection, "COMMIT"))
}

/// Throws when everything is in place: then `deinit` runs.
final class Result {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) throws {
        self.pointer = pointer
        guard PQresultStatus(pointer) == PGRES_TUPLES_OK else { throw QueryFailed() }
    }

    deinit { PQclear(pointer) }
}

func wrapped(_ connection: OpaquePointer, _ sql: String) throws -> Result {
    guard let pointer = PQexec(connection, sql) else { throw QueryFailed() }  // ok
    return try Result(pointer)
}

final class Database {
    private let connection: OpaquePointer

    init(_ uri: String) throws {
        connection = try connectFinishing(uri)  // ok
    }

    deinit { PQfinish(connection) }
}
