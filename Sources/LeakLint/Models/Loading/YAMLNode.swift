/// A node of a YAML document and where it begins.
struct YAMLNode: Sendable {
  var content: Content
  /// 1-based.
  var line: Int

  indirect enum Content: Sendable {
    /// `isPlain` when it was written without quotes: only then can it be empty or `null`.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    var key: String
    /// 1-based.
    var line: Int
    var value: YAMLNode
  }

  /// Nothing is written where a value could stand (`fetchone:`).
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// What was found, in the words of an error message.
  var summary: String {
    switch content {
    case .scalar where isNull: "nothing"
    case .scalar(let text, _): "`\(text)`"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
