/// The whole analysis.
public enum Analyzer {
  /// The version that `leaklint --version` prints.
  public static let version = "0.1.0"

  /// The flow graphs of one source, in the text form.
  public static func dumpGraphs(of bytes: [UInt8], path: String) -> String {
    let language: Language = path.hasSuffix(".py") ? .python : path.hasSuffix(".go") ? .go : .swift
    return GraphPrinter.print(language.lowering.lower(SourceText(bytes: bytes), path: path, module: "m"))
  }

  /// Findings of one set of sources, one line each.
  public static func findingLines(of inputs: [(path: String, bytes: [UInt8])]) -> [String] {
    let files = inputs.map { input in
      let language: Language = input.path.hasSuffix(".py") ? .python : input.path.hasSuffix(".go") ? .go : .swift
      var module = input.path.split(separator: ".").first.map(String.init) ?? "m"
      module = module.split(separator: "/").joined(separator: ".")
      return language.lowering.lower(SourceText(bytes: input.bytes), path: input.path, module: module)
    }
    let models = Language.allCases.flatMap { (try? BuiltinModelFiles.models(for: $0)) ?? [] }
    let analysis = ProjectAnalysis.run(files: files, models: models)
    let findings = ProjectFindings.collect(analysis, sources: inputs.map { SourceText(bytes: $0.bytes) })
    return findings.map { finding in
      "\(finding.path):\(finding.range.line): \(finding.severity): \(finding.message) [\(finding.rule)]\n"
        + finding.steps.map { "      \($0.range.line): \($0.text)" }.joined(separator: "\n")
    } + ["\(analysis.statistics)"]
  }
}
