/// Reads the imports of a Go file from its bytes, without a parse.
struct GoImportScan: Sendable {
  struct Import: Hashable, Sendable {
    /// What the file calls the package; zero where it goes by its own name, ``dot`` where its names need none.
    var alias: UsedName.Word
    /// The hash of the path.
    var path: UInt64
  }

  static let dot: UsedName.Word = 1

  private(set) var imports: [Import] = []
  /// The names that packages are called by, as far as the paths tell.
  private(set) var names: [UsedName.Word] = []

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { text in
      var scanner = Scanner(text: text)
      scanner.run()
      imports = scanner.imports
      names = scanner.names
    }
  }

  /// The names by which an import of the path without a name of its own may be called.
  static func names(ofPackage path: String) -> [UsedName.Word] {
    GoFileLowering.packageNames(ofPath: path).map { UsedName.word(IdentifierHash.of($0.utf8)) }
  }

  /// Goes from token to token until the first declaration that is no import.
  private struct Scanner {
    let text: UnsafeBufferPointer<UInt8>
    var position = 0
    var imports: [Import] = []
    var names: [UsedName.Word] = []

    mutating func run() {
      while skipBlanks() {
        guard let word = identifier() else {
          position += 1
          continue
        }
        switch word {
        case Self.package:
          _ = skipBlanks()
          _ = identifier()
        case Self.import: readImports()
        // What Go has at the top of a file besides.
        case Self.const, Self.var, Self.type, Self.func: return
        default: break
        }
      }
    }

    private mutating func readImports() {
      guard skipBlanks() else { return }
      guard text[position] == UInt8(ascii: "(") else { return readImport() }
      position += 1
      while skipBlanks() {
        if text[position] == UInt8(ascii: ")") {
          position += 1
          return
        }
        let start = position
        readImport()
        if position == start { position += 1 }
      }
    }

    private mutating func readImport() {
      var alias: UsedName.Word = 0
      if text[position] == UInt8(ascii: ".") {
        alias = GoImportScan.dot
        position += 1
      } else if let name = identifier() {
        alias = UsedName.word(name)
      }
      guard skipBlanks(), text[position] == UInt8(ascii: "\"") || text[position] == UInt8(ascii: "`") else { return }
      let quote = text[position]
      let start = position + 1
      position = start
      while position < text.count, text[position] != quote { position += 1 }
      let path = text[start..<position]
      position += 1
      imports.append(Import(alias: alias, path: IdentifierHash.of(path)))
      if alias > GoImportScan.dot {
        names.append(alias)
      } else {
        names += GoImportScan.names(ofPackage: String(decoding: path, as: UTF8.self))
      }
    }

    private mutating func identifier() -> UInt64? {
      let start = position
      while position < text.count, IdentifierHash.isPart(text[position]) { position += 1 }
      return position > start ? IdentifierHash.of(text[start..<position]) : nil
    }

    /// White space, semicolons and comments; false at the end of the file.
    private mutating func skipBlanks() -> Bool {
      while position < text.count {
        switch text[position] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: ";"):
          position += 1
        case UInt8(ascii: "/") where position + 1 < text.count && text[position + 1] == UInt8(ascii: "/"):
          while position < text.count, text[position] != UInt8(ascii: "\n") { position += 1 }
        case UInt8(ascii: "/") where position + 1 < text.count && text[position + 1] == UInt8(ascii: "*"):
          position += 2
          while position < text.count,
            text[position] != UInt8(ascii: "/") || text[position - 1] != UInt8(ascii: "*")
          { position += 1 }
          position += 1
        default: return true
        }
      }
      return false
    }

    private static let package = IdentifierHash.of("package".utf8)
    private static let `import` = IdentifierHash.of("import".utf8)
    private static let const = IdentifierHash.of("const".utf8)
    private static let `var` = IdentifierHash.of("var".utf8)
    private static let type = IdentifierHash.of("type".utf8)
    private static let `func` = IdentifierHash.of("func".utf8)
  }
}
