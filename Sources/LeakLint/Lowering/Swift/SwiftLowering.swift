/// Lowers Swift source.
enum SwiftLowering: LanguageLowering {
  static func lower(_ source: SourceText, path: String, module: String) -> LoweredFile {
    guard let tree = parse(source.bytes) else {
      return LoweredFile(path: path, language: .swift, module: module)
    }
    // The tree's offsets are those of the file, also where it is of rewritten text: names are read from the file.
    var lowerer = SwiftLowerer(source: source, path: path, module: module)
    let root = tree.root
    if root.hasError { lowerer.file.syntaxErrors = tree.syntaxErrors() }
    lowerer.lowerFile(root)
    return lowerer.finish()
  }

  /// What the grammar cannot parse is rewritten and parsed again; the better tree counts.
  private static func parse(_ bytes: [UInt8]) -> SyntaxTree<SwiftGrammar>? {
    guard let tree = SyntaxTree<SwiftGrammar>(parsing: bytes) else { return nil }
    guard tree.root.hasError, let rewritten = SwiftRewriting.rewrite(bytes),
      let second = SyntaxTree<SwiftGrammar>(parsing: rewritten)
    else { return tree }
    return weight(of: second) < weight(of: tree) ? second : tree
  }

  /// How much of the file was not understood: bytes, and at least one for each error.
  private static func weight(of tree: borrowing SyntaxTree<SwiftGrammar>) -> Int {
    tree.root.hasError ? tree.syntaxErrors().reduce(0) { $0 + max(1, Int($1.end - $1.start)) } : 0
  }
}
