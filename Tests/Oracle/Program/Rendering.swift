/// The source text of subjects, with the lines that belong to each.
public struct RenderedProgram: Sendable {
  public private(set) var lines: [String]
  /// By subject: its lines in the text, 1-based.
  public private(set) var ranges: [ClosedRange<Int>] = []
  /// 1-based lines on which a statement begins that a trace tells of.
  public private(set) var statementLines: Set<Int> = []
  private let mark: (@Sendable (Int) -> String)?
  private let isTracedByMarks: Bool
  private var indentation = 0
  private var name = ""

  /// The text with some of the subjects; the lines of the others are blank, so that line numbers stay.
  ///
  /// - Parameter kept: of ``ranges``.
  public func text(with kept: [ClosedRange<Int>]) -> String {
    var text = lines
    let all = Set(kept)
    for range in ranges where !all.contains(range) {
      for line in range { text[line - 1] = "" }
    }
    return text.joined(separator: "\n") + "\n"
  }

  /// - Parameters:
  ///   - prelude: what the file begins with.
  ///   - tail: the line that closes a function; nil where indentation does.
  ///   - mark: a statement that reports the line it is given, where the language has no other way to trace a run. It
  ///     goes in front of each statement on the same line; the analyzed text is rendered without.
  public init(
    _ subjects: [Subject], prelude: [String], tail: String?, mark: (@Sendable (Int) -> String)? = nil
  ) {
    lines = prelude
    self.mark = mark
    isTracedByMarks = tail != nil
    for subject in subjects {
      let first = lines.count + 1
      name = subject.name
      append(subject.helpers)
      add(subject.head, isMarked: false)
      indentation = 1
      append(subject.body)
      indentation = 0
      if let tail {
        lines.append((subject.body.fallsOffTheEnd ? mark?(lines.count + 1) ?? "" : "") + tail)
        statementLines.insert(lines.count)
      }
      ranges.append(first...lines.count)
      lines.append("")
    }
  }

  /// What labels and declarations begin with, in front of which no statement may stand.
  private static let unmarked = [
    "case ", "default:", "func ", "final class ", "class ", "struct ", "actor ", "enum ", "init(", "deinit", "private ",
    "get {", "set {", "didSet {", "@", "type ", "mutating ", "extension ", "protocol ", "#", "⟪",
  ]

  private static func isLoop(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.prefix(2).contains { $0 == "for" || $0 == "while" || $0 == "repeat" }
  }

  private mutating func append(_ statements: [Statement]) {
    for statement in statements {
      switch statement {
      case .line(let text): add(text, isMarked: true)
      case .compound(let clauses):
        for (number, clause) in clauses.enumerated() {
          if number > 0, clauses[number - 1].tail == "}" {
            // `} else {` on the line that closes the block before.
            lines[lines.count - 1] += " " + written(clause.head)
          } else {
            add(clause.head, isMarked: number == 0)
          }
          indentation += 1
          append(clause.body)
          indentation -= 1
          if let tail = clause.tail { add(tail, isMarked: false) }
        }
      }
    }
  }

  private mutating func add(_ text: String, isMarked: Bool) {
    let line = lines.count + 1
    let marked = isMarked && !Self.unmarked.contains { text.hasPrefix($0) }
    // A mark in front of a loop does not tell of its rounds.
    if marked, !isTracedByMarks || !Self.isLoop(text) { statementLines.insert(line) }
    lines.append(String(repeating: "    ", count: indentation) + (marked ? mark?(line) ?? "" : "") + written(text))
  }

  /// What stands between `⟪` and `⟫` tells the runtime what it has to know, and is not for leaklint.
  private func written(_ text: String) -> String {
    var text = text.replacing("NAME", with: name)
    if mark != nil { return text.replacing("⟪", with: "").replacing("⟫", with: "") }
    while let start = text.firstIndex(of: "⟪"), let end = text[start...].firstIndex(of: "⟫") {
      text.removeSubrange(start...end)
    }
    return text
  }
}

extension [Statement] {
  /// Nothing keeps control from the end. A mark behind a return would hide from compilers that it is the last statement.
  fileprivate var fallsOffTheEnd: Bool {
    guard case .line(let text)? = last else { return true }
    return !["return", "panic(", "throw ", "fatalError("].contains { text.hasPrefix($0) }
  }
}
