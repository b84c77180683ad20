import Testing

@testable import LeakLint

/// The whole programs in the rules' documentation: of two in a row the first is reported by the rule, and the second is
/// how it should be.
@Suite struct RuleExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var language: Language
    var code: String
    var isReported: Bool

    var testDescription: String { "\(rule) \(language) \(isReported ? "before" : "after")" }
  }

  static let cases: [Case] = RuleCatalog.rules.flatMap { cases(of: $0) }

  private static func cases(of rule: Rule) -> [Case] {
    var cases: [Case] = []
    for match in rule.documentation.matches(of: #/(?s)```(\w+)\n(.*?)```/#) {
      let code = String(match.2)
      guard let language = Language(rawValue: String(match.1)),
        ["package ", "import ", "from "].contains(where: code.hasPrefix)
      else { continue }
      let isReported = cases.last.map { $0.language != language || !$0.isReported } ?? true
      cases.append(Case(rule: rule.id, language: language, code: code, isReported: isReported))
    }
    return cases
  }

  @Test(arguments: cases) func example(_ example: Case) throws {
    let ending = [Language.python: "py", .go: "go", .swift: "swift"][example.language] ?? ""
    let findings = try FixtureAnalysis.analyze(
      [("app/example.\(ending)", Array(example.code.utf8))], optIn: [example.rule])
    #expect(Set(findings.map(\.rule)) == (example.isReported ? [example.rule] : []), "\(findings.map(\.message))")
  }
}
