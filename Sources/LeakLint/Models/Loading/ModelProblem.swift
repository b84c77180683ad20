/// One thing that is wrong with a model file.
struct ModelProblem: Error, Hashable, Sendable, CustomStringConvertible {
  var path: String
  /// 1-based.
  var line: Int
  /// The way to the field from the top of the file, for example `types`, `app.Pool`, `methods`, `get`.
  var field: [String]
  var message: String
  /// The known word that is nearest to what was written.
  var suggestion: String?

  var description: String {
    let place = field.isEmpty ? "" : "`\(field.joined(separator: " > "))`: "
    return "\(path):\(line): \(place)\(message)" + (suggestion.map { "; did you mean `\($0)`?" } ?? "")
  }
}

/// All that is wrong with one model file.
struct InvalidModel: Error, Hashable, Sendable, CustomStringConvertible {
  /// At least one, in the order of the file.
  var problems: [ModelProblem]

  var description: String { problems.map(\.description).joined(separator: "\n") }
}
