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
    for (index, step) in steps.enumerated() {
      let isShown = index == acquisition || index == last && finding.exit != nil
      if isShown, step.path == finding.path, excerpt(step, width, finding.severity) { continue }
      words(step, width, isElsewhere: step.path != finding.path)
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

  /// - Returns: false where the source is not at hand.
  private mutating func excerpt(_ step: Finding.Step, _ width: Int, _ severity: Severity) -> Bool {
    guard let source = report.sources.firstLine(of: step.range, in: step.path) else { return false }
    let line = ExcerptLine(source.text, covered: source.covered)
    gutter("\(step.range.line)", "|", width, line.text)
    let marks = String(repeating: "^", count: line.underline.count)
    let label = step.text.isEmpty ? "" : " " + TerminalStyle.harmless(step.text)
    gutter(
      "", "|", width,
      String(repeating: " ", count: line.underline.lowerBound) + style.color(severity, marks + label))
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
