// Fluent's transactions are scoped; what is begun as text is not.
import Fluent
import SQLKit
import Vapor

func transfer(_ database: any SQLDatabase) async throws {
    try await database.withSession { sql in
        try await sql.raw("BEGIN").run()  // leak warning: transaction-leak <- line +1
        try await sql.raw("UPDATE account SET n = n - 1").run()
        try await sql.raw("COMMIT").run()
    }
}

func transferRolledBack(_ database: any SQLDatabase) async throws {
    try await database.withSession { sql in
        try await sql.raw("BEGIN").run()  // ok
        do {
            try await sql.raw("UPDATE account SET n = n - 1").run()
            try await sql.raw("COMMIT").run()
        } catch {
            try await sql.raw("ROLLBACK").run()
            throw error
        }
    }
}

func transferScoped(_ request: Request, _ account: Account) async throws {
    try await request.db.transaction { database in  // ok
        try await account.update(on: database)
    }
}

struct CreateAccounts: AsyncMigration {
    func prepare(on database: any Database) async throws {
        try await database.schema("accounts").id().create()  // ok
    }

    func revert(on database: any Database) async throws {
        try await database.schema("accounts").delete()
    }
}
