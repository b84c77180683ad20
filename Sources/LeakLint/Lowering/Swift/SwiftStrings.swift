/// String literals: their value up to the first interpolation.
extension SwiftLowerer {
  /// Evaluates the interpolations and gives what is known of the text.
  mutating func string(_ node: SwiftNode) -> Operand {
    let constant = stringLiteral(node)
    for child in node.children {
      switch child.kind {
      case .interpolatedExpression: interpolate(child)
      case .rawStringInterpolation:
        for inner in child.children where inner.kind == .interpolatedExpression { interpolate(inner) }
      default: if child.isError { emitUnknown(child) }
      }
    }
    guard let constant else { return current.builder.constant(.other) }
    return current.builder.constant(.string(constant.text, isPrefix: constant.isPrefix))
  }

  private mutating func interpolate(_ node: SwiftNode) {
    if let expression = argumentValue(node) { _ = value(of: expression) }
  }

  /// The text of a literal without evaluating anything; nil for other expressions.
  mutating func stringLiteral(_ node: SwiftNode) -> SwiftFunctionState.StringConstant? {
    switch node.kind {
    case .lineStringLiteral, .multiLineStringLiteral, .rawStringLiteral: break
    default: return nil
    }
    let bytes = source.bytes
    var start = node.startByte
    var end = min(node.endByte, bytes.count)
    var hashes = 0
    while start < end, bytes[start] == UInt8(ascii: "#") { (start, hashes) = (start + 1, hashes + 1) }
    let quote = UInt8(ascii: "\"")
    let isMultiLine = start + 2 < end && bytes[start] == quote && bytes[start + 1] == quote && bytes[start + 2] == quote
    let width = isMultiLine ? 3 : 1
    start += width
    end -= width + hashes
    guard start <= end else { return nil }
    var isPrefix = false
    if let interpolation = node.children.first(where: { Self.startsInterpolation($0) }) {
      isPrefix = true
      end = interpolation.startByte
    }
    guard start <= end else { return nil }
    let content = SwiftStringContent(
      bytes: bytes[start..<end], hashes: hashes, isMultiLine: isMultiLine, isPrefix: isPrefix,
      indentation: isMultiLine ? indentation(before: min(node.endByte, bytes.count) - 3 - hashes) : 0)
    return SwiftFunctionState.StringConstant(text: names.intern(content.text), isPrefix: isPrefix)
  }

  private static func startsInterpolation(_ node: SwiftNode) -> Bool {
    node.kind == .interpolationStart || node.kind == .rawStringInterpolation
  }

  /// How far the closing delimiter is indented: so much is taken off each line.
  private func indentation(before delimiter: Int) -> Int {
    var start = delimiter
    while start > 0, source.bytes[start - 1] == UInt8(ascii: " ") || source.bytes[start - 1] == UInt8(ascii: "\t") {
      start -= 1
    }
    return delimiter - start
  }
}

/// What stands between the quotes of a literal, and the text that it means.
struct SwiftStringContent {
  let bytes: ArraySlice<UInt8>
  let hashes: Int
  let isMultiLine: Bool
  /// An interpolation follows.
  let isPrefix: Bool
  let indentation: Int

  var text: String {
    let backslash = UInt8(ascii: "\\")
    let newline = UInt8(ascii: "\n")
    let bytes = isMultiLine ? unindented : Array(self.bytes)
    guard bytes.contains(backslash) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == backslash, escapes(bytes, at: index) else {
        result.append(byte)
        continue
      }
      index += hashes
      guard index < bytes.count else { break }
      let kind = bytes[index]
      index += 1
      switch kind {
      case UInt8(ascii: "n"): result.append(newline)
      case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "0"): result.append(0)
      case newline: break
      case UInt8(ascii: "u"): index = appendScalar(from: bytes, at: index, to: &result)
      default: result.append(kind)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// In `#"…"#` a backslash escapes only with as many `#` behind it.
  private func escapes(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index + hashes <= bytes.count else { return false }
    return bytes[index..<(index + hashes)].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  /// `\u{1F600}`
  private func appendScalar(from bytes: [UInt8], at start: Int, to result: inout [UInt8]) -> Int {
    guard let close = bytes[start...].firstIndex(of: UInt8(ascii: "}")), close > start + 1,
      let value = UInt32(String(decoding: bytes[(start + 1)..<close], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return start }
    result += Array(String(Character(scalar)).utf8)
    return close + 1
  }

  /// Without the line breaks next to the delimiters and without the indentation.
  private var unindented: [UInt8] {
    let newline = UInt8(ascii: "\n")
    var lines = bytes.split(separator: newline, omittingEmptySubsequences: false)[...]
    if lines.count > 1 { lines.removeFirst() }
    if !isPrefix, lines.count > 1 || bytes.first == newline { lines.removeLast() }
    var result: [UInt8] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { result.append(newline) }
      result += line.dropFirst(
        min(indentation, line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count))
    }
    return result
  }
}
