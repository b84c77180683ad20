import GRDB

extension Database {
    func touch() throws {
        try beginTransaction()  // leak: transaction-leak "on exception" <- line +1
        try execute(sql: "UPDATE t SET n = n + 1")
        try commit()
    }
}

func touch(_ writer: any DatabaseWriter) throws {
    try writer.writeWithoutTransaction { db in
        try db.beginTransaction()  // leak: transaction-leak "on exception" <- line +1
        try db.execute(sql: "UPDATE t SET n = n + 1")
        try db.commit()
    }
}
