/// Lowers Go source.
enum GoLowering: LanguageLowering {
  static func lower(_ source: SourceText, path: String, module: String) -> LoweredFile {
    guard let tree = SyntaxTree<GoGrammar>(parsing: source.bytes) else {
      return LoweredFile(path: path, language: .go, module: module)
    }
    let root = tree.root
    var lowering = GoFileLowering(source, path: path, module: module, range: root.range)
    lowering.declarePackageLevel(root)
    lowering.lowerPackageVariables(root)
    lowering.lowerFunctions(root)
    lowering.finish(root)
    lowering.file.syntaxErrors = tree.syntaxErrors()
    return lowering.file
  }
}
