/// The last component of a name, numbered for the run.
typealias WordID = Identifier<NameWords>

/// The last components of the names of all files, numbered once: members are looked up and names are compared by number.
struct NameWords: Sendable {
  private var ids: [String: WordID] = [:]
  private var strings: [String] = []
  /// By file and name.
  private var words: [[WordID]] = []

  /// SQL and other long literals are no names.
  private static let longestName = 200
  /// The word of what is no name: nothing has it.
  static let none = WordID(-1)

  /// - Parameters:
  ///   - language: files of other languages have no words.
  ///   - others: words that matter though no file may mention them.
  init(_ files: [LoweredFile], language: Language, others: some Sequence<String>) {
    words.reserveCapacity(files.count)
    for file in files {
      guard file.language == language else {
        words.append([])
        continue
      }
      var numbers: [WordID] = []
      numbers.reserveCapacity(file.names.strings.count)
      for name in file.names.strings {
        numbers.append(name.utf8.count > Self.longestName ? Self.none : number(name.lastNameComponent))
      }
      words.append(numbers)
    }
    for word in others { _ = number(word) }
  }

  private mutating func number(_ word: String) -> WordID {
    if let id = ids[word] { return id }
    let id = WordID(strings.count)
    ids[word] = id
    strings.append(word)
    return id
  }

  var count: Int { strings.count }

  /// The number of a word, or one that nothing has.
  func word(_ string: String) -> WordID { ids[string] ?? Self.none }

  /// By name: the words of a file.
  func words(inFile file: Int) -> [WordID] { words[file] }

  subscript(word: WordID) -> String { word == Self.none ? "" : strings[word.index] }
}
