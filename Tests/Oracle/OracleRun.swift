import Foundation

/// Generates functions, runs them under every schedule of outcomes, and compares what happened with what leaklint says.
public struct OracleRun {
  public struct Report: Sendable, CustomStringConvertible {
    /// Functions whose truth is known.
    public var compared = 0
    /// Functions that used a null handle or an unbound name in some schedule, or did not compile.
    public var invalid = 0
    /// Acquisitions compared, and those of them that some schedule leaks.
    public var acquisitions = 0
    public var leaking = 0
    /// Acquisitions that leaklint says nothing of since their function has more paths than it follows.
    public var truncated = 0
    public var disagreements: [Disagreement] = []
    /// Reasons of invalid functions, each once.
    public var reasons: Set<String> = []

    public init() {}

    public mutating func add(_ other: Report) {
      compared += other.compared
      invalid += other.invalid
      acquisitions += other.acquisitions
      leaking += other.leaking
      truncated += other.truncated
      disagreements += other.disagreements
      reasons.formUnion(other.reasons)
    }

    public var description: String {
      """
      \(compared) functions compared, \(invalid) without a verdict; \(acquisitions) acquisitions, \(leaking) leak, \
      \(truncated) in functions with too many paths; \
      \(disagreements.count) disagreements
      """
    }
  }

  /// Disagreements of one comparison that are worth the time; of a broken analysis there are hundreds.
  private static let minimized = 10

  private let language: any SubjectLanguage
  /// The path of the program.
  private let leaklint: String
  private let directory: URL
  /// What leaklint sees, and where the functions are run: apart, so that it does not see the runtime.
  private var analyzed: URL { directory.appending(path: "analyzed") }
  private var executed: URL { directory.appending(path: "executed") }

  /// - Parameter directory: a scratch directory, which the run fills.
  public init(_ language: any SubjectLanguage, leaklint: String, directory: URL) throws {
    self.language = language
    self.leaklint = leaklint
    self.directory = directory
    for part in [analyzed, executed] {
      try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
    }
    try write("models: [lab.yaml]\n", to: "leaklint.yml")
    try write(language.model, to: "lab.yaml")
  }

  /// - Parameters:
  ///   - first: the number of the first function; function n of a seed is always the same.
  ///   - isMinimizing: disagreements are told of the smallest function that has them.
  public func compare(seed: UInt64, first: Int = 0, count: Int, isMinimizing: Bool = true) throws -> Report {
    let subjects = (first..<first + count).map { number in
      var random = RandomSource(seed: seed &* 0x1_0000_0001 &+ UInt64(number))
      return language.generate(name: "f\(number)", using: &random)
    }
    var report = try compare(subjects)
    guard isMinimizing else { return report }
    report.disagreements =
      try report.disagreements.prefix(Self.minimized).map(minimized) + report.disagreements.dropFirst(Self.minimized)
    return report
  }

  private func minimized(_ disagreement: Disagreement) throws -> Disagreement {
    let smallest = try Minimizer.minimize(disagreement.subject) { candidates in
      let named = candidates.enumerated().map { number, candidate in
        var copy = candidate
        copy.name = "\(disagreement.subject.name)_\(number)"
        return copy
      }
      let found = try compare(named).disagreements.filter { $0.kind == disagreement.kind }
      let names = Set(found.map(\.subject.name))
      return named.map { names.contains($0.name) }
    }
    return try compare([smallest]).disagreements.first { $0.kind == disagreement.kind } ?? disagreement
  }

  private func compare(_ subjects: [Subject]) throws -> Report {
    let truths = try language.run(subjects, in: executed)
    let program = language.render(subjects)
    // What does not compile must not keep leaklint from understanding the rest.
    let valid = zip(truths, program.ranges).filter { $0.0.invalid == nil }.map(\.1)
    try write(program.text(with: valid), to: language.fileName)
    let verdicts = try Verdict.all(in: language.fileName, analyzed, leaklint: leaklint)
    var report = Report()
    for truth in truths {
      guard truth.invalid == nil else {
        report.invalid += 1
        report.reasons.insert(truth.invalid ?? "")
        continue
      }
      report.compared += 1
      report.acquisitions += truth.sites.count
      report.leaking += truth.sites.count { !$0.leaks.isEmpty }
    }
    for disagreement in Disagreement.all(subjects, truths, verdicts, program) {
      if disagreement.kind == .miss, try isTruncated(disagreement.subject) {
        report.truncated += 1
      } else {
        report.disagreements.append(disagreement)
      }
    }
    return report
  }

  private func isTruncated(_ subject: Subject) throws -> Bool {
    let program = language.render([subject])
    try write(program.text(with: program.ranges), to: language.fileName)
    return try Verdict.isTruncated(language.fileName, analyzed, leaklint: leaklint)
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: analyzed.appending(path: name))
  }
}
