/// One example of a model, analyzed.
struct ExampleRun: Sendable {
  /// A line of the example's code, and a rule that reports it.
  struct Verdict: Hashable, Comparable, Sendable {
    /// 1-based.
    var line: Int
    var rule: String

    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.line, lhs.rule) < (rhs.line, rhs.rule) }
  }

  /// The example's rules on each line that a comment `leak` ends.
  let expected: [Verdict]
  let found: [Verdict]
  /// The modelled calls that the code makes.
  let calls: Set<CallVariant>

  /// - Parameter models: of the language.
  init(_ example: ModelExample, _ language: Language, _ models: [LibraryModel]) {
    let marker = language == .python ? "# leak" : "// leak"
    let lines = example.code.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = lines.indices.filter { lines[$0].hasSuffix(marker) }
      .flatMap { line in example.rules.map { Verdict(line: line + 1, rule: $0) } }.sorted()
    let source = SourceText(bytes: Array(example.code.utf8))
    let lowered = language.lowering.lower(source, path: "example", module: "example")
    let analysis = ProjectAnalysis.run(files: [lowered], models: models)
    // Notes are no verdicts: they explain code that is sound. Nor are findings that a scan shows only on request,
    // unless the example wants them.
    found = FindingOrder.sorted(ProjectFindings.collect(analysis) { _ in source })
      .filter { $0.severity > .note }
      .map { (Verdict(line: Int($0.range.line), rule: $0.rule), $0.confidence) }
      .filter { verdict, confidence in
        confidence > .low && !RuleCatalog.optInIDs.contains(verdict.rule) || expected.contains(verdict)
      }
      .map(\.0).sorted()
    self.expected = expected
    calls = Self.calls(in: lowered, models)
  }

  private static func calls(in file: LoweredFile, _ models: [LibraryModel]) -> Set<CallVariant> {
    guard let resolver = Resolution(files: [file], models: models).resolver(forFile: 0) else { return [] }
    var calls: Set<CallVariant> = []
    for function in file.functions.indices {
      for call in resolver.resolve(FunctionID(function)).calls {
        if let name = call.modelName { calls.insert(CallVariant(name: name, variant: call.modelVariant)) }
      }
    }
    return calls
  }
}
