/// Lowers Go source.
enum GoLowering: LanguageLowering {
  static func lower(_ source: SourceText, path: String, module: String) -> LoweredFile {
    LoweredFile(path: path, language: .go, module: module)
  }
}
