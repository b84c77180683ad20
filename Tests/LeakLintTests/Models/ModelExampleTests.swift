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

  @Test(arguments: cases) func example(_ example: Case) throws {
    let marker = example.language == .python ? "# leak" : "// leak"
    var expected: [String] = []
    for (index, line) in example.example.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.hasSuffix(marker) {
      expected += example.example.rules.map { "line \(index + 1): \($0)" }
    }
    // What is shown only on request counts where the example wants it.
    let found = try Self.findings(in: example).filter {
      $0.confidence > .low || expected.contains("line \($0.range.line): \($0.rule)")
    }
    #expect(found.map { "line \($0.range.line): \($0.rule)" } == expected, "\(found.map(\.message))")
  }

  /// A call that no example makes may be misspelled, or mean nothing, without anybody noticing.
  @Test func everyCallIsShown() throws {
    let check = try ModelCheck()
    #expect(check.unexercised.isEmpty, "\(check.unexercised.joined(separator: "\n"))")
    #expect(check.failures.isEmpty, "\(check.failures.joined(separator: "\n"))")
  }

  private static func findings(in example: Case) throws -> [Finding] {
    let ending = [Language.python: "py", .go: "go", .swift: "swift"][example.language] ?? ""
    return try FixtureAnalysis.analyze([("app/example.\(ending)", Array(example.example.code.utf8))], confidence: .low)
      .filter { $0.severity > .note }
  }
}
