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
        let found = try Self.rules(in: example, file.document.model)
        guard found != Set(example.rules) else { continue }
        failures.append(
          "\(file.name):\(example.line): example `\(example.name)`: expected "
            + "\(Self.list(Set(example.rules))), found \(Self.list(found))")
      }
    }
  }

  private static func rules(in example: ModelExample, _ model: LibraryModel) throws(ScanFailure) -> Set<String> {
    let source = SourceText(bytes: Array(example.code.utf8))
    let lowered = model.language.lowering.lower(source, path: "example", module: "example")
    let models = try LibraryModels.builtin(for: [model.language]) + [model]
    let analysis = ProjectAnalysis.run(files: [lowered], models: models)
    return Set(ProjectFindings.collect(analysis, sources: [source]).map(\.rule))
  }

  private static func list(_ rules: Set<String>) -> String {
    rules.isEmpty ? "silence" : rules.sorted().map { "`\($0)`" }.joined(separator: ", ")
  }
}
