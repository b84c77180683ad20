/// The files of a run, read and lowered.
struct SourceFiles: Sendable {
  let files: [DiscoveredFile]
  /// What discovery could not reach.
  let problems: [Notice]
  private let root: AbsolutePath
  private let modules: SourceModules
  private let standardInput: [UInt8]?

  /// What became of one file: an input of the analysis, or a reason why not, or neither for one that nobody asks about.
  struct Outcome: Sendable {
    var path: String
    var input: SourceInput?
    var notice: Notice?
    /// From before it was read.
    var stamp: FileStamp?
    /// In bytes.
    var size = 0
    var isReported = false
    var isRead = false
  }

  /// What a run looks into.
  struct SelectedFiles: Sendable {
    /// Of all files, in their order; of those that cannot matter only how they could be read.
    var outcomes: [Outcome]
    /// Of the libraries that can matter.
    var models: [LibraryModel]
    /// Of the files with an input.
    var project: ResolvedProject
  }

  init(_ targets: ScanTargets, _ settings: Settings, standardInput: [UInt8]? = nil) {
    let options = Discovery.Options(
      excludes: settings.excludes, forcesExclusions: settings.forcesExclusions, usesGitignore: settings.usesGitignore)
    let discovery = Discovery(targets, options)
    files = discovery.files
    root = targets.root
    problems = discovery.problems.map { Self.notice($0, root: targets.root) }
    modules = SourceModules(markers: discovery.markers, root: targets.root)
    self.standardInput = standardInput
  }

  var languages: Set<Language> { Set(files.map { Language($0.kind) }) }

  /// All files, in their order.
  func lowered(jobs: Int) -> [Outcome] {
    WorkerThreads.map(files, jobs: jobs) { file in
      var (outcome, bytes) = read(file)
      if let bytes { lower(file, bytes, into: &outcome) }
      return outcome
    }
  }

  /// The files that can matter, and their calls resolved.
  ///
  /// Where names alone would lead too far, what the calls of the lowered files are resolved to tells which other files
  /// call for something that is acquired, until there are none.
  func selected(
    jobs: Int, from catalogue: ModelCatalogue, cache: LoweringCache? = nil
  ) throws(ScanFailure) -> SelectedFiles {
    let steps = FileSelection.Steps(
      recall: { recall($0, cache) }, read: { read($0, stamped: cache != nil) },
      lower: { file, bytes, outcome in
        if bytes == nil, let input = recalledInput(file, outcome, cache) {
          outcome.input = input
          outcome.notice = input.isReported ? Self.syntaxNotice(input.lowered) : nil
        } else if let bytes = bytes ?? read(file).bytes {
          lower(file, bytes, into: &outcome)
        }
      }, module: { module(of: $0) })
    do {
      var selection = try FileSelection(files, from: catalogue, steps, jobs: jobs)
      var project = ResolvedProject(files: selection.lowered, models: selection.models, jobs: jobs)
      while selection.isCutShort {
        let wrappers = ResolvedWrappers(in: project, selection.filters, jobs: jobs)
        guard let isNew = selection.new(wrappers.names), selection.add(wrappers.confirmed(isNew: isNew)) else { break }
        project = ResolvedProject(files: selection.lowered, models: selection.models, jobs: jobs)
      }
      if let cache { cache.store(items(selection.outcomes, selection.looks, cache), jobs: jobs) }
      return SelectedFiles(outcomes: selection.outcomes, models: selection.models, project: project)
    } catch {
      throw .invalidModels(error.problems.map(\.description))
    }
  }

  /// - Parameter stamped: whether it matters what the file's stamp was before it was read.
  private func read(_ file: DiscoveredFile, stamped: Bool = false) -> (Outcome, bytes: [UInt8]?) {
    var outcome = Outcome(path: file.path, isReported: file.isReported)
    if stamped { outcome.stamp = stamp(of: file) }
    switch contents(of: file) {
    case .absent: break
    case .skipped(let reason):
      // Nobody asked about files that only supply context.
      if file.isReported { outcome.notice = Notice(level: .warning, path: file.path, message: reason) }
    case .failed(let failure):
      let level: Notice.Level = file.isReported ? .error : .warning
      outcome.notice = Notice(level: level, path: file.path, message: "cannot be read: \(failure.description)")
    case .text(let bytes):
      outcome.size = bytes.count
      outcome.isRead = true
      return (outcome, bytes)
    }
    return (outcome, nil)
  }

  private func lower(_ file: DiscoveredFile, _ bytes: [UInt8], into outcome: inout Outcome) {
    let source = SourceText(bytes: bytes)
    let lowered = Language(file.kind).lowering.lower(source, path: file.path, module: module(of: file))
    let isReported = file.isReported && !GeneratedMarker.isPresent(in: bytes)
    if isReported { outcome.notice = Self.syntaxNotice(lowered) }
    outcome.input = SourceInput(lowered: lowered, isReported: isReported, origin: .read(source))
  }

  func module(of file: DiscoveredFile) -> String { modules.module(of: file.path, kind: file.kind) }

  private func contents(of file: DiscoveredFile) -> SourceReader.Outcome {
    if let standardInput, file.isStandardInput { return .text(standardInput) }
    return SourceReader.read(file)
  }

  private static func syntaxNotice(_ file: LoweredFile) -> Notice? {
    guard let first = file.syntaxErrors.first else { return nil }
    let count = file.syntaxErrors.count
    let places = count == 1 ? "" : " (and in \(count - 1) more place\(count == 2 ? "" : "s"))"
    return Notice(
      level: .warning, path: file.path, line: first.line,
      message: "syntax not understood here\(places); the rest of the file is analyzed")
  }

  private static func notice(_ problem: Discovery.Problem, root: AbsolutePath) -> Notice {
    switch problem {
    case .notSource(let path):
      Notice(
        level: .warning, path: path.relative(to: root), message: "not analyzed: it is not a Python, Go or Swift file")
    case .unreadable(let path, let failure):
      Notice(
        level: .error, path: path.relative(to: root), message: "the directory cannot be read: \(failure.description)")
    }
  }
}

extension Language {
  init(_ kind: SourceKind) {
    switch kind {
    case .python: self = .python
    case .go: self = .go
    case .swift: self = .swift
    }
  }
}
