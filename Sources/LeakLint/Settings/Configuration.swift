/// Settings as a configuration file or the command line states them: nil and empty where they say nothing.
package struct Configuration: Hashable, Sendable {
  package var select: [String]?
  package var ignore: [String] = []
  package var exclude: [Glob] = []
  package var severity: Severity?
  package var failOn: Severity?
  package var confidence: Confidence?
  package var models: [AbsolutePath] = []
  package var perPathIgnores: [Settings.PathIgnores] = []

  package init() {}

  /// Values of `other`, which is the command line where this is a file, win; lists of what to leave out add up. Selecting
  /// rules anew also drops what this ignores: what is asked for by name is wanted.
  package func overridden(by other: Configuration) -> Configuration {
    var result = self
    if let select = other.select {
      result.select = select
      result.ignore = []
    }
    result.ignore += other.ignore
    result.exclude += other.exclude
    result.severity = other.severity ?? severity
    result.failOn = other.failOn ?? failOn
    result.confidence = other.confidence ?? confidence
    result.models += other.models
    result.perPathIgnores += other.perPathIgnores
    return result
  }

  /// - Parameter all: every rule's id, which the word `all` stands for.
  package func apply(to settings: inout Settings, all: [String], optIn: Set<String>) {
    settings.rules.optIn = optIn
    settings.rules.selected = select.map { $0.contains("all") ? Set(all) : Set($0) }
    settings.rules.ignored = ignore.contains("all") ? Set(all) : Set(ignore)
    settings.excludes = exclude
    settings.failOn = failOn ?? settings.failOn
    // What makes the run fail is shown, unless somebody says otherwise.
    settings.severity = severity ?? min(settings.severity, settings.failOn)
    settings.confidence = confidence ?? settings.confidence
    settings.models = models
    settings.perPathIgnores = perPathIgnores
  }
}
