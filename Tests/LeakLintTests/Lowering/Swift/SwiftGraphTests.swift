import Testing

@testable import LeakLint

@Suite struct SwiftGraphTests {
  private static let golden = GoldenGraphs(language: .swift)

  @Test(arguments: golden.names) func graphsAreAsWrittenDown(_ name: String) throws {
    try Self.golden.check(name)
  }

  @Test func thereAreSources() { #expect(Self.golden.names.count > 8) }
}
