@testable import LeakLint

/// The analysis that fixtures are put to: lowering, models, solver, rules and suppressions, without the file system.
enum FixtureAnalysis {
  private static let models = Result {
    try Language.allCases.flatMap { try BuiltinModelFiles.models(for: $0) }
  }

  /// Findings of at least this confidence in files that are analyzed together.
  ///
  /// - Parameter optIn: rules to report that have to be asked for.
  static func analyze(
    _ files: [(path: String, bytes: [UInt8])], confidence: Confidence = .medium, optIn: Set<String> = []
  ) throws -> [Finding] {
    let sources = files.map { SourceText(bytes: $0.bytes) }
    let lowered = zip(files, sources).map { file, source in
      (Language(path: file.path) ?? .python).lowering.lower(source, path: file.path, module: module(of: file.path))
    }
    let analysis = ProjectAnalysis.run(files: lowered, models: try models.get())
    let findings = ProjectFindings.collect(analysis) { sources[$0] }.filter {
      !RuleCatalog.optInIDs.contains($0.rule) || optIn.contains($0.rule)
    }
    return suppressed(findings, lowered, sources).filter { $0.confidence >= confidence }
  }

  /// Python: dotted; Go: an import path below `fixtures`; Swift: one module.
  private static func module(of path: String) -> String {
    var components = path.split(separator: "/").map(String.init)
    let file = components.removeLast()
    switch Language(path: path) {
    case .python:
      let name = String(file.dropLast(".py".count))
      return (components + (name == "__init__" ? [] : [name])).joined(separator: ".")
    case .go: return (["fixtures"] + components).joined(separator: "/")
    case .swift, nil: return ""
    }
  }

  private static func suppressed(_ findings: [Finding], _ files: [LoweredFile], _ sources: [SourceText]) -> [Finding] {
    let collected = zip(files, sources).map { file, source in
      Suppression.Collected(comments: file.comments, in: source, path: file.path)
    }
    let pass = SuppressionPass(
      findings, suppressions: collected.flatMap(\.suppressions), knownRules: RuleCatalog.ids,
      lastLine: { $0.range.line }, isChecked: { _, _ in true })
    let malformed = zip(files, collected).flatMap { file, comments in
      comments.malformed.map { SuppressionPass.finding($0.message, file.path, $0.range) }
    }
    return FindingOrder.sorted(pass.kept + pass.unused + malformed)
  }
}
