/// A variable outside functions: an index into ``Declarations/variableTypes``.
typealias VariableID = Identifier<Declarations>

/// What a symbol, or the value in a place, is known to be.
enum Meaning: Hashable, Sendable {
  case unknown
  case instance(TypeID)
  /// A variable outside functions. Its type may be learned, so this is what caches keep.
  case variable(VariableID)
  /// The type itself; calling it constructs.
  case type(TypeID)
  /// Functions of the project of one name.
  case function(FunctionSetID)
  case modelFunction(CallModelID)
  /// A closure or nested function of the same file.
  case closure(FunctionID)
  /// The context manager that a call of this generator function made (`@contextlib.contextmanager`).
  case manager(FunctionRef)
  /// An absolute symbol of which nothing is known yet (a module, a package, a name of an unknown library); only good
  /// for appending to it. The id is the ``FileResolver``'s.
  case path(Identifier<PathTable>)

  var instanceType: TypeID? {
    if case .instance(let type) = self { type } else { nil }
  }

  var isUnknown: Bool { self == .unknown }
}

/// The absolute symbols that one ``FileResolver`` met, interned.
struct PathTable {
  private var paths: [String] = []
  private var ids: [String: Identifier<PathTable>] = [:]

  mutating func intern(_ path: String) -> Identifier<PathTable> {
    if let id = ids[path] { return id }
    let id = Identifier<PathTable>(paths.count)
    paths.append(path)
    ids[path] = id
    return id
  }

  subscript(id: Identifier<PathTable>) -> String { paths[id.index] }
}
