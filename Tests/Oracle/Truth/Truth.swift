import Foundation

/// What running a function under every schedule has shown.
public struct Truth: Codable, Sendable {
  public var function: String
  /// Schedules run.
  public var runs: Int
  /// Not every schedule was run to its end: what was not seen may still be.
  public var isCut: Bool
  /// Why the function says nothing: it used a null handle, an unbound name, or did not compile.
  public var invalid: String?
  /// The acquisitions that were reached.
  public var sites: [Site]

  public struct Site: Codable, Sendable {
    /// 1-based line of the acquiring call.
    public var line: Int
    /// One for each way in which a schedule left something acquired here unreleased; none when none did.
    public var leaks: [Leak]
    /// There were more than are told.
    public var isTruncated: Bool
    /// Some run left it unreleased behind a call of which callers know no more than that it releases it perhaps: no
    /// leak that must be reported, nor one that must not.
    public var isUncertain: Bool?
  }

  /// A run that leaked.
  public struct Leak: Codable, Sendable {
    /// What each choice was, in words.
    public var schedule: [String]
    /// The 1-based lines that ran, in order.
    public var lines: [Int]
    /// The run ended by an exception or panic.
    public var raised: Bool
  }

  public static func invalid(_ function: String, _ reason: String) -> Truth {
    Truth(function: function, runs: 0, isCut: false, invalid: reason, sites: [])
  }

  /// One truth for each subject, in their order.
  ///
  /// - Parameters:
  ///   - text: what the runs printed, one JSON object a line.
  ///   - broken: subjects that did not compile, with the compiler's words.
  static func decode(_ text: String, of subjects: [Subject], broken: [Int: String]) throws -> [Truth] {
    let decoder = JSONDecoder()
    let truths = try text.split(separator: "\n").map { try decoder.decode(Truth.self, from: Data($0.utf8)) }
    let byName = Dictionary(truths.map { ($0.function, $0) }, uniquingKeysWith: { first, _ in first })
    return subjects.enumerated().map { index, subject in
      byName[subject.name] ?? .invalid(subject.name, broken[index] ?? "did not run")
    }
  }
}
