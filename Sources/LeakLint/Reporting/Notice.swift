/// Something about a file that is no finding: it does not parse cleanly, it was not read.
package struct Notice: Hashable, Sendable {
  package enum Level: String, Sendable {
    /// The analysis went on without it.
    case warning
    /// The run fails (exit status 2), though the rest was analyzed.
    case error
  }

  package var level: Level
  /// Relative to the root of the run.
  package var path: String
  /// 1-based; nil where the file as a whole is meant.
  package var line: UInt32?
  package var message: String
}
