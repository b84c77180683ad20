import LeakLint

/// What `--show-settings` prints: the settings in force, in the form of a configuration file where there is one.
enum SettingsListing {
  static func text(
    _ settings: Settings, _ targets: ScanTargets, _ file: ConfigurationFile?, _ workingDirectory: AbsolutePath
  ) -> String {
    let rules = RuleCatalog.ids.filter(settings.rules.contains)
    let rows: [(String, String)] = [
      ("# configuration", file?.path.string ?? "none"),
      ("# root", targets.root.string),
      ("# jobs", "\(settings.jobs)"),
      ("# cache", settings.cacheDirectory?.string ?? "none"),
      ("# gitignore", settings.usesGitignore ? "respected" : "not respected"),
      ("# baseline", settings.baseline?.string ?? "none"),
      ("select", list(rules)),
      ("exclude", list(settings.excludes.map { "\"\($0.pattern)\"" })),
      ("severity", settings.severity.word),
      ("fail-on", settings.failOn.word),
      ("confidence", settings.confidence.word),
      ("models", list(settings.models.map(\.string))),
    ]
    var text = rows.map { "\($0.0): \($0.1)\n" }.joined()
    if !settings.perPathIgnores.isEmpty {
      text += "per-path-ignores:\n"
      for ignores in settings.perPathIgnores { text += "  \"\(ignores.glob.pattern)\": \(list(ignores.rules))\n" }
    }
    return text
  }

  private static func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }
}
