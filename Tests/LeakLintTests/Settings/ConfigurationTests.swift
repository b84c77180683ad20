import Testing

@testable import LeakLint

@Suite struct ConfigurationTests {
  private let rules = ["connection-leak", "cursor-leak"]

  private func read(_ text: String, at name: String = "leaklint.yml") throws -> Configuration {
    let directory = try TemporaryDirectory([name: text])
    return try ConfigurationFile(
      reading: directory.path.appending(name), displayPath: name, root: directory.path, knownRules: rules
    ).configuration
  }

  @Test func readsEveryKey() throws {
    let directory = try TemporaryDirectory([
      "leaklint.yml": """
      # what we want
      select: [connection-leak, cursor-leak]
      ignore: cursor-leak
      exclude:
        - migrations
        - "gen/*.py"
      severity: note
      fail-on: error
      confidence: low
      models: [rules/own.yaml]
      per-path-ignores:
        tests/**: [all]
        "*.gen.go": cursor-leak
      """
    ])
    let configuration = try ConfigurationFile(
      reading: directory.path.appending("leaklint.yml"), displayPath: "leaklint.yml", root: directory.path,
      knownRules: rules
    ).configuration
    #expect(configuration.select == rules)
    #expect(configuration.ignore == ["cursor-leak"])
    #expect(configuration.exclude.map(\.pattern) == ["migrations", "gen/*.py"])
    #expect(configuration.severity == .note)
    #expect(configuration.failOn == .error)
    #expect(configuration.confidence == .low)
    #expect(configuration.models == [directory.path.appending("rules/own.yaml")])
    #expect(configuration.perPathIgnores.map(\.rules) == [rules, ["cursor-leak"]])
    #expect(configuration.perPathIgnores.map(\.glob.pattern) == ["tests/**", "*.gen.go"])
  }

  @Test(arguments: ["", "# nothing\n", "select:\n", "exclude: []\n"])
  func sayNothing(_ text: String) throws {
    var expected = Configuration()
    if text.hasPrefix("select") { expected.select = [] }
    #expect(try read(text) == expected)
  }

  @Test func patternsAreRelativeToTheFile() throws {
    let configuration = try read("exclude: [gen, ./gen/x.py, /top, .hidden/x]\n", at: "sub/leaklint.yml")
    #expect(configuration.exclude.map(\.pattern) == ["gen", "sub/gen/x.py", "sub/top", "sub/.hidden/x"])
  }

  @Test(arguments: [
    ("selct: [a]\n", "leaklint.yml:1: unknown setting `selct`; did you mean `select`?; there are `select`, `ignore`"),
    (
      "\nignore: [conection-leak]\n",
      "leaklint.yml:2: `ignore`: there is no rule `conection-leak`; did you mean `connection-leak`?"
    ),
    (
      "severity: eror\n",
      "leaklint.yml:1: `severity`: `eror` is none of `note`, `warning`, `error`; did you mean `error`?"
    ),
    ("confidence: [low]\n", "leaklint.yml:1: `confidence`: expected one of `low`, `medium`, `high`, found a list"),
    (
      "exclude:\n  - ok\n  - a: b\n",
      "leaklint.yml:3: `exclude`: expected a pattern or a list of patterns, found a mapping"
    ),
    ("exclude: 'a['\n", "leaklint.yml:1: `exclude`: `a[` is not a pattern"),
    ("per-path-ignores: x\n", "leaklint.yml:1: `per-path-ignores`: expected `pattern: [rule]` pairs, found `x`"),
    ("- a\n", "leaklint.yml:1: `the file`: expected settings as `key: value`, found a list"),
    ("a: [b\n", "leaklint.yml:2: "), ("select: all\nselect: all\n", "leaklint.yml:2: `select` is written twice"),
  ])
  func complaints(_ text: String, _ expected: String) throws {
    let failure = #expect(throws: ConfigurationFile.Failure.self) { try read(text) }
    #expect(failure?.message.hasPrefix(expected) == true, "\(failure?.message ?? "")")
  }

  @Test func theNearestFileCounts() throws {
    let directory = try TemporaryDirectory(["leaklint.yml": "", "a/leaklint.yaml": "", "a/b/x.py": ""])
    let top = directory.path
    #expect(ConfigurationFile.find(from: top.appending("a/b"), upTo: top) == top.appending("a/leaklint.yaml"))
    #expect(ConfigurationFile.find(from: top, upTo: top) == top.appending("leaklint.yml"))
    #expect(ConfigurationFile.find(from: top.appending("a/b"), upTo: top.appending("a/b")) == nil)
  }

  @Test func theCommandLineWins() {
    var file = Configuration()
    file.select = ["cursor-leak"]
    file.ignore = ["connection-leak"]
    file.severity = .error
    file.failOn = .error
    var line = Configuration()
    line.ignore = ["cursor-leak"]
    line.severity = .note
    var settings = Settings()
    file.overridden(by: line).apply(to: &settings, all: rules, optIn: [])
    #expect(settings.severity == .note)
    #expect(settings.failOn == .error)
    #expect(settings.rules.ignored == ["connection-leak", "cursor-leak"])

    line.select = ["connection-leak"]
    file.overridden(by: line).apply(to: &settings, all: rules, optIn: [])
    #expect(settings.rules.contains("connection-leak"), "asked for by name over the file that ignores it")
    #expect(!settings.rules.contains("cursor-leak"))
  }

  @Test func optInRulesMustBeSelected() {
    var settings = Settings()
    Configuration().apply(to: &settings, all: rules, optIn: ["cursor-leak"])
    #expect(settings.rules.contains("connection-leak"))
    #expect(!settings.rules.contains("cursor-leak"))
    var configuration = Configuration()
    configuration.select = ["all"]
    configuration.apply(to: &settings, all: rules, optIn: ["cursor-leak"])
    #expect(settings.rules.contains("cursor-leak"))
  }

  @Test func whatFailsIsShown() {
    var configuration = Configuration()
    configuration.failOn = .note
    var settings = Settings()
    configuration.apply(to: &settings, all: rules, optIn: [])
    #expect(settings.severity == .note)
    configuration.severity = .error
    configuration.apply(to: &settings, all: rules, optIn: [])
    #expect(settings.severity == .error)
  }
}
