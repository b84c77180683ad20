import Foundation
import Testing

@testable import LeakLint

/// Every fixture below Tests/Fixtures, as it is written and in every variant, has the verdicts that it says.
@Suite struct FixtureTests {
  /// A folder that is not found would pass as one without failures.
  @Test func allLanguagesHaveFixtures() {
    let languages = Set(Fixture.all.flatMap(\.files).map(\.language))
    #expect(languages == Set(Language.allCases) || ProcessInfo.processInfo.environment["LEAKLINT_FIXTURES"] != nil)
  }

  @Test(arguments: Fixture.all)
  func verdicts(of fixture: Fixture) throws {
    #expect(!fixture.files.isEmpty, "unreadable, or an expectation in it is malformed")
    for variant in FixtureVariant.allCases {
      let complaints = try Self.complaints(about: fixture, variant)
      if complaints.isEmpty { continue }
      Issue.record(Comment(rawValue: "\(variant.rawValue)\n" + complaints.joined(separator: "\n")))
      // The same would be said again of each other variant.
      if variant == .asWritten { return }
    }
  }

  private static func complaints(about fixture: Fixture, _ variant: FixtureVariant) throws -> [String] {
    let results = fixture.files.map { variant.apply(to: $0) }
    let findings = try FixtureAnalysis.analyze(zip(fixture.files, results).map { ($0.path, $1.bytes) })
    return zip(fixture.files, results).flatMap { file, result in
      FixtureVerdict(
        path: file.path, expectations: result.expectations, findings: findings.filter { $0.path == file.path }
      ).complaints
    }
  }
}
