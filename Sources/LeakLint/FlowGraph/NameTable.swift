/// The interned strings of one file: identifiers, qualified symbols, type names and the text of string literals.
///
/// One table a file keeps interning free of locks; whoever compares names of two files compares the strings.
struct NameTable: Sendable {
  private(set) var strings: [String] = []
  private var ids: [String: NameID] = [:]
  /// Names from other files, numbered after the file's own; few, and copied without the file's own.
  private var foreign: [String] = []

  init() {}

  /// - Parameter strings: of another table, in its order.
  init(_ strings: [String]) {
    self.strings = strings
    ids.reserveCapacity(strings.count)
    for (index, string) in strings.enumerated() { ids[string] = NameID(index) }
  }

  mutating func intern(_ string: String) -> NameID {
    if let id = ids[string] { return id }
    let id = NameID(strings.count)
    strings.append(string)
    ids[string] = id
    return id
  }

  /// Makes a name of another file known in a copy of the table. Nothing may be interned in the copy after that.
  mutating func add(foreign string: String) {
    if lookup(string) == nil { foreign.append(string) }
  }

  /// The id of a string that was interned before, or nil.
  func lookup(_ string: String) -> NameID? {
    if let id = ids[string] { return id }
    return foreign.isEmpty ? nil : foreign.firstIndex(of: string).map { NameID(strings.count + $0) }
  }

  subscript(id: NameID) -> String {
    id.index < strings.count ? strings[id.index] : foreign[id.index - strings.count]
  }
}
