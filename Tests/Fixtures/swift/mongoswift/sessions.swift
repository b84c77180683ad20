// Sessions have to be ended before they are let go of, transactions committed or aborted.
import MongoSwift

func rename(_ client: MongoClient, _ filter: BSONDocument, _ update: BSONDocument) async throws {
    let session = client.startSession()  // leak warning: session-leak <- line +1
    try await client.db("app").collection("users").updateOne(filter: filter, update: update, session: session)
    try await session.end()
}

func renameEnded(_ client: MongoClient, _ filter: BSONDocument, _ update: BSONDocument) async throws {
    let session = client.startSession()  // ok
    do {
        try await client.db("app").collection("users").updateOne(filter: filter, update: update, session: session)
    } catch {
        try await session.end()
        throw error
    }
    try await session.end()
}

func renameScoped(_ client: MongoClient, _ filter: BSONDocument, _ update: BSONDocument) async throws {
    try await client.withSession { session in  // ok
        try await client.db("app").collection("users").updateOne(filter: filter, update: update, session: session)
    }
}

func transfer(_ users: MongoCollection<User>, _ session: ClientSession, _ update: BSONDocument) async throws {
    try await session.startTransaction()  // leak warning: transaction-leak <- line +1
    try await users.updateOne(filter: [:], update: update, session: session)
    try await session.commitTransaction()
}

func transferAborted(_ users: MongoCollection<User>, _ session: ClientSession, _ update: BSONDocument) async throws {
    try await session.startTransaction()  // ok
    do {
        try await users.updateOne(filter: [:], update: update, session: session)
        try await session.commitTransaction()
    } catch {
        try await session.abortTransaction()
        throw error
    }
}

final class Application {
    let client: MongoClient

    init(_ uri: String, _ group: EventLoopGroup) throws {
        client = try MongoClient(uri, using: group)  // ok
    }
}
