/// Finds what somebody probably meant.
package enum Spelling {
  /// - Returns: `; did you mean `word`?`, or nothing where no candidate is near.
  package static func hint(for word: String, among candidates: [String]) -> String {
    match(for: word, among: candidates).map { "; did you mean `\($0)`?" } ?? ""
  }

  /// The candidate with the fewest edits between it and the word, if these are few for the word's length.
  package static func match(for word: String, among candidates: [String]) -> String? {
    let limit = max(1, word.utf8.count / 3)
    let ranked = candidates.map { (word: $0, edits: distance(Array(word.lowercased().utf8), Array($0.utf8))) }
    // The first of equals, so that the answer is always the same.
    guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= limit else {
      return candidates.first { $0.count > word.count && word.count > 2 && $0.hasPrefix(word.lowercased()) }
    }
    return best.word
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
