import Foundation

/// What leaklint says of an acquisition.
struct Verdict: Sendable {
  var rule: String
  var severity: String
  var message: String
  /// 1-based line of the acquiring call.
  var line: Int
  /// The lines of the path, from the acquisition to the exit.
  var steps: [Int]

  /// The rules that say that something is not released; the others are about other mistakes.
  private static let leakRules: Set = [
    "connection-leak", "transaction-leak", "session-leak", "cursor-leak", "statement-leak", "yield-without-finally",
  ]

  /// Runs leaklint over a file of the directory, as its users do.
  static func all(in file: String, _ directory: URL, leaklint: String) throws -> [Verdict] {
    let result = try Command.run(
      [leaklint, "scan", "--no-cache", "--exit-zero", "--quiet", "--output-format", "json", file], in: directory)
    guard result.status == 0 else { throw OracleFailure("leaklint failed: \(result.errors)") }
    let document = try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
    if let notice = document.notices.first { throw OracleFailure("leaklint says: \(notice.message)") }
    return document.findings.filter { leakRules.contains($0.rule) }.map { finding in
      Verdict(
        rule: finding.rule, severity: finding.severity, message: finding.message, line: finding.location.line,
        steps: finding.steps.map(\.location.line))
    }
  }

  /// Whether some function of the file has more paths than leaklint follows, so that it is silent.
  static func isTruncated(_ file: String, _ directory: URL, leaklint: String) throws -> Bool {
    let words = [leaklint, "scan", "--no-cache", "--exit-zero", "--statistics", "--output-format", "json", file]
    let rows = try Command.run(words, in: directory).errors.split(separator: "\n")
    return rows.contains { $0.hasPrefix("functions truncated") && $0.split(separator: " ").last != "0" }
  }

  private struct Document: Decodable {
    var findings: [Item]
    var notices: [Notice]
  }
  private struct Item: Decodable {
    var rule, severity, message: String
    var location: Location
    var steps: [Step]
  }
  private struct Step: Decodable { var location: Location }
  private struct Location: Decodable { var line: Int }
  private struct Notice: Decodable { var message: String }
}
