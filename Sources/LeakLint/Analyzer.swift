/// The whole analysis: discover, read, lower, analyze, suppress, report.
package enum Analyzer {
  /// The version that `leaklint --version` prints.
  package static let version = "0.1.0"

  /// - Parameter standardInput: the text of the file that the targets name for it.
  package static func scan(
    _ targets: ScanTargets, _ settings: Settings, standardInput: [UInt8]? = nil
  ) throws(ScanFailure) -> ScanResult {
    var result = ScanResult(targets, settings)
    let clock = ContinuousClock()
    var last = clock.now
    func lap() -> Duration {
      let now = clock.now
      defer { last = now }
      return last.duration(to: now)
    }

    let files = SourceFiles(targets, settings, standardInput: standardInput)
    result.statistics.discovery = lap()
    let catalogue = try LibraryModels.catalogue(
      of: files.languages, and: settings.models, namedFrom: targets.workingDirectory)
    let selected = try files.selected(
      jobs: settings.jobs, from: catalogue, cache: LoweringCache(settings, root: targets.root))
    result.add(selected.outcomes, files.problems)
    result.statistics.lowering = lap()

    let sources = selected.outcomes.compactMap(\.input)
    let analysis = analysis(of: selected, settings)
    let findings = ProjectFindings.collect(analysis) { sources[$0].source }
    result.statistics.counters = analysis.statistics.counters
    result.statistics.analysis = lap()

    result.report(findings, of: sources, settings)
    try result.restrictToChanges(since: settings.diffBase, targets)
    try result.subtractBaseline(settings.baseline, targets)
    result.statistics.reporting = lap()
    return result
  }

  /// Reads and lowers, and goes no further: what the time of a scan is compared with.
  package static func parse(_ targets: ScanTargets, _ settings: Settings) -> ScanResult {
    var result = ScanResult(targets, settings)
    let files = SourceFiles(targets, settings)
    result.add(files.lowered(jobs: settings.jobs), files.problems)
    return result
  }

  /// The flow graphs of the reported files, in the text form.
  package static func dumpGraphs(
    _ targets: ScanTargets, _ settings: Settings, standardInput: [UInt8]? = nil
  ) -> String {
    SourceFiles(targets, settings, standardInput: standardInput).lowered(jobs: settings.jobs)
      .compactMap(\.input).filter(\.isReported).map { GraphPrinter.print($0.lowered) }.joined(separator: "\n")
  }

  /// What callers know of the functions of the reported files, in words.
  package static func dumpSummaries(
    _ targets: ScanTargets, _ settings: Settings, standardInput: [UInt8]? = nil
  ) throws(ScanFailure) -> String {
    let files = SourceFiles(targets, settings, standardInput: standardInput)
    let catalogue = try LibraryModels.catalogue(
      of: files.languages, and: settings.models, namedFrom: targets.workingDirectory)
    return SummaryListing.text(analysis(of: try files.selected(jobs: settings.jobs, from: catalogue), settings))
  }

  private static func analysis(of selected: SourceFiles.SelectedFiles, _ settings: Settings) -> ProjectAnalysis {
    let sources = selected.outcomes.compactMap(\.input)
    return ProjectAnalysis.run(
      selected.project, models: selected.models, reported: sources.indices.filter { sources[$0].isReported },
      jobs: settings.jobs)
  }

  /// The paths of the files that would be reported, relative to the root of the run.
  package static func reportedFiles(_ targets: ScanTargets, _ settings: Settings) -> [String] {
    SourceFiles(targets, settings).files.filter(\.isReported).map(\.path)
  }
}
