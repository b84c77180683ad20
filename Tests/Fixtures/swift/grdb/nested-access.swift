import GRDB

final class Store {
  let queue: DatabaseQueue

  init(queue: DatabaseQueue) { self.queue = queue }

  // row 431
  func nested(_ names: [String]) throws {
    try queue.write { db in
      for name in names {
        try db.execute(sql: "INSERT INTO item VALUES (?)", arguments: [name])
      }
      try self.queue.read { db in  // leak warning: nested-acquire <- line -4
        try db.execute(sql: "SELECT 1")
      }
    }
  }

  func oneAfterTheOther() throws {
    try queue.write { db in
      try db.execute(sql: "DELETE FROM item")
    }
    try queue.read { db in  // ok
      try db.execute(sql: "SELECT 1")
    }
  }

  func another(_ archive: DatabaseQueue) throws {
    try queue.write { db in
      try db.execute(sql: "DELETE FROM item")
      try archive.write { db in  // ok
        try db.execute(sql: "DELETE FROM item")
      }
    }
  }

  func later() throws {
    try queue.write { db in
      try db.execute(sql: "DELETE FROM item")
      Task {
        try self.queue.read { db in  // ok: runs when the closure has ended
          try db.execute(sql: "SELECT 1")
        }
      }
    }
  }
}
