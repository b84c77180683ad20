import Foundation
import Oracle

/// `oracle LANGUAGE [--seed N] [--count M] [--first N] [--no-minimize] --leaklint PATH`: compares leaklint with what running shows.
@main
struct OracleCommand {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    func option(_ name: String) -> String? {
      guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
      defer { arguments.removeSubrange(index...index + 1) }
      return arguments[index + 1]
    }
    func number(_ name: String, default standard: Int) -> Int {
      guard let text = option(name) else { return standard }
      guard let number = Int(text), number >= 0 else { fail("\(name) wants a number from 0, not `\(text)`") }
      return number
    }
    let seed = UInt64(number("--seed", default: 1))
    let first = number("--first", default: 0)
    let count = number("--count", default: 300)
    let leaklint = option("--leaklint")
    let isMinimizing = !arguments.contains("--no-minimize")
    arguments.removeAll { $0 == "--no-minimize" }
    guard let leaklint, arguments.count == 1, let language = languages.first(where: { $0.name == arguments[0] }) else {
      let names = languages.map(\.name).joined(separator: "|")
      fail("usage: Scripts/oracle \(names) [--seed N] [--count N] [--first N] [--no-minimize]")
    }
    if let reason = language.missingToolchain() {
      print("skipped: \(reason)")
      return
    }
    let directory = FileManager.default.temporaryDirectory.appending(path: "leaklint-oracle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let run = try OracleRun(language, leaklint: leaklint, directory: directory)
    var total = OracleRun.Report()
    // In pieces, so that what is found is told soon.
    for start in stride(from: first, to: first + count, by: 250) {
      let report = try run.compare(
        seed: seed, first: start, count: min(250, first + count - start), isMinimizing: isMinimizing)
      for disagreement in report.disagreements { print(disagreement, terminator: "\n\n") }
      total.add(report)
    }
    for reason in total.reasons.sorted() { print("without a verdict: \(reason)") }
    print(total)
    if !total.disagreements.isEmpty { exit(1) }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(2)
  }
}
