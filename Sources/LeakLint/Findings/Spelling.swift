/// Says what somebody probably meant.
package enum Spelling {
  /// - Returns: "; did you mean `word`?", or nothing where no candidate is near.
  package static func hint(for word: String, among candidates: [String]) -> String {
    match(for: word, among: candidates).map { "; did you mean `\($0)`?" } ?? ""
  }

  /// A slip of the keyboard, or the beginning of a longer word.
  package static func match(for word: String, among candidates: [String]) -> String? {
    let written = word.lowercased()
    return NearestWord.to(written, among: candidates)
      ?? candidates.first { written.utf8.count > 2 && $0.hasPrefix(written) }
  }
}
