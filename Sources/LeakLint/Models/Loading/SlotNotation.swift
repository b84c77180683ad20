/// How model files spell a ``Slot``: `receiver`, `result`, `result 1`, `argument 0`, `argument sql` (by label or keyword
/// only), `argument 0 or query` (by position or keyword), each with field names behind it (`receiver.connection`).
///
/// Not `argument[0]`: brackets would have to be quoted inside YAML's `{ }` and `[ ]`.
extension Slot {
  static let notations = "`receiver`, `result`, `result 1`, `argument 0`, `argument label` or `argument 0 or label`"

  init?(notation: String) {
    // Most texts that may be a slot are the name of a type.
    guard notation.hasPrefix("re") || notation.hasPrefix("argument ") else { return nil }
    var components = notation.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let words = components.removeFirst().split(separator: " ").map(String.init)
    guard components.allSatisfy({ !$0.isEmpty }) else { return nil }
    switch (words.first, words.count) {
    case ("receiver", 1):
      self = .receiver
    case ("result", 1):
      self = .result
    case ("result", 2):
      guard let index = Int(words[1]), index >= 0 else { return nil }
      self = .result(index)
    case ("argument", 2):
      if let index = Int(words[1]) {
        guard index >= 0 else { return nil }
        self = .argument(index)
      } else {
        self = .argument(Self.noPosition, label: words[1])
      }
    case ("argument", 4):
      guard let index = Int(words[1]), index >= 0, words[2] == "or" else { return nil }
      self = .argument(index, label: words[3])
    default:
      return nil
    }
    path += components
  }
}
