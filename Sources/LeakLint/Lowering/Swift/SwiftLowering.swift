/// Lowers Swift source.
enum SwiftLowering: LanguageLowering {
  static func lower(_ source: SourceText, path: String, module: String) -> LoweredFile {
    // The tree's byte offsets are those of the file: the rewriting keeps every length and line break.
    let parsed = SourceText(bytes: SwiftRewriting.rewrite(source.bytes))
    guard let tree = SyntaxTree<SwiftGrammar>(parsing: parsed.bytes) else {
      return LoweredFile(path: path, language: .swift, module: module)
    }
    var lowerer = SwiftLowerer(source: source, path: path, module: module)
    let root = tree.root
    if root.hasError { lowerer.file.syntaxErrors = tree.syntaxErrors() }
    lowerer.lowerFile(root)
    return lowerer.finish()
  }
}
