/// Lowers Python source.
enum PythonLowering: LanguageLowering {
  static func lower(_ source: SourceText, path: String, module: String) -> LoweredFile {
    guard let tree = SyntaxTree<PythonGrammar>(parsing: source.bytes) else {
      return LoweredFile(path: path, language: .python, module: module)
    }
    var lowering = PythonFileLowering(source, path: path, module: module, root: tree.root)
    if tree.root.hasError { lowering.file.syntaxErrors = tree.syntaxErrors() }
    lowering.lowerComments(of: tree.root)
    lowering.lowerModule(tree.root)
    return lowering.file
  }
}
