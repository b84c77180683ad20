/// One file that is ready to be analyzed.
struct SourceInput: Sendable {
  var lowered: LoweredFile
  /// For the words of findings.
  var source: SourceText
  /// Findings are wanted for it; other files only tell what the calls in these do.
  var isReported: Bool
}
