/// Turns the bytes of a source file into flow graphs and declarations. One conforming type a language.
protocol LanguageLowering {
  /// Never fails: what cannot be parsed or lowered is counted in the result and left out of view.
  ///
  /// - Parameter path: relative to the root of the run.
  /// - Parameter module: what the file's declarations are members of; see ``LoweredFile/module``.
  static func lower(_ source: SourceText, path: String, module: String) -> LoweredFile
}

extension Language {
  var lowering: any LanguageLowering.Type {
    switch self {
    case .python: PythonLowering.self
    case .go: GoLowering.self
    case .swift: SwiftLowering.self
    }
  }
}
