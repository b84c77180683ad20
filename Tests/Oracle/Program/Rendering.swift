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
      declare(subject.parts)
      declare([.compound([Clause(subject.head, subject.body, tail: tail)])])
      for index in first - 1..<lines.count {
        lines[index] = Self.withRunOnlyText(lines[index].replacing("NAME", with: subject.name), mark != nil)
      }
      ranges.append(first...lines.count)
      lines.append("")
    }
  }

  /// What stands between « and » is for the runs only.
  private static func withRunOnlyText(_ text: String, _ isRun: Bool) -> String {
    guard text.contains("«") else { return text }
    return isRun ? text.replacing("«", with: "").replacing("»", with: "") : text.replacing(#/«[^»]*»/#, with: "")
  }

  private static func isLoop(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.prefix(2).contains { $0 == "for" || $0 == "while" || $0 == "repeat" }
  }

  /// Functions and types, outside of any function: no statement that a trace tells of.
  private mutating func declare(_ declarations: [Statement]) {
    for declaration in declarations {
      switch declaration {
      case .line(let text): lines.append(margin + text)
      case .compound(let clauses):
        for clause in clauses {
          lines.append(margin + clause.head)
          indentation += 1
          let isType = ["class ", "final class ", "type "].contains { clause.head.hasPrefix($0) }
          if isType { declare(clause.body) } else { append(clause.body) }
          indentation -= 1
          guard let tail = clause.tail else { continue }
          let isReached = !isType && clause.body.fallsOffTheEnd
          lines.append(margin + (isReached ? mark?(lines.count + 1) ?? "" : "") + tail)
          if !isType { statementLines.insert(lines.count) }
        }
      }
    }
  }

  private var margin: String { String(repeating: "    ", count: indentation) }

  private mutating func append(_ statements: [Statement]) {
    for statement in statements {
      switch statement {
      case .line(let text): add(text, isMarked: true)
      case .compound(let clauses):
        for (number, clause) in clauses.enumerated() {
          if number > 0, clauses[number - 1].tail == "}" {
            // `} else {` on the line that closes the block before.
            lines[lines.count - 1] += " " + clause.head
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
    let marked = isMarked && !text.hasPrefix("case ") && !text.hasPrefix("default:")
    // A mark in front of a loop does not tell of its rounds.
    if marked, !isTracedByMarks || !Self.isLoop(text) { statementLines.insert(line) }
    let mark = marked ? mark?(line) ?? "" : ""
    // What jumps to a label comes past the mark behind it; the label of a loop belongs to the loop.
    if let label = text.prefixMatch(of: #/again\d+: /#)?.output {
      lines.append(margin + label + mark + text.dropFirst(label.count))
    } else {
      lines.append(margin + mark + text)
    }
  }
}

extension [Statement] {
  /// Nothing keeps control from the end. A mark behind a return would hide from compilers that it is the last statement.
  fileprivate var fallsOffTheEnd: Bool {
    guard case .line(let text)? = last else { return true }
    return !["return", "panic(", "throw ", "fatalError("].contains { text.hasPrefix($0) }
  }
}
