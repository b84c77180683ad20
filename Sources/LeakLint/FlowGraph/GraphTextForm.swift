/// The words and spellings that ``GraphPrinter`` and ``GraphParser`` share.
enum GraphTextForm {
  static let kinds: [(FlowGraph.Kind, String)] = [
    (.function, "function"), (.method, "method"), (.initializer, "initializer"), (.deinitializer, "deinitializer"),
    (.accessor, "accessor"), (.closure, "closure"), (.module, "module"),
  ]

  static let functionTraits: [(FlowGraph.Traits, String)] = [
    (.generator, "generator"), (.async, "async"), (.entryPoint, "entrypoint"), (.nonThrowing, "nonthrowing"),
    (.static, "static"), (.spawned, "spawned"), (.test, "test"), (.incomplete, "incomplete"),
  ]

  static let callTraits: [(Call.Traits, String)] = [
    (.mayThrow, "throws"), (.awaited, "awaited"), (.spawned, "spawned"), (.optionalChain, "optional"),
    (.implicit, "implicit"), (.constructor, "constructor"), (.deferred, "deferred"), (.getter, "getter"),
  ]

  /// Longer spellings first: a reader takes the first that fits.
  static let argumentModes: [(Call.Argument.Mode, String)] = [
    (.address, "&"), (.keywordSpread, "**"), (.spread, "*"), (.trailingClosure, "trailing "), (.value, ""),
  ]

  static let escapeReasons: [(EscapeReason, String)] = [
    (.stored, "stored"), (.sent, "sent"), (.captured, "captured"), (.unknown, "unknown"),
  ]

  // MARK: Spellings

  /// A letter, digit, `_`, `$` or anything beyond ASCII.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "$": true
    default: scalar.value > 0x7F
    }
  }

  /// What an absolute name may have without quotes, besides a receiver in parentheses after a dot.
  static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "/", "-", "[", "]", "~", "+": true
    default: isWord(scalar)
    }
  }

  /// Words that mean something where a variable may stand.
  private static let reserved: Set<String> = [
    "null", "true", "false", "other", "call", "next", "yield", "suspend", "trailing", "receiver", "shared",
    "func", "_",
  ]

  /// A variable's name, in backticks where it would read as something else.
  static func variable(_ name: String) -> String {
    let isPlain = !name.isEmpty && name.unicodeScalars.allSatisfy(isWord) && Int(name.prefix(1)) == nil
    let isFunction = name.hasPrefix("fn") && name.count > 2 && Int(name.dropFirst(2)) != nil
    return isPlain && !isFunction && !reserved.contains(name) ? name : quote(name, "`")
  }

  /// An absolute name, type or label, in double quotes where it would read as something else.
  static func symbol(_ name: String) -> String {
    var bare = name
    if let open = name.firstRange(of: ".("), let close = name[open.upperBound...].firstIndex(of: ")") {
      bare.removeSubrange(open.lowerBound...close)
    }
    return !name.isEmpty && bare.unicodeScalars.allSatisfy(isSymbol) ? name : quote(name)
  }

  /// A parameter's label.
  static func label(_ name: String) -> String { reserved.contains(name) ? quote(name) : symbol(name) }

  /// A component of a path without its dot.
  static func field(_ name: String) -> String {
    guard name.hasPrefix("["), name.hasSuffix("]") else {
      return !name.isEmpty && name.unicodeScalars.allSatisfy(isWord) ? name : quote(name)
    }
    let inner = name.dropFirst().dropLast()
    guard inner.count >= 2, inner.hasPrefix("\""), inner.hasSuffix("\"") else { return name }
    return "[" + quote(String(inner.dropFirst().dropLast())) + "]"
  }

  /// The last component of a qualified name: a function's own name unless the text says otherwise.
  static func lastComponent(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// In quotes, on one line.
  static func quote(_ text: String, _ delimiter: Unicode.Scalar = "\"") -> String {
    var result = String(delimiter)
    for scalar in text.unicodeScalars {
      switch scalar {
      case delimiter, "\\":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    result.unicodeScalars.append(delimiter)
    return result
  }
}
