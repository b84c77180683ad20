/// String literals: their text matters where it is SQL.
extension PythonFileLowering {
  /// The text of a literal that only consists of text.
  func plainString(_ node: PythonNode) -> String? {
    guard node.kind == .concatenatedString else { return plainPart(node) }
    var result = ""
    for part in node.namedChildren {
      guard let text = plainPart(part) else { return nil }
      result += text
    }
    return result
  }

  private func plainPart(_ node: PythonNode) -> String? {
    var result = ""
    var isRaw = false
    for child in node.children {
      switch child.kind {
      case .stringStart: isRaw = isRawPrefix(child)
      case .stringContent: result += content(child, isRaw: isRaw)
      case .interpolation: return nil
      default: break
      }
    }
    return result
  }

  /// Evaluates what is interpolated; the value is known up to the first interpolation.
  mutating func lowerString(_ node: PythonNode) -> Operand {
    var result = ""
    var isPrefix = false
    let parts = node.kind == .concatenatedString ? node.namedChildren : [node]
    for part in parts {
      var isRaw = false
      for child in part.children {
        switch child.kind {
        case .stringStart: isRaw = isRawPrefix(child)
        case .stringContent: if !isPrefix { result += content(child, isRaw: isRaw) }
        case .interpolation:
          isPrefix = true
          lowerInterpolation(child)
        default: break
        }
      }
    }
    return constant(.string(file.names.intern(result), isPrefix: isPrefix))
  }

  private mutating func lowerInterpolation(_ node: PythonNode) {
    guard descend(node) else { return }
    defer { depth -= 1 }
    for child in node.namedChildren {
      switch child.kind {
      case .formatSpecifier, .formatExpression: lowerInterpolation(child)
      case .interpolation: lowerInterpolation(child)
      case nil: break
      default: _ = lower(child)
      }
    }
  }

  private func isRawPrefix(_ start: PythonNode) -> Bool {
    source.bytes[start.startByte..<start.endByte].contains { $0 == UInt8(ascii: "r") || $0 == UInt8(ascii: "R") }
  }

  /// Text between quotes, with the escapes that occur in SQL and messages decoded. `{{` of an f-string is `{`.
  private func content(_ node: PythonNode, isRaw: Bool) -> String {
    let bytes = source.bytes[node.startByte..<node.endByte]
    let isFormatted = node.children.contains { $0.kind == nil && $0.isNamed }
    guard (!isRaw && bytes.contains(UInt8(ascii: "\\"))) || isFormatted else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard index < bytes.endIndex else {
        decoded.append(byte)
        break
      }
      if byte == UInt8(ascii: "\\") && !isRaw {
        switch bytes[index] {
        case UInt8(ascii: "n"): decoded.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): decoded.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): decoded.append(UInt8(ascii: "\r"))
        // The line goes on.
        case UInt8(ascii: "\n"): break
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): decoded.append(bytes[index])
        default: decoded += [byte, bytes[index]]
        }
        index += 1
      } else {
        decoded.append(byte)
        if isFormatted && byte == bytes[index] && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")) {
          index += 1
        }
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  // MARK: Strings as operands

  func string(_ operand: Operand) -> (text: NameID, isPrefix: Bool)? {
    guard case .constant(let id) = operand, case .string(let text, let isPrefix) = context.builder.graph[id] else {
      return nil
    }
    return (text, isPrefix)
  }

  /// The part of a format before its first placeholder.
  mutating func prefix(of text: NameID, before placeholder: Character) -> Operand {
    let text = file.names[text]
    return constant(.string(file.names.intern(String(text.prefix { $0 != placeholder })), isPrefix: true))
  }
}
