@testable import LeakLint

/// The analysis that fixtures are put to.
enum FixtureAnalysis {
  static func analyze(_ files: [(path: String, bytes: [UInt8])]) -> [Finding] { [] }
}
