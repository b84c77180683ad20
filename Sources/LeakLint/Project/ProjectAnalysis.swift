/// The analysis of all files together.
enum ProjectAnalysis {
  /// - Parameter files: in the order of their paths.
  /// - Parameter models: of libraries, beside the ones that leaklint comes with.
  /// - Parameter jobs: how many threads may work.
  static func analyze(
    files: [SourceInput], models: [LibraryModel], jobs: Int
  ) -> (findings: [Finding], statistics: [String: Int]) {
    ([], [:])
  }
}
