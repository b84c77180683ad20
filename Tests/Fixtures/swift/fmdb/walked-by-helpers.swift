import FMDB

// Helpers that hand each row to a function, and close the rows behind the last one.

extension FMResultSet {
  func eachOne<T>(_ make: (FMResultSet) -> T?) -> [T] {
    var made: [T] = []
    while next() {
      if let one = make(self) { made.append(one) }
    }
    close()
    return made
  }

  func all<T>(_ make: (FMResultSet) -> T?) -> Set<T> {
    return Set(eachOne(make))
  }
}

func names(_ database: FMDatabase) -> Set<String>? {
  guard let rows = database.executeQuery("SELECT name FROM users", withArgumentsIn: []) else { return nil }  // ok
  let names = rows.all { $0.string(forColumn: "name") }
  guard !names.isEmpty else { return nil }
  return names
}

func firstName(_ database: FMDatabase) -> String? {
  guard let rows = database.executeQuery("SELECT name FROM users", withArgumentsIn: []) else { return nil }  // leak: cursor-leak
  guard rows.next() else { return nil }
  return rows.string(forColumn: "name")
}
