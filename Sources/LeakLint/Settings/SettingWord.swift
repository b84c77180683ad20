/// A setting whose value is one of a few words.
package protocol SettingWord: CaseIterable {
  /// As it is written in configuration files and on the command line.
  var word: String { get }
}

extension SettingWord {
  package init?(word: String) {
    guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }

  package static var words: [String] { allCases.map(\.word) }

  /// What to say to somebody who wrote another word.
  package static func expectation(insteadOf word: String) -> String {
    "`\(word)` is none of \(words.map { "`\($0)`" }.joined(separator: ", "))\(Spelling.hint(for: word, among: words))"
  }
}

extension Severity: SettingWord {
  package var word: String { rawValue }
}

extension Confidence: SettingWord {
  package static let allCases: [Confidence] = [.low, .medium, .high]

  package var word: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    }
  }
}
