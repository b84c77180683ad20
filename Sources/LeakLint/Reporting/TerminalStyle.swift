/// Colours of a terminal, or none.
package struct TerminalStyle: Sendable {
  package let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  package func bold(_ text: String) -> String { wrap(text, "1") }
  package func dim(_ text: String) -> String { wrap(text, "2") }
  /// Line numbers and the lines beside them.
  func gutter(_ text: String) -> String { wrap(text, "34;1") }

  package func color(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: wrap(text, "31;1")
    case .warning: wrap(text, "33;1")
    case .note: wrap(text, "36;1")
    }
  }

  private func wrap(_ text: String, _ code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// Text from outside (paths, names from source code) that may hold control characters: these could drive the terminal
  /// or break a line-based format. Private-use characters of ``PathText`` stay: they become the bytes that they stand
  /// for.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// C0, C1, line separators and the marks that reorder text.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
