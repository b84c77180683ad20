/// Lowers Swift source.
enum SwiftLowering: LanguageLowering {
  static func lower(_ source: SourceText, path: String, module: String) -> LoweredFile {
    LoweredFile(path: path, language: .swift, module: module)
  }
}
