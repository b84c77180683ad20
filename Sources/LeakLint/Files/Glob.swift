/// A pattern for paths, as in `.gitignore`.
///
/// `*` and `?` match within one component, `**` any number of components, `[a-z]` and `[!a-z]` one character. A pattern
/// without an inner slash matches a component of any depth; one with it is relative to the root. What matches a
/// directory also matches all that is in it.
package struct Glob: Hashable, Sendable {
  package let pattern: String
  /// One for each component of the pattern.
  private let parts: [[UInt8]]

  /// - Returns: nil for a pattern that can match nothing: empty, or with an unclosed bracket.
  package init?(_ pattern: String) {
    self.pattern = pattern
    var body = pattern[...]
    while body.hasPrefix("./") { body = body.dropFirst(2) }
    let isAnchored = body.dropLast().contains("/")
    var parts = body.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    guard !parts.isEmpty, parts.allSatisfy(Self.isClosed) else { return nil }
    if !isAnchored { parts.insert(Self.anyDepth, at: 0) }
    self.parts = parts
  }

  private static let anyDepth = Array("**".utf8)

  /// - Parameter path: relative to the root, with `/`.
  package func matches(_ path: String) -> Bool {
    let components = path.utf8.split(separator: UInt8(ascii: "/"))
    return matches(components[...], parts[...])
  }

  private func matches(_ components: ArraySlice<Substring.UTF8View>, _ parts: ArraySlice<[UInt8]>) -> Bool {
    // All of the pattern is used up: the path is the match or lies inside it.
    guard let part = parts.first else { return true }
    if part == Self.anyDepth {
      // `a/**` is all that is in `a`, not `a` itself.
      if parts.count == 1 { return !components.isEmpty }
      return components.indices.contains { matches(components[$0...], parts.dropFirst()) }
    }
    guard let component = components.first else { return false }
    return Self.matches(Array(component)[...], part[...]) && matches(components.dropFirst(), parts.dropFirst())
  }

  /// One component against one part. Assumes that names are short: stars are tried by backtracking.
  private static func matches(_ name: ArraySlice<UInt8>, _ part: ArraySlice<UInt8>) -> Bool {
    guard let first = part.first else { return name.isEmpty }
    switch first {
    case UInt8(ascii: "*"):
      let rest = part.drop { $0 == UInt8(ascii: "*") }
      return (name.startIndex...name.endIndex).contains { matches(name[$0...], rest) }
    case UInt8(ascii: "?"):
      // One character, which may be several bytes.
      guard !name.isEmpty else { return false }
      return matches(name.dropFirst().drop { $0 & 0xC0 == 0x80 }, part.dropFirst())
    case UInt8(ascii: "["):
      guard let byte = name.first, let (set, rest) = bracket(part) else { return false }
      return set.contains(byte) && matches(name.dropFirst(), rest)
    case UInt8(ascii: "\\") where part.count > 1:
      return name.first == part[part.startIndex + 1] && matches(name.dropFirst(), part.dropFirst(2))
    default:
      return name.first == first && matches(name.dropFirst(), part.dropFirst())
    }
  }

  /// The bytes that a bracket at the start of the part admits, and what follows it; nil where it is not closed.
  private static func bracket(_ part: ArraySlice<UInt8>) -> (Set<UInt8>, ArraySlice<UInt8>)? {
    var body = part.dropFirst()
    let isNegated = body.first == UInt8(ascii: "!") || body.first == UInt8(ascii: "^")
    if isNegated { body = body.dropFirst() }
    var set: Set<UInt8> = []
    var isFirst = true
    while let byte = body.first, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      let end = body.startIndex + 2
      if end < body.endIndex, body[end - 1] == UInt8(ascii: "-"), body[end] != UInt8(ascii: "]"), byte <= body[end] {
        set.formUnion(byte...body[end])
        body = body.dropFirst(3)
      } else {
        set.insert(byte)
        body = body.dropFirst()
      }
    }
    guard !body.isEmpty else { return nil }
    return (isNegated ? Set(UInt8.min...UInt8.max).subtracting(set) : set, body.dropFirst())
  }

  private static func isClosed(_ part: [UInt8]) -> Bool {
    guard let open = part.firstIndex(of: UInt8(ascii: "[")) else { return true }
    return open > 0 && part[open - 1] == UInt8(ascii: "\\") || bracket(part[open...]) != nil
  }
}
