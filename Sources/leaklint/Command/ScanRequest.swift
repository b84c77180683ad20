import LeakLint

/// What a command line of `leaklint scan` asks for, with its values checked.
struct ScanRequest {
  /// Files and directories; never empty unless standard input is scanned.
  var paths: [String] = []
  var standardInput: String?
  /// What the command line says over the configuration file.
  var overrides = Configuration()
  var outputs: [Output] = []
  var isExitZero = false
  var baseline: String?
  var writeBaseline: String?
  var diffBase: String?
  var config: String?
  var isIsolated = false
  var forcesExclusions = false
  var usesGitignore = true
  var usesCache = true
  var cacheDirectory: String?
  var jobs: Int?
  var color = ColorChoice.auto
  var isQuiet = false
  var isVerbose = false
  var showsStatistics = false
  var showsFiles = false
  var showsSettings = false
  var dump: DumpKind?
  var isParseOnly = false

  struct Output {
    var format: OutputFormat
    /// nil for standard output.
    var path: String?
  }

  init(_ arguments: ParsedArguments<ScanOption>) throws(UsageError) {
    try takePaths(arguments)
    for value in arguments.values(.outputFormat) { outputs.append(try Self.output(value)) }
    if outputs.isEmpty { outputs = [Output(format: .text)] }
    guard outputs.count(where: { $0.path == nil }) < 2 else {
      throw Self.error("two reports cannot share standard output: give one a path, as in `--output-format sarif=PATH`")
    }
    if arguments.has(.select) { overrides.select = try Self.rules(arguments.list(.select), "--select") }
    overrides.ignore = try Self.rules(arguments.list(.ignore), "--ignore")
    overrides.severity = try Self.word(arguments.value(.severity), "--severity")
    overrides.failOn = try Self.word(arguments.value(.failOn), "--fail-on")
    overrides.confidence = try Self.word(arguments.value(.confidence), "--confidence")
    for pattern in arguments.list(.exclude) {
      guard let glob = Glob(pattern) else { throw Self.error("`--exclude`: `\(pattern)` is not a pattern") }
      overrides.exclude.append(glob)
    }
    isExitZero = arguments.has(.exitZero)
    baseline = arguments.value(.baseline)
    writeBaseline = arguments.value(.writeBaseline)
    diffBase = arguments.value(.diffBase)
    config = arguments.value(.config)
    isIsolated = arguments.has(.isolated)
    if config != nil, isIsolated { throw Self.error("`--config` and `--isolated` contradict each other") }
    forcesExclusions = arguments.has(.forceExclude)
    usesGitignore = !arguments.has(.noGitignore)
    usesCache = !arguments.has(.noCache)
    cacheDirectory = arguments.value(.cacheDirectory)
    if cacheDirectory?.isEmpty == true { throw Self.error("`--cache-dir` lacks its path") }
    color = try Self.word(arguments.value(.color), "--color") ?? .auto
    isQuiet = arguments.has(.quiet)
    isVerbose = arguments.has(.verbose)
    showsStatistics = arguments.has(.statistics)
    showsFiles = arguments.has(.showFiles)
    showsSettings = arguments.has(.showSettings)
    dump = try Self.word(arguments.value(.dump), "--dump")
    isParseOnly = arguments.has(.parseOnly)
    if let text = arguments.value(.jobs) {
      guard let number = Int(text), (0...1024).contains(number) else {
        throw Self.error("`-j`: `\(text)` is not a number of jobs")
      }
      jobs = number == 0 ? nil : number
    }
  }

  private mutating func takePaths(_ arguments: ParsedArguments<ScanOption>) throws(UsageError) {
    let filename = arguments.value(.stdinFilename)
    paths = arguments.positionals.filter { $0 != "-" }
    guard !paths.contains("") else { throw Self.error("an empty path was given") }
    if arguments.positionals.contains("-") {
      guard let filename else {
        throw Self.error("`-` needs `--stdin-filename PATH`, which tells the language and the place in the project")
      }
      standardInput = filename
    } else if filename != nil {
      throw Self.error("`--stdin-filename` goes with the path `-`")
    } else if paths.isEmpty {
      paths = ["."]
    }
  }

  // MARK: Values

  private static func output(_ value: String) throws(UsageError) -> Output {
    let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let format: OutputFormat = try word(parts[0], "--output-format") else { return Output(format: .text) }
    guard parts.count > 1 else { return Output(format: format) }
    guard !parts[1].isEmpty else { throw error("`--output-format \(value)` lacks the path behind `=`") }
    return Output(format: format, path: parts[1])
  }

  private static func word<Word: SettingWord>(_ text: String?, _ option: String) throws(UsageError) -> Word? {
    guard let text else { return nil }
    guard let word = Word(word: text) else { throw error("`\(option)`: \(Word.expectation(insteadOf: text))") }
    return word
  }

  private static func rules(_ names: [String], _ option: String) throws(UsageError) -> [String] {
    for name in names where name != "all" && !RuleCatalog.ids.contains(name) {
      let hint = Spelling.hint(for: name, among: RuleCatalog.ids)
      throw error("`\(option)`: there is no rule `\(name)`\(hint.isEmpty ? "; `leaklint rules` lists them" : hint)")
    }
    return names
  }

  private static func error(_ message: String) -> UsageError { UsageError(message: message, command: .scan) }
}
