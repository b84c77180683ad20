/// The interned strings of one file: identifiers, qualified symbols, type names and the text of string literals.
///
/// One table a file keeps interning free of locks; whoever compares names of two files compares the strings.
struct NameTable: Sendable {
  private(set) var strings: [String] = []
  private var ids: [String: NameID] = [:]

  mutating func intern(_ string: String) -> NameID {
    if let id = ids[string] { return id }
    let id = NameID(strings.count)
    strings.append(string)
    ids[string] = id
    return id
  }

  /// The id of a string that was interned before, or nil.
  func lookup(_ string: String) -> NameID? { ids[string] }

  subscript(id: NameID) -> String { strings[id.index] }
}
