import Foundation
import Testing

/// `docs/patterns.md` and the fixtures name each other.
@Suite struct PatternIndexTests {
  private struct Row {
    var number: Int
    /// Relative to Tests/Fixtures; empty where the row has a reason instead.
    var fixtures: [String]
  }

  private let rows: [Row]

  init() throws {
    let page = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "docs/patterns.md")
    rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").compactMap { line in
      guard let match = line.firstMatch(of: #/^\| (\d+) \|.*\| ([^|]+) \|$/#), let number = Int(match.1) else {
        return nil
      }
      let isReason = match.2.hasPrefix("— ")
      return Row(number: number, fixtures: isReason ? [] : match.2.matches(of: #/`([^`]+)`/#).map { String($0.1) })
    }
  }

  @Test func everyRowIsThereOnce() {
    #expect(rows.map(\.number) == Array(1...438))
  }

  @Test func fixturesNameTheirRows() {
    for row in rows {
      for fixture in row.fixtures {
        let url = Fixture.folder.appending(path: fixture)
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        #expect(
          text.contains("row \(row.number)\n") || text.contains("row \(row.number):"), "row \(row.number): \(fixture)")
      }
    }
  }

  /// The other way round: a row that a fixture claims is listed with it.
  @Test func rowsNameTheirFixtures() throws {
    let listed = Dictionary(rows.map { ($0.number, $0.fixtures) }) { first, _ in first }
    for path in try FileManager.default.subpathsOfDirectory(atPath: Fixture.folder.path()).sorted() {
      guard let text = try? String(contentsOf: Fixture.folder.appending(path: path), encoding: .utf8) else { continue }
      for match in text.matches(of: #/(?:#|\/\/) row (\d+)\b/#) {
        let number = try #require(Int(match.1))
        #expect(listed[number]?.contains(path) == true, "\(path) has row \(number)")
      }
    }
  }
}
