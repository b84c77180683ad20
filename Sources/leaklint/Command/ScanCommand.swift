import LeakLint

/// `leaklint scan`.
struct ScanCommand {
  private let request: ScanRequest
  private let console: Console
  private let workingDirectory = FileSystem.currentDirectory()

  static func run(_ arguments: some Sequence<String>, _ console: Console) throws(CommandFailure) -> ExitStatus {
    do {
      let request = try ScanRequest(ParsedArguments(arguments, of: .scan))
      return try ScanCommand(request: request, console: console).run()
    } catch let error as UsageError {
      throw .usage(error)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw .messages(["\(error)"])
    }
  }

  private func run() throws(CommandFailure) -> ExitStatus {
    let clock = ContinuousClock()
    let start = clock.now
    let targets = try targets()
    let configurationFile = try configurationFile(targets)
    let settings = settings(configurationFile)
    if request.isVerbose {
      let file = configurationFile.map { $0.path.relative(to: workingDirectory) } ?? "no configuration file"
      console.say("scanning below \(targets.root.string) with \(file)")
    }
    if request.showsSettings {
      try console.print(SettingsListing.text(settings, targets, configurationFile, workingDirectory))
      return .clean
    }
    if request.showsFiles {
      for path in Analyzer.reportedFiles(targets, settings) {
        try console.print(AbsolutePath(path, in: targets.root).relative(to: workingDirectory) + "\n")
      }
      return .clean
    }
    let standardInput = try standardInput()
    if let dump = request.dump {
      try console.print(try text(of: dump, targets, settings, standardInput))
      return .clean
    }
    let result = try scan(targets, settings, standardInput)
    notices(result)
    if let path = request.writeBaseline {
      try write(result.baseline, to: path)
      let count = result.findings(atLeast: .note)
      console.say("\(count) finding\(count == 1 ? "" : "s") stored in \(path)", unless: request.isQuiet)
      return result.hasErrors ? .failure : .clean
    }
    if !request.isParseOnly { try report(result) }
    if request.showsStatistics { console.sayLines(result.statistics.text) }
    if !request.isParseOnly {
      console.say(
        Summary.text(result, settings, start.duration(to: clock.now), isVerbose: request.isVerbose),
        unless: request.isQuiet)
    }
    if result.hasErrors { return .failure }
    return result.findings(atLeast: settings.failOn) > 0 && !request.isExitZero ? .findings : .clean
  }

  // MARK: What to do

  private func targets() throws(CommandFailure) -> ScanTargets {
    do {
      return try ScanTargets(arguments: request.paths, standardInput: request.standardInput, in: workingDirectory)
    } catch {
      throw .messages([error.message])
    }
  }

  private func configurationFile(_ targets: ScanTargets) throws(CommandFailure) -> ConfigurationFile? {
    guard !request.isIsolated else { return nil }
    let found =
      request.config.map { AbsolutePath($0, in: workingDirectory) }
      ?? ConfigurationFile.find(from: targets.startDirectory, upTo: targets.root)
    guard let found else { return nil }
    do {
      return try ConfigurationFile(
        reading: found, displayPath: request.config ?? found.relative(to: workingDirectory), root: targets.root,
        knownRules: RuleCatalog.ids)
    } catch {
      throw .messages([error.message])
    }
  }

  private func settings(_ file: ConfigurationFile?) -> Settings {
    var settings = Settings()
    let configuration = (file?.configuration ?? Configuration()).overridden(by: request.overrides)
    configuration.apply(to: &settings, all: RuleCatalog.ids, optIn: RuleCatalog.optInIDs)
    settings.forcesExclusions = request.forcesExclusions
    settings.usesGitignore = request.usesGitignore
    // A new baseline holds everything, whatever the old one held.
    if request.writeBaseline == nil {
      settings.baseline = request.baseline.map { AbsolutePath($0, in: workingDirectory) }
    }
    settings.diffBase = request.diffBase
    settings.jobs = request.jobs ?? Processors.available
    if request.usesCache {
      settings.cacheDirectory =
        request.cacheDirectory.map { AbsolutePath($0, in: workingDirectory) } ?? UserCache.directory
    }
    return settings
  }

  private func standardInput() throws(CommandFailure) -> [UInt8]? {
    guard request.standardInput != nil else { return nil }
    do {
      return try FileContents.loadStandardInput()
    } catch {
      throw .messages(["standard input cannot be read: \(error.description)"])
    }
  }

  private func scan(
    _ targets: ScanTargets, _ settings: Settings, _ standardInput: [UInt8]?
  ) throws(CommandFailure) -> ScanResult {
    if request.isParseOnly { return Analyzer.parse(targets, settings) }
    do {
      return try Analyzer.scan(targets, settings, standardInput: standardInput)
    } catch {
      throw .messages(error.messages)
    }
  }

  private func text(
    of dump: DumpKind, _ targets: ScanTargets, _ settings: Settings, _ standardInput: [UInt8]?
  ) throws(CommandFailure) -> String {
    switch dump {
    case .graph: return Analyzer.dumpGraphs(targets, settings, standardInput: standardInput)
    case .summaries:
      do {
        return try Analyzer.dumpSummaries(targets, settings, standardInput: standardInput)
      } catch {
        throw .messages(error.messages)
      }
    }
  }

  // MARK: What to say

  private func notices(_ result: ScanResult) {
    for notice in result.notices {
      switch notice.level {
      case .error: console.error(result.line(notice, in: workingDirectory))
      case .warning: if !request.isQuiet { console.warn(result.line(notice, in: workingDirectory)) }
      }
    }
  }

  private func report(_ result: ScanResult) throws(CommandFailure) {
    for output in request.outputs {
      guard let path = output.path else {
        let isColored = console.isColored(request.color)
        try console.write(result.render(output.format, in: workingDirectory, isColored: isColored))
        continue
      }
      // `--color always` is about the terminal; a file that is read later has no colours.
      try write(result.render(output.format, in: workingDirectory), to: path)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    do {
      try AtomicFile.replace(AbsolutePath(path, in: workingDirectory), with: bytes)
    } catch {
      throw .messages(["\(path): cannot be written: \(error.description)"])
    }
  }
}
