import Foundation
import Testing

@testable import LeakLint

/// Sources whose flow graphs are written down beside them: `Tests/Golden/<language>/<name>.<extension>` and
/// `<name>.graph`. Running the tests with LEAKLINT_UPDATE_GOLDEN=1 rewrites the graphs.
struct GoldenGraphs {
  let language: Language

  private var sourceExtension: String {
    switch language {
    case .python: "py"
    case .go: "go"
    case .swift: "swift"
    }
  }

  private var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Golden/\(language.rawValue)").standardizedFileURL
  }

  /// The names of the sources, without extension.
  var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix("." + sourceExtension) }
      .map { String($0.dropLast(sourceExtension.count + 1)) }.sorted()
  }

  /// Compares the graphs of one source with those written down, line by line.
  func check(_ name: String, module: String = "m") throws {
    let path = "\(name).\(sourceExtension)"
    let bytes = try Data(contentsOf: folder.appending(path: path))
    let file = language.lowering.lower(SourceText(bytes: Array(bytes)), path: path, module: module)
    let actual = GraphPrinter.print(file)
    let golden = folder.appending(path: "\(name).graph")
    if ProcessInfo.processInfo.environment["LEAKLINT_UPDATE_GOLDEN"] == "1" {
      try Data(actual.utf8).write(to: golden)
      return
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, pair) in zip(expectedLines, actualLines).enumerated() where pair.0 != pair.1 {
      Issue.record("\(name).graph:\(number + 1): expected `\(pair.0)`, got `\(pair.1)`")
      return
    }
    #expect(expectedLines.count == actualLines.count, "\(name).graph")
  }
}
