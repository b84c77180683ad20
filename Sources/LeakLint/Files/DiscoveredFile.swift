/// A source file that takes part in the analysis.
struct DiscoveredFile: Hashable, Sendable {
  /// Relative to the root of the run, with `/`.
  var path: String
  var location: AbsolutePath
  var kind: SourceKind
  /// Whether findings in it are wanted, or only what it tells about others.
  var isReported: Bool
  /// Named as an argument: problems with it are the user's business.
  var isArgument = false
  /// Its text comes from standard input; there may be no such file.
  var isStandardInput = false
}
