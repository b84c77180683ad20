import Foundation
import Oracle
import Testing

/// What leaklint says of random functions is what running them under every schedule of outcomes shows.
///
/// A seed and a number make a function: `Scripts/oracle` runs any others.
@Suite(.serialized) struct OracleTests {
  private static let count = 320

  @Test(.enabled(if: PythonSubjects().isRunnable, "there is no python3"))
  func python() throws { try expectAgreement(PythonSubjects(), seed: 1) }

  @Test(.enabled(if: GoSubjects().isRunnable, "there is no go"))
  func go() throws { try expectAgreement(GoSubjects(), seed: 1) }

  @Test(.enabled(if: SwiftSubjects().isRunnable, "there is no swiftc"))
  func swift() throws { try expectAgreement(SwiftSubjects(), seed: 1) }

  private func expectAgreement(_ language: any SubjectLanguage, seed: UInt64) throws {
    let directory = try TemporaryDirectory()
    let run = try OracleRun(
      language, leaklint: LeakLintCommand.path, directory: URL(fileURLWithPath: directory.path.string))
    let report = try run.compare(seed: seed, count: Self.count)
    for disagreement in report.disagreements { Issue.record(Comment(rawValue: disagreement.description)) }
    // Of functions that say nothing, or that all leak or none, agreement would prove nothing.
    #expect(report.compared >= 250)
    #expect(report.leaking >= 100)
    #expect(report.acquisitions - report.leaking >= 30)
  }

  /// A model that is wrong about releases is found out, and told by a function of a few lines.
  @Test(.enabled(if: PythonSubjects().isRunnable, "there is no python3"))
  func disagreementsAreFound() throws {
    let directory = try TemporaryDirectory()
    let run = try OracleRun(
      WrongModel(), leaklint: LeakLintCommand.path, directory: URL(fileURLWithPath: directory.path.string))
    let report = try run.compare(seed: 1, count: 6)
    let first = try #require(report.disagreements.first)
    #expect(first.kind == .falseAlarm)
    #expect(first.description.contains("no run leaks"))
    #expect(first.description.contains("leaklint: "))
    #expect(first.subject.body.count <= 3)
  }

  /// Says that closing a connection does not release it.
  private struct WrongModel: SubjectLanguage {
    private let python = PythonSubjects()
    var name: String { python.name }
    var fileName: String { python.fileName }
    var model: String { python.model.replacing("close: { releases: connection }", with: "close: {}") }

    func missingToolchain() -> String? { python.missingToolchain() }
    func generate(name: String, using random: inout RandomSource) -> Subject {
      python.generate(name: name, using: &random)
    }
    func render(_ subjects: [Subject]) -> RenderedProgram { python.render(subjects) }
    func run(_ subjects: [Subject], in directory: URL) throws -> [Truth] { try python.run(subjects, in: directory) }
  }
}

extension SubjectLanguage {
  fileprivate var isRunnable: Bool { missingToolchain() == nil }
}
