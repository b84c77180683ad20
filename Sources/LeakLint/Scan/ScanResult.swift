/// What a run found.
package struct ScanResult: Sendable {
  private(set) var findings: [Finding] = []
  /// About files, in the order of their paths.
  package private(set) var notices: [Notice] = []
  package var statistics = ScanStatistics()
  private let root: AbsolutePath
  private let minimumSeverity: Severity
  private var sources = ReportSources()

  init(_ targets: ScanTargets, _ settings: Settings) {
    root = targets.root
    minimumSeverity = settings.severity
  }

  /// Whether anything could not be read: the run fails although it reports.
  package var hasErrors: Bool { notices.contains { $0.level == .error } }

  package func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

  package func findings(atLeast severity: Severity) -> Int { findings.count { $0.severity >= severity } }

  package var filesWithFindings: Int { Set(findings.map(\.path)).count }

  package func render(_ format: OutputFormat, in workingDirectory: AbsolutePath, isColored: Bool = false) -> [UInt8] {
    let report = Report(
      findings: findings, notices: notices, rules: RuleCatalog.rules, version: Analyzer.version, root: root,
      workingDirectory: workingDirectory, sources: sources, minimumSeverity: minimumSeverity)
    return format.render(report, isColored: isColored)
  }

  /// `path:line: message`, with the path relative to the working directory.
  package func line(_ notice: Notice, in workingDirectory: AbsolutePath) -> String {
    let path = AbsolutePath(notice.path, in: root).relative(to: workingDirectory)
    return TerminalStyle.harmless(path) + (notice.line.map { ":\($0)" } ?? "") + ": " + notice.message
  }

  package var baseline: [UInt8] { Baseline(findings).encoded() }

  // MARK: Steps of a scan

  mutating func add(_ outcomes: [SourceFiles.Outcome], _ problems: [Notice]) {
    notices = problems
    for outcome in outcomes {
      if let notice = outcome.notice { notices.append(notice) }
      statistics.add(outcome)
    }
    notices.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Takes the findings that the settings want and that no comment suppresses.
  mutating func report(_ raw: [Finding], of inputs: [SourceInput], _ settings: Settings) {
    let reported = inputs.filter(\.isReported)
    let paths = Set(reported.map(\.lowered.path))
    var all = FindingOrder.sorted(raw.filter { paths.contains($0.path) })
    let collected = reported.filter { !$0.lowered.comments.isEmpty }.map {
      (
        path: $0.lowered.path,
        Suppression.Collected(comments: $0.lowered.comments, in: $0.source, path: $0.lowered.path)
      )
    }
    loadSources(for: all, and: Set(collected.map(\.path)), from: inputs)
    let sources = sources
    func fingerprinted(_ findings: [Finding]) -> [Finding] {
      var findings = findings
      Fingerprint.fill(&findings) { sources.text(ofLine: $1, in: $0) }
      return findings
    }
    all = fingerprinted(all)

    // What a parse error hides may be what a suppression is for.
    let broken = Set(reported.filter { !$0.lowered.syntaxErrors.isEmpty }.map(\.lowered.path))
    let pass = SuppressionPass(
      all, suppressions: collected.flatMap(\.1.suppressions), knownRules: RuleCatalog.ids,
      lastLine: { sources.lastLine(of: $0.range, in: $0.path) },
      isChecked: { settings.reports($0, in: $1) && !broken.contains($1) })
    let malformed = collected.flatMap { path, comments in
      comments.malformed.map { SuppressionPass.finding($0.message, path, $0.range) }
    }
    statistics.suppressed = pass.suppressed.count
    let kept = pass.kept + fingerprinted(FindingOrder.sorted(pass.unused + malformed))
    findings = FindingOrder.sorted(
      kept.filter { $0.confidence >= settings.confidence && settings.reports($0.rule, in: $0.path) })
  }

  private mutating func loadSources(for findings: [Finding], and others: Set<String>, from inputs: [SourceInput]) {
    var wanted = others
    for finding in findings {
      wanted.insert(finding.path)
      for step in finding.steps { wanted.insert(step.path) }
    }
    let texts = inputs.filter { wanted.contains($0.lowered.path) }.map { ($0.lowered.path, $0.source) }
    sources = ReportSources(Dictionary(texts) { first, _ in first })
  }

  mutating func restrictToChanges(since revision: String?, _ targets: ScanTargets) throws(ScanFailure) {
    guard let revision else { return }
    let changes: ChangedLines
    do {
      guard let found = try targets.changes(since: revision) else { throw ScanFailure.noRepository(revision: revision) }
      changes = found
    } catch let failure as GitRepository.Failure {
      throw .git("`--diff-base \(revision)`: \(failure.message)")
    } catch {
      throw .noRepository(revision: revision)
    }
    findings = findings.filter { finding in finding.stretches.contains { changes.touch($0.path, $0.lines) } }
  }

  mutating func subtractBaseline(_ path: AbsolutePath?, _ targets: ScanTargets) throws(ScanFailure) {
    guard let path else { return }
    let name = path.relative(to: targets.workingDirectory)
    let divided: (new: [Finding], known: [Finding])
    do {
      divided = try Baseline(parsing: FileContents.load(path)).divide(findings)
    } catch let failure as Baseline.Failure {
      throw .unreadableBaseline(path: name, reason: failure.message)
    } catch let failure as FileContents.Failure {
      throw .unreadableBaseline(path: name, reason: failure.description)
    } catch {
      throw .unreadableBaseline(path: name, reason: "not a baseline")
    }
    findings = divided.new
    statistics.inBaseline = divided.known.count
  }
}
