/// The last components of the names of all files, numbered once, so that looking for names compares numbers.
struct NameWords: Sendable {
  private var ids: [String: Int32] = [:]
  /// By file and name; negative for what is no name.
  fileprivate var words: [[Int32]] = []

  /// SQL and other long literals are no names.
  private static let longestName = 200

  /// - Parameter language: files of other languages have no words.
  init(_ files: [LoweredFile], language: Language) {
    words.reserveCapacity(files.count)
    for file in files {
      guard file.language == language else {
        words.append([])
        continue
      }
      var numbers: [Int32] = []
      numbers.reserveCapacity(file.names.strings.count)
      for name in file.names.strings {
        numbers.append(name.utf8.count > Self.longestName ? -1 : number(name.lastNameComponent))
      }
      words.append(numbers)
    }
  }

  private mutating func number(_ word: String) -> Int32 {
    if let id = ids[word] { return id }
    let id = Int32(ids.count)
    ids[word] = id
    return id
  }

  fileprivate func flags(_ names: Set<String>) -> [Bool] {
    var flags = Array(repeating: false, count: ids.count)
    for name in names {
      if let id = ids[name] { flags[Int(id)] = true }
    }
    return flags
  }
}

/// Tells cheaply which functions can matter: those that mention one of some names or declare a variable of a type of that
/// name.
struct NameFilter: Sendable {
  private let words: NameWords
  private let isWanted: [Bool]

  /// - Parameter names: last components, such as ``SymbolIndex/interestingNames``.
  init(_ words: NameWords, names: Set<String>) {
    self.words = words
    isWanted = words.flags(names)
  }

  /// - Parameter file: the index of the file that the function is in.
  func mayMatter(_ graph: FlowGraph, inFile file: Int) -> Bool {
    let numbers = words.words[file]
    func isWanted(_ name: NameID) -> Bool {
      let word = numbers[name.index]
      return word >= 0 && self.isWanted[Int(word)]
    }
    return graph.places.contains { isWanted($0.name) }
      || graph.attributes.contains { $0.declaredType.map(isWanted) ?? false }
  }
}
