/// Lowers Python source.
enum PythonLowering: LanguageLowering {
  static func lower(_ source: SourceText, path: String, module: String) -> LoweredFile {
    LoweredFile(path: path, language: .python, module: module)
  }
}
