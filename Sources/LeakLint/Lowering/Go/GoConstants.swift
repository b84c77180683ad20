/// Literals and constant expressions.
extension GoFileLowering {
  /// The value of an expression that is constant by itself: literals, constants and concatenations of these.
  mutating func constantValue(_ expression: Node) -> Constant? {
    var node = expression
    while node.kind == .parenthesizedExpression, let inner = node.namedChildren.first { node = inner }
    switch node.kind {
    case .interpretedStringLiteral, .rawStringLiteral:
      return stringValue(node).map { .string(file.names.intern($0), isPrefix: false) }
    case .intLiteral: return integerValue(node).map(Constant.integer) ?? .other
    case .floatLiteral, .imaginaryLiteral, .runeLiteral: return .other
    case .trueLiteral: return .bool(true)
    case .falseLiteral: return .bool(false)
    case .nilLiteral: return .null
    case .identifier:
      if let index = scopes.lookup(name(node)), case .constant(let value) = scopes[index].meaning { return value }
      return nil
    case .binaryExpression: return concatenation(node)
    default: return nil
    }
  }

  private mutating func concatenation(_ node: Node) -> Constant? {
    var parts: [Node] = []
    var current = node
    while current.kind == .binaryExpression {
      guard current[.operator]?.kind == .plus, let left = current[.left], let right = current[.right] else {
        return nil
      }
      parts.append(right)
      current = left
    }
    parts.append(current)
    var text = ""
    for part in parts.reversed() {
      // Nested parentheses hold a sum only where somebody wanted to overflow a stack.
      guard part.kind != .parenthesizedExpression, case .string(let id, false)? = constantValue(part) else {
        return nil
      }
      text += file.names[id]
    }
    return .string(file.names.intern(text), isPrefix: false)
  }

  private func integerValue(_ node: Node) -> Int64? {
    var digits = source.bytes[node.startByte..<node.endByte]
    var radix: Int64 = 10
    if digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      switch digits.first {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): radix = 16
      case UInt8(ascii: "b"), UInt8(ascii: "B"): radix = 2
      default: radix = 8
      }
      if let letter = digits.first, letter >= UInt8(ascii: "A"), letter != UInt8(ascii: "_") { digits.removeFirst() }
    }
    var value: Int64 = 0
    for byte in digits where byte != UInt8(ascii: "_") {
      guard let digit = Self.digit(byte), digit < radix else { return nil }
      let (product, overflows) = value.multipliedReportingOverflow(by: radix)
      let (sum, carries) = product.addingReportingOverflow(digit)
      if overflows || carries { return nil }
      value = sum
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> Int64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// The text of a string literal, or nil where the node is something else.
  func stringValue(_ node: Node) -> String? {
    let inside = source.bytes[min(node.startByte + 1, node.endByte)..<max(node.endByte - 1, node.startByte + 1)]
    switch node.kind {
    case .rawStringLiteral:
      // Go drops carriage returns from raw strings.
      return inside.contains(13)
        ? String(decoding: inside.filter { $0 != 13 }, as: UTF8.self) : String(decoding: inside, as: UTF8.self)
    case .interpretedStringLiteral:
      return inside.contains(UInt8(ascii: "\\")) ? unescape(inside) : String(decoding: inside, as: UTF8.self)
    default: return nil
    }
  }

  private func unescape(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = bytes
    func digits(_ count: Int, radix: Int64) -> UInt32 {
      var value: UInt32 = 0
      for _ in 0..<count {
        guard let byte = rest.first, let digit = Self.digit(byte), digit < radix else { break }
        value = value &* UInt32(radix) &+ UInt32(digit)
        rest.removeFirst()
      }
      return value
    }
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escape = rest.first else {
        result.append(byte)
        continue
      }
      switch UnicodeScalar(escape) {
      case "x":
        rest.removeFirst()
        result.append(UInt8(truncatingIfNeeded: digits(2, radix: 16)))
      case "u", "U":
        rest.removeFirst()
        let scalar = UnicodeScalar(digits(escape == UInt8(ascii: "u") ? 4 : 8, radix: 16)) ?? "\u{FFFD}"
        result.append(contentsOf: Array(String(Character(scalar)).utf8))
      case "0"..."7": result.append(UInt8(truncatingIfNeeded: digits(3, radix: 8)))
      default:
        rest.removeFirst()
        result.append(Self.simpleEscapes[escape] ?? escape)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
    UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
  ]
}
