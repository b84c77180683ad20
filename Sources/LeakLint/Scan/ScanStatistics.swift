/// Numbers about a run, for `--statistics`.
package struct ScanStatistics: Sendable {
  package var reportedFiles = 0
  package var contextFiles = 0
  /// Those that can matter, unless they came from the cache.
  package var parsedFiles = 0
  /// Those that can matter and that an earlier run had lowered.
  package var cachedFiles = 0
  /// In bytes.
  package var size = 0
  package var filesWithSyntaxErrors = 0
  /// What the analysis counts.
  var counters: [String: Int] = [:]
  package var suppressed = 0
  package var inBaseline = 0
  package var discovery = Duration.zero
  package var lowering = Duration.zero
  package var analysis = Duration.zero
  package var reporting = Duration.zero

  mutating func add(_ outcome: SourceFiles.Outcome) {
    guard outcome.isRead else { return }
    if outcome.input?.isReported ?? outcome.isReported { reportedFiles += 1 } else { contextFiles += 1 }
    size += outcome.size
    guard let input = outcome.input else { return }
    if input.isCached { cachedFiles += 1 } else { parsedFiles += 1 }
    if !input.lowered.syntaxErrors.isEmpty { filesWithSyntaxErrors += 1 }
  }

  /// One line a number.
  package var text: String {
    var rows = [
      ("files reported", reportedFiles), ("files for context", contextFiles), ("files parsed", parsedFiles),
      ("files from the cache", cachedFiles),
      ("bytes", size),
      ("files with syntax errors", filesWithSyntaxErrors), ("findings suppressed", suppressed),
      ("findings in the baseline", inBaseline),
    ].map { ($0.0, "\($0.1)") }
    rows += counters.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, "\($0.value)") }
    rows += [
      ("seconds to discover", discovery), ("seconds to read and lower", lowering), ("seconds to analyze", analysis),
      ("seconds to report", reporting),
    ].map { ($0.0, Self.seconds($0.1)) }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { "\($0.0)\(String(repeating: " ", count: width - $0.0.count))  \($0.1)\n" }.joined()
  }

  /// With three decimals.
  package static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let digits = String(attoseconds / 1_000_000_000_000_000)
    return "\(seconds)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
