/// What a model file holds: the model, where its facts come from, and the examples that keep it honest.
struct ModelDocument: Sendable {
  var model: LibraryModel
  /// The library's versions that the model was checked against.
  var version: String?
  /// Addresses of the documentation that the model follows.
  var documentation: [String]
  var examples: [ModelExample]
  /// What the examples have to show, in the order of the file.
  var calls: [DescribedCall] = []
}

/// A function or method that a model file describes, or one of its variants.
///
/// Names that are only listed (`plain`, `nothrow`) are none: of them the file says that there is nothing to show.
struct DescribedCall: Hashable, Sendable {
  /// Absolute; a method's is its type's and its own.
  var name: String
  /// The variant's index; 0 where there is only one.
  var variant: Int
  /// 1-based line of the model file.
  var line: Int
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
