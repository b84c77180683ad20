// Types of the project, and of libraries that nobody models, with the names and methods of a database's: every line is
// silent.
import AsyncHTTPClient
import FMDB
import FluentKit
import MongoSwift
import NIOCore
import PostgresClientKit
import RediStack
import SQLite
import Stripe

struct QueryBuilder {
    func begin() -> QueryBuilder { self }
    func prepare() -> QueryBuilder { self }
    func cursor() -> QueryBuilder { self }
    func commit() {}
}

func build() throws {
    let query = QueryBuilder().begin().prepare().cursor()  // ok
    try check()
    query.commit()
}

/// A connection of a game, not of a database.
final class Connection {
    init(configuration: String) throws {}
    func beginTransaction() throws {}
    func commitTransaction() throws {}
    func close() {}
}

func play() throws {
    let connection = try Connection(configuration: "lobby")  // ok
    try connection.beginTransaction()  // ok
    try check()
    try connection.commitTransaction()
    connection.close()
}

final class Statement {
    func execute() throws -> Cursor { Cursor() }
    func close() {}
}

final class Cursor {
    func close() {}
}

func print(_ statement: Statement) throws {
    let cursor = try statement.execute()  // ok
    try check()
    cursor.close()
    statement.close()
}

final class ConnectionPool {
    func acquireConnection(_ body: (Result<Connection, Error>) -> Void) {}
    func requestConnection() throws -> Connection { try Connection(configuration: "") }
    func releaseConnection(_ connection: Connection) {}
}

func borrow(_ pool: ConnectionPool) throws {
    let connection = try pool.requestConnection()
    try check()
    pool.releaseConnection(connection)
}

protocol Leasing {
    func lease() throws -> Apartment
}

struct Apartment {
    func close() {}
}

func rent(_ agency: Leasing) throws {
    let apartment = try agency.lease()  // ok
    try check()
    apartment.close()
}

func http(_ client: HTTPClient) async throws {
    let client = HTTPClient(eventLoopGroupProvider: .singleton)  // ok
    _ = try await client.execute(HTTPClientRequest(url: "https://example.com"), timeout: .seconds(1))
    try await client.shutdown()
}

func channel(_ bootstrap: ClientBootstrap) throws {
    let channel = try bootstrap.connect(host: "localhost", port: 80).wait()  // ok
    try check()
    try channel.close().wait()
}

struct Wizard {
    mutating func beginTransaction() {}
    mutating func startTransaction() {}
    mutating func beginWrite() {}
    mutating func commit() {}
    mutating func rollback() {}
}

func guide(_ wizard: inout Wizard) throws {
    wizard.beginTransaction()  // ok
    wizard.startTransaction()  // ok
    wizard.beginWrite()  // ok
    try check()
    wizard.commit()
}

func payment(_ stripe: PaymentHandler) throws {
    let session = stripe.startSession()  // ok
    try check()
    session.end()
}

/// Text that begins with the words of SQL.
func captions() throws -> [String] {
    let caption = "BEGIN your journey"  // ok
    show(caption)
    show("COMMIT to it")
    try check()
    return [caption, "ROLLBACK prices", "START TRANSACTION fees apply"]
}

func show(_ text: String) {}

func check() throws {}
