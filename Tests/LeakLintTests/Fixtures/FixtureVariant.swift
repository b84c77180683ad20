@testable import LeakLint

/// A rewriting of a fixture that must not change its verdicts, or must silence them.
enum FixtureVariant: String, CaseIterable, Sendable {
  case asWritten = "as written"
  case carriageReturns = "with CRLF"
  case byteOrderMark = "with a byte order mark"
  case multiByteComment = "behind a comment of multi-byte characters"
  case tabs = "indented with tabs"
  case insideBlock = "inside a block"
  case commentedOut = "commented out"
  case suppressed = "suppressed"

  /// A rewritten file: its bytes, and what is expected of it now.
  struct Result {
    var bytes: [UInt8]
    var expectations: [Expectation]
  }

  func apply(to file: Fixture.File) -> Result {
    switch self {
    case .asWritten: result(file.lines, file.expectations)
    case .carriageReturns: result(file.lines, file.expectations, newline: "\r\n")
    case .byteOrderMark: result(file.lines, file.expectations, prefix: "\u{FEFF}")
    case .multiByteComment:
      result([comment("日本語 · ελληνικά · 👩🏽‍💻 · é", file)] + file.lines, shifted(file.expectations, by: 1))
    case .tabs: result(file.lines.map(Self.indentedWithTabs), file.expectations)
    case .insideBlock: insideBlock(file)
    case .commentedOut:
      result(file.lines.map { $0.contains("leaklint:") ? comment("", file) : comment($0, file) }, [])
    case .suppressed: suppressed(file)
    }
  }

  private func result(
    _ lines: [String], _ expectations: [Expectation], newline: String = "\n", prefix: String = ""
  ) -> Result {
    Result(bytes: Array((prefix + lines.joined(separator: newline)).utf8), expectations: expectations)
  }

  private func comment(_ text: String, _ file: Fixture.File) -> String {
    (file.language == .python ? "# " : "// ") + text
  }

  private func shifted(_ expectations: [Expectation], by lines: Int) -> [Expectation] {
    expectations.map { expectation in
      var expectation = expectation
      expectation.line += lines
      if case .leak(var leak) = expectation.kind {
        leak.exit = leak.exit.map { $0 + lines }
        expectation.kind = .leak(leak)
      }
      return expectation
    }
  }

  private static func indentedWithTabs(_ line: String) -> String {
    let spaces = line.prefix { $0 == " " }.count
    let width = 4
    return String(repeating: "\t", count: spaces / width) + line.dropFirst(spaces / width * width)
  }

  // MARK: Blocks

  /// Python: the whole file below `if True:`. Go and Swift, which have no such blocks outside functions: each function's
  /// body inside one more block, without new lines.
  private func insideBlock(_ file: Fixture.File) -> Result {
    if file.language == .python {
      let lines = file.lines.map { $0.isEmpty ? $0 : "    " + $0 }
      return result(["if True:"] + lines, shifted(file.expectations, by: 1))
    }
    let isFunction =
      file.language == .go
      ? #/^func .*\{$/# : #/^\s*(?:(?:public|private|static|mutating|override|@\w+) )*(?:func |init|deinit).*\{$/#
    var lines = file.lines
    for (index, line) in file.lines.enumerated() where line.contains(isFunction) {
      let end = String(line.prefix { $0 == " " || $0 == "\t" }) + "}"
      guard let close = file.lines[index...].firstIndex(of: end) else { continue }
      lines[index] += file.language == .go ? " {" : " do {"
      lines[close] += " }"
    }
    return result(lines, file.expectations)
  }

  // MARK: Suppression

  /// Puts a suppression in place of each expected finding.
  private func suppressed(_ file: Fixture.File) -> Result {
    var lines = file.lines
    let leaks = Dictionary(grouping: file.expectations.filter { $0.isLeak && !$0.isTodo }, by: \.line)
    for (line, expectations) in leaks {
      let marker: Character = file.language == .python ? "#" : "/"
      let text = lines[line - 1]
      guard let start = text.firstRange(of: #/(#|\/\/) *(todo-)?leak/#)?.lowerBound, text[start] == marker else {
        continue
      }
      var rules: [String] = []
      for case .leak(let leak) in expectations.map(\.kind) where !rules.contains(leak.rule) { rules.append(leak.rule) }
      lines[line - 1] = text[..<start] + comment("leaklint: ignore[\(rules.joined(separator: ", "))] on purpose", file)
    }
    return result(lines, file.expectations.filter { !$0.isLeak || $0.isTodo })
  }
}

extension Expectation {
  var isLeak: Bool {
    if case .leak = kind { return true }
    return false
  }
}
