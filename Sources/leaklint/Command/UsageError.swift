/// A command line that cannot be followed.
struct UsageError: Error {
  var message: String
  /// The command whose help tells more; nil where none was recognized.
  var command: Command?
}
