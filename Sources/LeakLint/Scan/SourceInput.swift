/// One file that is ready to be analyzed.
struct SourceInput: Sendable {
  var lowered: LoweredFile
  /// Findings are wanted for it; other files only tell what the calls in these do.
  var isReported: Bool
  var origin: Origin

  enum Origin: Sendable {
    case read(SourceText)
    /// Lowered by an earlier run.
    case cached(DiscoveredFile)
  }

  /// For the words of findings; empty where the file cannot be read any more.
  var source: SourceText {
    switch origin {
    case .read(let source): source
    case .cached(let file):
      if case .text(let bytes) = SourceReader.read(file) { SourceText(bytes: bytes) } else { SourceText(bytes: []) }
    }
  }

  var isCached: Bool { if case .cached = origin { true } else { false } }
}
