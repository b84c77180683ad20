/// Where leaklint and the runs of a function differ.
public struct Disagreement: Sendable, CustomStringConvertible {
  public enum Kind: String, Sendable {
    /// Some schedule leaks, leaklint is silent.
    case miss
    /// leaklint reports, no schedule leaks.
    case falseAlarm = "false alarm"
    /// Both say that it leaks, but no leaking schedule takes the path that leaklint shows.
    case path = "path that no schedule takes"
  }

  public var kind: Kind
  public var subject: Subject
  /// The function's text with its line numbers, what the runs showed and what leaklint said.
  public var description: String

  /// - Parameter program: with the lines that the truth and the verdicts speak of.
  static func all(
    _ subjects: [Subject], _ truths: [Truth], _ verdicts: [Verdict], _ program: RenderedProgram
  ) -> [Disagreement] {
    zip(subjects, zip(truths, program.ranges)).flatMap { subject, known in
      let (truth, range) = known
      guard truth.invalid == nil else { return [Disagreement]() }
      let own = verdicts.filter { range.contains($0.line) }
      // An acquisition that no run reaches has no truth.
      return truth.sites.compactMap { site in
        let line = site.line
        let verdict = own.first { $0.line == line }
        let isOrdered = !subject.contains("defer ")
        guard let kind = kind(site, verdict, truth, program, end: range.upperBound, isOrdered: isOrdered) else {
          return nil
        }
        if kind == .miss, isTold(of: site, by: own, truth, program) { return nil }
        let text = range.map { "\($0)\t\(program.lines[$0 - 1])" }.joined(separator: "\n")
        let run = site.leaks.first.map {
          "the run leaks: \($0.schedule.joined(separator: "; ")); lines \($0.lines)\($0.raised ? ", raised" : "")"
        }
        let said = verdict.map { "leaklint: \($0.severity): \($0.message); lines \($0.steps)" }
        return Disagreement(
          kind: kind, subject: subject,
          description: """
            \(kind.rawValue), line \(line) of \(subject.name) (\(truth.runs) runs)
            \(text)
            \(run ?? "no run leaks")
            \(said ?? "leaklint is silent")
            """)
      }
    }
  }

  /// Whether the finding on a connection speaks for the transaction on it: one mistake is reported once.
  private static func isTold(
    of site: Truth.Site, by verdicts: [Verdict], _ truth: Truth, _ program: RenderedProgram
  ) -> Bool {
    guard program.lines[site.line - 1].lowercased().contains(".begin(") else { return false }
    let runs = Set(site.leaks.map(\.schedule))
    return truth.sites.contains { other in
      other.line != site.line && verdicts.contains { $0.line == other.line }
        && (other.isTruncated || runs.isSubset(of: Set(other.leaks.map(\.schedule))))
    }
  }

  /// - Parameters:
  ///   - end: the last line of the function.
  ///   - isOrdered: lines run in the order in which they are traced; deferred calls run later.
  private static func kind(
    _ site: Truth.Site, _ verdict: Verdict?, _ truth: Truth, _ program: RenderedProgram, end: Int,
    isOrdered: Bool
  ) -> Kind? {
    let leaks = site.leaks
    guard let verdict else { return leaks.isEmpty ? nil : .miss }
    let isUncertain = site.isUncertain ?? false
    if leaks.isEmpty { return truth.isCut || isUncertain ? nil : .falseAlarm }
    if site.isTruncated || truth.isCut || isUncertain { return nil }
    // In front of the call of a wrapper leaklint shows where that acquires.
    var steps = Array(verdict.steps.drop { $0 != verdict.line })
    // The exit is the statement that made for it; a `finally` or deferred call may have run since. Where the function
    // ends by itself no statement stands, and the trace shows none.
    let exit = steps.popLast() ?? end
    let hasExit = verdict.message.contains("when the function ends") || !program.statementLines.contains(exit)
    steps = steps.filter(program.statementLines.contains)
    let isTaken = leaks.contains { leak in
      guard hasExit || leak.lines.contains(exit) else { return false }
      return isOrdered ? leak.lines.contains(inOrder: steps) : Set(leak.lines).isSuperset(of: steps)
    }
    return isTaken ? nil : .path
  }
}

extension [Int] {
  /// The steps occur in this order, with anything in between. The same line several times in a row counts once.
  func contains(inOrder steps: [Int]) -> Bool {
    var rest = steps[...]
    var last: Int?
    for line in self {
      while let first = rest.first, first == last { rest.removeFirst() }
      if line == rest.first { rest.removeFirst() }
      last = line
    }
    while let first = rest.first, first == last { rest.removeFirst() }
    return rest.isEmpty
  }
}
