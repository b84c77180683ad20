import FMDB

// Extensions leave a library's type what it is.

extension FMDatabaseQueue {
    func count(of table: String) -> Int {
        var n = 0
        inDatabase { db in
            guard let rows = try? db.executeQuery("SELECT count(*) FROM \(table)", values: nil) else { return }  // leak: cursor-leak "when the function ends"
            if rows.next() {
                n = Int(rows.int(forColumnIndex: 0))
            }
        }
        return n
    }
}

extension FMDatabase {
    func finish(_ rows: FMResultSet) {
        rows.close()
    }
}

func first(_ queue: FMDatabaseQueue) -> String? {
    var name: String?
    queue.inDatabase { db in
        do {
            let rows = try db.executeQuery("SELECT name FROM t", values: nil)  // leak: cursor-leak "when the function ends"
            if rows.next() {
                name = rows.string(forColumnIndex: 0)
            }
        } catch {
            print(error)
        }
    }
    return name
}

func firstFinished(_ db: FMDatabase) throws -> String? {
    let rows = try db.executeQuery("SELECT name FROM t", values: nil)  // ok
    defer { db.finish(rows) }
    return rows.next() ? rows.string(forColumnIndex: 0) : nil
}

extension FMResultSet {
    func mapped<T>(_ transform: (FMResultSet) -> T) -> [T] {
        var all: [T] = []
        while next() {
            all.append(transform(self))
        }
        close()
        return all
    }

    func firstCount() -> Int? {
        guard next() else { return nil }
        let n = Int(int(forColumnIndex: 0))
        close()
        return n
    }
}

func mappedByExtension(_ db: FMDatabase) -> [String] {
    guard let rows = db.executeQuery("SELECT name FROM t", withArgumentsIn: []) else { return [] }  // ok
    return rows.mapped { $0.string(forColumnIndex: 0) ?? "" }
}

func countedByExtension(_ db: FMDatabase) -> Int? {
    guard let rows = db.executeQuery("SELECT count(*) FROM t", withArgumentsIn: []) else { return nil }  // ok
    return rows.firstCount()
}
