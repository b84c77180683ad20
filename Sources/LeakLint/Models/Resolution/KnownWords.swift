/// Members that resolution itself asks for.
struct KnownWords: Sendable {
  let initializer: WordID
  /// What calling an instance calls.
  let call: WordID
  let iterators: [WordID]
  let enters: [WordID]
  /// An element whose index is no literal.
  let element: WordID
  /// Any attribute that the type does not declare.
  let attribute: WordID

  static let all = [
    "init", "__init__", "callAsFunction", "__call__", "__iter__", "__aiter__", "__enter__", "__aenter__", "[*]",
  ]

  init(_ words: NameWords, language: Language) {
    initializer = words.word(language == .swift ? "init" : "__init__")
    call = words.word(language == .swift ? "callAsFunction" : "__call__")
    iterators = ["__iter__", "__aiter__"].map { words.word($0) }
    enters = ["__enter__", "__aenter__"].map { words.word($0) }
    element = words.word("[*]")
    attribute = words.word("*")
  }
}
