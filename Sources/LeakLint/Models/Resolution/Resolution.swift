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

  /// Collects declarations and learns types.
  ///
  /// - Parameter runner: how the files of a round of learning are gone through; one after the other where nothing is
  ///   said.
  init(
    files: [LoweredFile], models: [LibraryModel],
    runner: TypeLearning.Runner = { count, work in (0..<count).map(work) }
  ) {
    languages = files.map(\.language)
    symbols = Array(repeating: nil, count: files.count)
    var indices: [Language: SymbolIndex] = [:]
    for language in Language.allCases where files.contains(where: { $0.language == language }) {
      var learning = TypeLearning(files: files, models: ModelSet(models, language: language))
      learning.run(runner)
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
