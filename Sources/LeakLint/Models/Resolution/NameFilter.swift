/// Tells cheaply which functions can matter: those that mention one of some names or declare a variable of a type of that
/// name.
struct NameFilter: Sendable {
  private let words: NameWords
  private let isWanted: [Bool]

  init(_ words: NameWords, wanted: Set<WordID>) {
    self.words = words
    var flags = Array(repeating: false, count: words.count)
    for word in wanted where word != NameWords.none { flags[word.index] = true }
    isWanted = flags
  }

  /// - Parameter names: last components.
  init(_ words: NameWords, names: Set<String>) { self.init(words, wanted: Set(names.map { words.word($0) })) }

  /// - Parameter file: the index of the file that the function is in.
  func mayMatter(_ graph: FlowGraph, inFile file: Int) -> Bool {
    let numbers = words.words(inFile: file)
    func isWanted(_ name: NameID) -> Bool {
      let word = numbers[name.index]
      return word != NameWords.none && self.isWanted[word.index]
    }
    return graph.places.contains { isWanted($0.name) }
      || graph.attributes.contains { $0.declaredType.map(isWanted) ?? false }
  }
}
