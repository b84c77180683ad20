// A write transaction that is begun by hand blocks every other writer until it is committed or cancelled.
import RealmSwift

final class Users {
    private let realm: Realm

    init() throws {
        realm = try Realm()  // ok
    }

    func rename(_ id: Int, to name: String) throws {
        realm.beginWrite()  // leak error: transaction-leak <- line +2
        guard let user = realm.object(ofType: User.self, forPrimaryKey: id) else {
            return
        }
        user.name = name
        try realm.commitWrite()
    }

    func renameCancelled(_ id: Int, to name: String) throws {
        realm.beginWrite()  // ok
        guard let user = realm.object(ofType: User.self, forPrimaryKey: id) else {
            realm.cancelWrite()
            return
        }
        user.name = name
        try realm.commitWrite()
    }

    func renameScoped(_ id: Int, to name: String) throws {
        try realm.write {  // ok
            guard let user = realm.object(ofType: User.self, forPrimaryKey: id) else { return }
            user.name = name
        }
    }

    /// Ended by another method: somebody else's to see to.
    func begin() {
        realm.beginWrite()  // ok
    }

    func commit() throws {
        try realm.commitWrite()
    }
}

func perform(_ realm: Realm, _ changes: () throws -> Void) throws {
    realm.beginWrite()  // ok
    do {
        try changes()
    } catch {
        if realm.isInWriteTransaction { realm.cancelWrite() }
        throw error
    }
    if realm.isInWriteTransaction { try realm.commitWrite() }
}

func joining(_ realm: Realm, _ changes: () throws -> Void) throws {
    let isNested = realm.isInWriteTransaction
    if !isNested { realm.beginWrite() }  // leak warning: transaction-leak <- line +1
    try changes()
    if !isNested { try realm.commitWrite() }
}

func removeAll(_ realm: Realm, matching name: String) throws {
    realm.beginWrite()  // leak warning: transaction-leak <- line +2
    for user in realm.objects(User.self).where({ $0.name == name }) {
        try archive(user)
        realm.delete(user)
    }
    try realm.commitWrite()
}

func archive(_ user: User) throws {
    try JSONEncoder().encode(user.name).write(to: URL(fileURLWithPath: "archive"))
}
