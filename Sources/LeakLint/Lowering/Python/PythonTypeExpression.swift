/// A type annotation, parsed from its text: quoted annotations are text anyway.
indirect enum PythonTypeExpression {
  case name([String])
  /// `base[arguments]`
  case generic([String], [PythonTypeExpression])
  case union([PythonTypeExpression])
  /// `Depends(get_db)` inside an `Annotated`: the callee and its first argument.
  case call([String], [PythonTypeExpression])
  /// `[int, str]` in a `Callable`.
  case list([PythonTypeExpression])
  /// `None`, and what is no type.
  case none, other

  init(_ bytes: ArraySlice<UInt8>) {
    var parser = Parser(bytes: bytes, position: bytes.startIndex, depth: 0)
    self = parser.union()
  }

  private struct Parser {
    let bytes: ArraySlice<UInt8>
    var position: Int
    var depth: Int
    static let depthLimit = 24

    private mutating func peek() -> UInt8? {
      while position < bytes.endIndex {
        switch bytes[position] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "\\"):
          position += 1
        case UInt8(ascii: "#"):
          while position < bytes.endIndex && bytes[position] != UInt8(ascii: "\n") { position += 1 }
        default: return bytes[position]
        }
      }
      return nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard peek() == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    mutating func union() -> PythonTypeExpression {
      let first = primary()
      guard peek() == UInt8(ascii: "|") else { return first }
      var members = [first]
      while take("|") { members.append(primary()) }
      return .union(members)
    }

    private mutating func primary() -> PythonTypeExpression {
      depth += 1
      defer { depth -= 1 }
      guard depth < Self.depthLimit, let next = peek() else { return .other }
      switch next {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted()
      case UInt8(ascii: "("):
        position += 1
        let inner = union()
        return take(")") ? inner : .other
      case UInt8(ascii: "["):
        position += 1
        return .list(members(until: "]"))
      case UInt8(ascii: "*"):
        position += 1
        return primary()
      default: break
      }
      let path = dottedName()
      if path.isEmpty { return .other }
      if path == ["None"] { return .none }
      if take("[") { return .generic(path, members(until: "]")) }
      if take("(") { return .call(path, members(until: ")")) }
      return .name(path)
    }

    /// A list's members, past its closing bracket. A keyword (`dependency=f`) is left out, its value is a member.
    private mutating func members(until end: Unicode.Scalar) -> [PythonTypeExpression] {
      var result: [PythonTypeExpression] = []
      while let next = peek(), next != UInt8(ascii: end) {
        let start = position
        result.append(union())
        if take("=") { result[result.count - 1] = union() }
        skipToMemberEnd()
        if !take(",") && position == start { break }
      }
      _ = take(end)
      return result
    }

    /// Skips what no type has: literals, operators.
    private mutating func skipToMemberEnd() {
      var open = 0
      while let next = peek() {
        switch next {
        case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"): open += 1
        case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"):
          if open == 0 { return }
          open -= 1
        case UInt8(ascii: ","): if open == 0 { return }
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          _ = quoted()
          continue
        default: break
        }
        position += 1
      }
    }

    private mutating func quoted() -> PythonTypeExpression {
      let quote = bytes[position]
      position += 1
      let start = position
      while position < bytes.endIndex && bytes[position] != quote { position += 1 }
      let content = bytes[start..<position]
      if position < bytes.endIndex { position += 1 }
      var inner = Parser(bytes: content, position: content.startIndex, depth: depth)
      return inner.union()
    }

    private mutating func dottedName() -> [String] {
      var path: [String] = []
      repeat {
        guard peek() != nil else { break }
        let start = position
        while position < bytes.endIndex, Self.isIdentifier(bytes[position]) { position += 1 }
        if start == position { break }
        path.append(String(decoding: bytes[start..<position], as: UTF8.self))
      } while take(".")
      return path
    }

    private static func isIdentifier(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
        true
      default: false
      }
    }
  }
}
