import Foundation
import Testing

@testable import LeakLint

@Suite struct RuleCatalogTests {
  @Test func idsAreSortedAndUnique() {
    #expect(RuleCatalog.ids == Set(RuleCatalog.ids).sorted())
  }

  @Test(arguments: RuleCatalog.ids)
  func everyRuleIsDocumented(_ id: String) throws {
    let rule = try #require(RuleCatalog.rule(id))
    #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" })
    #expect(rule.summary.first?.isLowercase == true && rule.summary.last != ".")
    #expect(rule.documentation.hasPrefix("## What it finds\n"))
    #expect(rule.documentation.contains("```"), "an example")
    let fences = rule.documentation.split(separator: "\n", omittingEmptySubsequences: false).filter {
      $0.hasPrefix("```")
    }
    #expect(fences.count.isMultiple(of: 2))
    #expect(!MarkdownText.plain(rule.documentation).contains("```"))
  }

  @Test(arguments: RuleCatalog.ids)
  func everyRuleIsInTheReadme(_ id: String) throws {
    let root = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    #expect(text.contains("| `\(id)` |"))
  }

  /// What the analysis reports has a rule.
  @Test(arguments: ResourceKind.allCases)
  func everyKindHasARule(_ kind: ResourceKind) { #expect(RuleCatalog.rule(kind.rule) != nil) }
}
