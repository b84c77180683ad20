/// What a model file holds: the model, where its facts come from, and the examples that keep it honest.
struct ModelDocument: Sendable {
  var model: LibraryModel
  /// The library's versions that the model was checked against.
  var version: String?
  /// Addresses of the documentation that the model follows.
  var documentation: [String]
  var examples: [ModelExample]
}

/// A piece of code of which a model file says what leaklint reports.
struct ModelExample: Sendable {
  /// What it shows.
  var name: String
  /// The rules that report it, each once; none where silence is the point.
  var rules: [String]
  var code: String
  /// 1-based line of the model file.
  var line: Int
}
