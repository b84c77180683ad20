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
    /// In bytes.
    var size = 0
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

  /// In the order of the files.
  func lowered(jobs: Int) -> [Outcome] {
    WorkerThreads.map(files, jobs: jobs) { lower($0) }
  }

  private func lower(_ file: DiscoveredFile) -> Outcome {
    var outcome = Outcome(path: file.path)
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
      let source = SourceText(bytes: bytes)
      let language = Language(file.kind)
      let module = modules.module(of: file.path, kind: file.kind)
      let lowered = language.lowering.lower(source, path: file.path, module: module)
      let isReported = file.isReported && !GeneratedMarker.isPresent(in: bytes)
      if isReported { outcome.notice = Self.syntaxNotice(lowered) }
      outcome.input = SourceInput(lowered: lowered, source: source, isReported: isReported)
    }
    return outcome
  }

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
