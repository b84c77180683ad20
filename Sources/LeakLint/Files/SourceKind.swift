/// What a file's name says that it is written in.
package enum SourceKind: String, CaseIterable, Sendable {
  case python, go, swift

  /// - Returns: nil for names of other files. Python's stubs (`.pyi`) hold no code to follow and are other files too.
  init?(path: String) {
    switch PathName.fileExtension(path) {
    case "py": self = .python
    case "go": self = .go
    case "swift": self = .swift
    default: return nil
    }
  }

  /// From the first line of a script without an extension: `#!/usr/bin/env python3`.
  init?(shebang bytes: [UInt8]) {
    let line = bytes.prefix(256).prefix { $0 != UInt8(ascii: "\n") }
    guard line.starts(with: "#!".utf8) else { return nil }
    let words = String(decoding: line.dropFirst(2), as: UTF8.self).split { $0 == " " || $0 == "/" || $0 == "\t" }
    if words.contains(where: { $0.hasPrefix("python") || $0.hasPrefix("pypy") }) {
      self = .python
    } else if words.contains("swift") {
      self = .swift
    } else {
      return nil
    }
  }

  /// Whether the language's own tools leave the path out: the Go command ignores directories named `testdata` and names
  /// that begin with `_` or `.`.
  func ignores(_ components: some Sequence<Substring>) -> Bool {
    switch self {
    case .go: components.contains { $0 == "testdata" || $0.hasPrefix("_") || $0.hasPrefix(".") }
    case .python, .swift: false
    }
  }
}
