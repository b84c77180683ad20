import Testing

@testable import LeakLint

@Suite struct GoGraphTests {
  private static let golden = GoldenGraphs(language: .go)

  @Test(arguments: golden.names) func graphsAreAsWrittenDown(_ name: String) throws {
    try Self.golden.check(name, module: "example.com/shop")
  }

  @Test func thereAreSources() { #expect(Self.golden.names.count > 10) }
}
