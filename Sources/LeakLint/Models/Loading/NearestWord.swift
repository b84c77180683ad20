/// Finds what a misspelled word was meant to be.
enum NearestWord {
  /// The word with the fewest single-character edits, if they are few enough for a slip; the first of several.
  static func to(_ written: String, among words: [String]) -> String? {
    let limit = max(1, written.count / 3)
    var best: (word: String, edits: Int)?
    for word in words {
      let edits = edits(from: Array(written), to: Array(word))
      if edits <= limit, edits < best?.edits ?? .max { best = (word, edits) }
    }
    return best?.word
  }

  /// Insertions, removals, replacements and swaps of neighbours that lead from one to the other.
  private static func edits(from a: [Character], to b: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
        row.append(cost)
      }
      (beforePrevious, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
