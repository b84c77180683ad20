/// The format for people: the line of ``ConciseFormat``, then an excerpt with the acquisition and the leaking exit
/// underlined and the steps between them in words.
///
/// ```
/// app/orders.py:14:5: error: transaction begun here is still open when `pay` returns on line 21 [transaction-leak]
///    |
/// 14 |     cursor.execute("BEGIN")
///    |     ^^^^^^^^^^^^^^^^^^^^^^^ the transaction begins here
/// 19 : `amount < 0` is true
/// 21 |         return refused(), 400
///    |         ^^^^^^^^^^^^^^^^^^^^^ returns without COMMIT or ROLLBACK
/// ```
struct TextFormat {
  private let report: Report
  private let style: TerminalStyle
  private var out = ""

  /// A label that would go further to the right gets a line of its own, in columns.
  private static let preferredWidth = 96

  static func render(_ report: Report, _ style: TerminalStyle) -> String {
    var format = TextFormat(report: report, style: style)
    for finding in report.shownFindings {
      if !format.out.isEmpty { format.out += "\n" }
      format.add(finding)
    }
    return format.out
  }

  private init(report: Report, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  private mutating func add(_ finding: Finding) {
    out += ConciseFormat.line(finding, in: report, style) + "\n"
    let steps = Self.steps(of: finding)
    let acquisition = steps.firstIndex { $0.range == finding.range && $0.path == finding.path }
    let last = steps.count - 1
    let numbers = steps.map { "\($0.range.line)".count }
    let width = numbers.max() ?? 1
    gutter("", "|", width)
    var shown: SourceRange?
    for (index, step) in steps.enumerated() {
      let isShown = index == acquisition || index == last && finding.exit != nil
      if isShown, step.path == finding.path,
        excerpt(step, width, finding.severity, isSameLine: shown?.line == step.range.line)
      {
        shown = step.range
        continue
      }
      words(step, width, isElsewhere: step.path != finding.path)
      shown = nil
    }
  }

  /// With the acquisition and, at the end, the exit, whether or not the path names them.
  private static func steps(of finding: Finding) -> [Finding.Step] {
    var steps = finding.steps
    if !steps.contains(where: { $0.range == finding.range && $0.path == finding.path }) {
      steps.insert(Finding.Step(path: finding.path, range: finding.range, text: ""), at: 0)
    }
    if let exit = finding.exit {
      if let last = steps.last, steps.count > 1, last.range == exit.range, last.path == exit.path {
        steps.removeLast()
      }
      steps.append(exit)
    }
    return steps
  }

  /// - Parameter isSameLine: whether the line of source stands right above already.
  /// - Returns: false where the source is not at hand.
  private mutating func excerpt(
    _ step: Finding.Step, _ width: Int, _ severity: Severity, isSameLine: Bool
  ) -> Bool {
    guard let source = report.sources.firstLine(of: step.range, in: step.path) else { return false }
    let line = ExcerptLine(source.text, covered: source.covered)
    if !isSameLine { gutter("\(step.range.line)", "|", width, line.text) }
    let indentation = String(repeating: " ", count: line.underline.lowerBound)
    let marks = String(repeating: "^", count: line.underline.count)
    let label = TerminalStyle.harmless(step.text)
    if label.isEmpty || line.underline.upperBound + 1 + label.count <= Self.preferredWidth {
      gutter("", "|", width, indentation + style.color(severity, label.isEmpty ? marks : "\(marks) \(label)"))
    } else {
      gutter("", "|", width, indentation + style.color(severity, marks))
      gutter("", "|", width, indentation + style.color(severity, label))
    }
    return true
  }

  private mutating func words(_ step: Finding.Step, _ width: Int, isElsewhere: Bool) {
    let text = TerminalStyle.harmless(step.text)
    if isElsewhere {
      gutter("", ":", width, "\(TerminalStyle.harmless(report.displayed(step.path))):\(step.range.line): \(text)")
    } else {
      gutter("\(step.range.line)", ":", width, text)
    }
  }

  private mutating func gutter(_ number: String, _ mark: String, _ width: Int, _ text: String = "") {
    let padding = String(repeating: " ", count: width - number.count)
    out += style.gutter("\(padding)\(number) \(mark)") + (text.isEmpty ? "" : " " + text) + "\n"
  }
}
