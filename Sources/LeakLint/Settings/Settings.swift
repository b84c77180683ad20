/// Everything that a run depends on besides the files.
package struct Settings: Hashable, Sendable {
  package var rules = RuleSelection()
  package var excludes: [Glob] = []
  package var perPathIgnores: [PathIgnores] = []
  package var forcesExclusions = false
  package var usesGitignore = true
  /// What people are shown.
  package var severity = Severity.warning
  /// What makes the run fail.
  package var failOn = Severity.warning
  /// Less certain findings are dropped.
  package var confidence = Confidence.medium
  /// Files and directories with library models of the user's own.
  package var models: [AbsolutePath] = []
  package var baseline: AbsolutePath?
  /// Only findings that the changes since this revision touch.
  package var diffBase: String?
  /// Where what was found out about single files is kept between runs; nil where nothing is.
  package var cacheDirectory: AbsolutePath?
  /// How many files are worked on at once.
  package var jobs = 1

  /// Rules that are not reported in some files.
  package struct PathIgnores: Hashable, Sendable {
    package var glob: Glob
    package var rules: [String]
  }

  package init() {}

  /// - Parameter path: relative to the root of the run.
  func reports(_ rule: String, in path: String) -> Bool {
    rules.contains(rule) && !perPathIgnores.contains { $0.rules.contains(rule) && $0.glob.matches(path) }
  }
}
