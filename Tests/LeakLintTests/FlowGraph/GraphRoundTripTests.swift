import Testing

@testable import LeakLint

/// The graphs of real source survive being printed and read.
@Suite struct GraphRoundTripTests {
  @Test(arguments: Fixture.all)
  func printedGraphsAreReadBack(fixture: Fixture) throws {
    for file in fixture.files {
      let source = SourceText(bytes: FixtureVariant.asWritten.apply(to: file).bytes)
      let text = GraphPrinter.print(file.language.lowering.lower(source, path: file.path, module: "m"))
      let again = GraphPrinter.print(try GraphParser.parse(text, language: file.language, path: file.path, module: "m"))
      let difference = zip(text.split(separator: "\n"), again.split(separator: "\n")).first { $0 != $1 }
      #expect(difference == nil, "\(file.path)")
      #expect(text.utf8.count == again.utf8.count, "\(file.path)")
    }
  }
}
