#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Findings that are known and not to be reported again, as `--write-baseline` stores them.
///
/// Line numbers are left out: the file changes only when findings come or go.
struct Baseline: Codable, Hashable, Sendable {
  private(set) var version = 1
  var findings: [Entry]

  struct Entry: Codable, Hashable, Sendable {
    var fingerprint: String
    /// The rest is for people who read the file.
    var rule: String
    var path: String
    var function: String
    var message: String
  }

  init(_ findings: [Finding]) {
    self.findings = findings.map {
      Entry(fingerprint: $0.fingerprint, rule: $0.rule, path: $0.path, function: $0.function, message: $0.message)
    }
  }

  struct Failure: Error, Sendable {
    let message: String
  }

  init(parsing bytes: [UInt8]) throws(Failure) {
    let parsed: Baseline
    do {
      parsed = try JSONDecoder().decode(Baseline.self, from: Data(bytes))
    } catch {
      throw Failure(message: "not a baseline: expected the JSON that `--write-baseline` writes")
    }
    guard parsed.version == 1 else {
      throw Failure(message: "baseline version \(parsed.version) is not known to this leaklint: write it anew")
    }
    self = parsed
  }

  func encoded() -> [UInt8] { JSONText.encode(self) }

  /// Divides findings into those that are new and those that the baseline holds.
  func divide(_ findings: [Finding]) -> (new: [Finding], known: [Finding]) {
    var left: [String: Int] = [:]
    for entry in self.findings { left[entry.fingerprint, default: 0] += 1 }
    var result: (new: [Finding], known: [Finding]) = ([], [])
    for finding in findings {
      if let count = left[finding.fingerprint], count > 0 {
        left[finding.fingerprint] = count - 1
        result.known.append(finding)
      } else {
        result.new.append(finding)
      }
    }
    return result
  }
}
