import Testing

@testable import LeakLint

/// Every example of every model file is analyzed and does what it says.
@Suite struct ModelExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var library: String
    var language: Language
    var example: ModelExample

    var testDescription: String { "\(language) \(library): \(example.name)" }
  }

  static let cases: [Case] = ((try? BuiltinModelFiles.documents()) ?? []).flatMap { document in
    document.examples.map {
      Case(library: document.model.library, language: document.model.language, example: $0)
    }
  }

  static let models: [Language: [LibraryModel]] = Language.allCases.reduce(into: [:]) { models, language in
    models[language] = try? BuiltinModelFiles.models(for: language)
  }

  @Test(arguments: cases) func example(_ example: Case) {
    let found = Self.findings(in: example)
    let marker = example.language == .python ? "# leak" : "// leak"
    var expected: [String] = []
    for (index, line) in example.example.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.hasSuffix(marker) {
      expected += example.example.rules.map { "line \(index + 1): \($0)" }
    }
    #expect(found.map { "line \($0.range.line): \($0.rule)" } == expected, "\(found.map(\.message))")
  }

  private static func findings(in example: Case) -> [Finding] {
    let source = SourceText(bytes: Array(example.example.code.utf8))
    let ending = [Language.python: "py", .go: "go", .swift: "swift"][example.language] ?? ""
    let file = example.language.lowering.lower(source, path: "example.\(ending)", module: "example")
    let input = SourceInput(lowered: file, source: source, isReported: true)
    return ProjectAnalysis.analyze(files: [input], models: models[example.language] ?? [], jobs: 1).findings
      .filter { $0.severity > .note && $0.confidence > .low }
  }
}
