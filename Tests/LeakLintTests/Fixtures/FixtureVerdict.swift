@testable import LeakLint

/// Where an analysis and the expectations of a file differ.
struct FixtureVerdict {
  /// For people: file, line, expected, got. Empty if all is as expected.
  private(set) var complaints: [String] = []

  private let path: String
  private var findings: [Finding]

  init(path: String, expectations: [Expectation], findings: [Finding]) {
    self.path = path
    self.findings = findings
    let leaks = expectations.compactMap { expectation -> (Expectation, Expectation.Leak)? in
      if case .leak(let leak) = expectation.kind { (expectation, leak) } else { nil }
    }
    // Those that are expected to hold take their findings first; a todo must not take what another expectation is due.
    for (expectation, leak) in leaks where !expectation.isTodo { check(expectation, leak) }
    for (expectation, leak) in leaks where expectation.isTodo { checkTodo(expectation, leak) }
    for expectation in expectations where expectation.kind == .ok && expectation.isTodo { checkTodoOK(expectation) }
    for finding in self.findings {
      complain(finding.line, "unexpected \(finding.severity) [\(finding.rule)]", got: [finding])
    }
  }

  private mutating func check(_ expectation: Expectation, _ leak: Expectation.Leak) {
    if let index = findings.firstIndex(where: { leak.isMet(by: $0, on: expectation.line) }) {
      findings.remove(at: index)
      return
    }
    let near = findings.filter { $0.line == expectation.line && $0.rule == leak.rule }
    findings.removeAll { near.contains($0) }
    complain(expectation.line, "expected \(leak.description)", got: near)
  }

  private mutating func checkTodo(_ expectation: Expectation, _ leak: Expectation.Leak) {
    let isMet = findings.contains { leak.isMet(by: $0, on: expectation.line) }
    findings.removeAll { $0.line == expectation.line && $0.rule == leak.rule }
    if isMet { complain(expectation.line, "\(leak.description) is found now: remove the todo", got: []) }
  }

  private mutating func checkTodoOK(_ expectation: Expectation) {
    let count = findings.count
    findings.removeAll { $0.line == expectation.line }
    if findings.count == count { complain(expectation.line, "silent now: remove the todo", got: []) }
  }

  private mutating func complain(_ line: Int, _ what: String, got: [Finding]) {
    complaints.append("\(path):\(line): \(what)")
    for finding in got {
      var text = "    got \(finding.severity): \(finding.message) [\(finding.rule)]"
      if let exit = finding.exit { text += " <- line \(exit.range.line)" }
      complaints.append(text)
      for step in finding.steps { complaints.append("      line \(step.range.line): \(step.text)") }
    }
    if got.isEmpty, what.hasPrefix("expected") { complaints.append("    got nothing there") }
  }
}

extension Expectation.Leak {
  func isMet(by finding: Finding, on line: Int) -> Bool {
    finding.line == line && finding.rule == rule
      && (severity.map { $0 == finding.severity } ?? true)
      && (message.map { finding.message.contains($0) } ?? true)
      && (exit.map { Int(finding.exit?.range.line ?? 0) == $0 } ?? true)
  }

  var description: String {
    var text = severity.map { "\($0) " } ?? ""
    text += "[\(rule)]"
    if let message { text += " \"\(message)\"" }
    if let exit { text += " <- line \(exit)" }
    return text
  }
}

extension Finding {
  /// 1-based.
  fileprivate var line: Int { Int(range.line) }
}
