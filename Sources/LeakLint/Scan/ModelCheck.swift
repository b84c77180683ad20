/// Runs the examples of library models.
package struct ModelCheck: Sendable {
  package private(set) var models = 0
  package private(set) var examples = 0
  /// Examples that are reported otherwise than they say, one line each.
  package private(set) var failures: [String] = []

  /// - Parameter paths: model files, or directories of them, relative to `workingDirectory`.
  package init(_ paths: [String], in workingDirectory: AbsolutePath) throws(ScanFailure) {
    let files = paths.map { AbsolutePath($0, in: workingDirectory) }
    for file in try LibraryModels.documents(in: files, namedFrom: workingDirectory) {
      models += 1
      for example in file.document.examples {
        examples += 1
        let expected = Self.expectation(of: example, file.document.model.language)
        let found = try Self.verdicts(on: example, file.document.model, expected: expected)
        guard found != expected else { continue }
        failures.append(
          "\(file.name):\(example.line): example `\(example.name)`: expected \(Self.list(expected)), found "
            + Self.list(found))
      }
    }
  }

  /// A line of the example's code, and a rule that reports it.
  private struct Verdict: Hashable, Comparable {
    /// 1-based.
    var line: Int
    var rule: String

    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.line, lhs.rule) < (rhs.line, rhs.rule) }
  }

  /// The example's rules on each line that a comment `leak` ends.
  private static func expectation(of example: ModelExample, _ language: Language) -> [Verdict] {
    let marker = language == .python ? "# leak" : "// leak"
    let lines = example.code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.filter { lines[$0].hasSuffix(marker) }
      .flatMap { line in example.rules.map { Verdict(line: line + 1, rule: $0) } }.sorted()
  }

  /// Notes are no verdicts: they explain code that is sound. Nor are findings that a scan shows only on request,
  /// unless the example wants them.
  private static func verdicts(
    on example: ModelExample, _ model: LibraryModel, expected: [Verdict]
  ) throws(ScanFailure) -> [Verdict] {
    let source = SourceText(bytes: Array(example.code.utf8))
    let lowered = model.language.lowering.lower(source, path: "example", module: "example")
    let models = try LibraryModels.builtin(for: [model.language]) + [model]
    let analysis = ProjectAnalysis.run(files: [lowered], models: models)
    return FindingOrder.sorted(ProjectFindings.collect(analysis, sources: [source]))
      .filter { $0.severity > .note }
      .map { (Verdict(line: Int($0.range.line), rule: $0.rule), $0.confidence) }
      .filter { verdict, confidence in
        confidence > .low && !RuleCatalog.optInIDs.contains(verdict.rule) || expected.contains(verdict)
      }
      .map(\.0).sorted()
  }

  private static func list(_ verdicts: [Verdict]) -> String {
    verdicts.isEmpty ? "silence" : verdicts.map { "`\($0.rule)` on line \($0.line)" }.joined(separator: ", ")
  }
}
