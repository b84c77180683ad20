@testable import LeakLint

/// The analysis that fixtures are put to: that of a scan, without the file system.
enum FixtureAnalysis {
  private static let models = Result {
    try Language.allCases.flatMap { try BuiltinModelFiles.models(for: $0) }
  }

  static func analyze(_ files: [(path: String, bytes: [UInt8])]) throws -> [Finding] {
    let sources = files.map { SourceText(bytes: $0.bytes) }
    let lowered = zip(files, sources).compactMap { file, source -> LoweredFile? in
      guard let kind = SourceKind(path: file.path) else { return nil }
      return Language(kind).lowering.lower(source, path: file.path, module: module(of: file.path))
    }
    let analysis = ProjectAnalysis.run(files: lowered, models: try models.get())
    return ProjectFindings.collect(analysis, sources: sources)
  }

  private static func module(of path: String) -> String {
    path.split(separator: ".").first.map { $0.split(separator: "/").joined(separator: ".") } ?? ""
  }
}
