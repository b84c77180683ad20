import Testing

@testable import LeakLint

@Suite struct PythonGraphTests {
  private static let golden = GoldenGraphs(language: .python)

  @Test(arguments: golden.names) func graphsAreAsWrittenDown(_ name: String) throws {
    try Self.golden.check(name, module: name == "main_guard" ? "app.web.main" : "m")
  }

  @Test func thereAreSources() { #expect(Self.golden.names.count > 10) }
}
