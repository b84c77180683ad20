/// Resolves names, types and calls of a whole run: one ``SymbolIndex`` a language.
///
/// ```
/// let resolution = Resolution(files: files, models: models)
/// let resolver = resolution.resolver(forFile: 3)
/// let function = resolver.resolve(FunctionID(0))
/// ```
struct Resolution: Sendable {
  private let indices: [Language: SymbolIndex]
  private let languages: [Language]
  /// By file: what learning found out about its names.
  private var symbols: [FileSymbols?]

  /// Declares and learns, on the calling task.
  init(files: [LoweredFile], models: [LibraryModel]) {
    languages = files.map(\.language)
    symbols = Array(repeating: nil, count: files.count)
    var indices: [Language: SymbolIndex] = [:]
    for language in Language.allCases where files.contains(where: { $0.language == language }) {
      var learning = TypeLearning(files: files, models: ModelSet(models, language: language))
      learning.run()
      indices[language] = learning.index
      for file in files.indices where files[file].language == language { symbols[file] = learning.symbols[file] }
    }
    self.indices = indices
  }

  func index(_ language: Language) -> SymbolIndex? { indices[language] }

  /// A resolver for one file, for use by one task; nil when the file's language has no index.
  func resolver(forFile file: Int) -> FileResolver? {
    indices[languages[file]].map { FileResolver(index: $0, file: file, symbols: symbols[file]) }
  }
}
