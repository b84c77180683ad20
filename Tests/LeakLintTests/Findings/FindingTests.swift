import Testing

@testable import LeakLint

@Suite struct FindingTests {
  private func finding(
    _ rule: String = "a-leak", _ path: String = "x.py", line: UInt32 = 1, severity: Severity = .error,
    exit: UInt32? = nil
  ) -> Finding {
    var finding = Finding(
      rule: rule, severity: severity, confidence: .high, message: "m", path: path,
      range: SourceRange(start: line * 10, end: line * 10 + 5, line: line, column: 1))
    finding.exit = exit.map {
      Finding.Step(path: path, range: SourceRange(start: $0 * 10, end: $0 * 10 + 1, line: $0, column: 1), text: "")
    }
    return finding
  }

  @Test func orderAndDuplicates() {
    let shuffled = [
      finding("b-leak", "z.py"), finding("b-leak", "Z.py"), finding(line: 10), finding(line: 9),
      finding(line: 9, severity: .warning), finding("b-leak", line: 9), finding(line: 9, exit: 4),
    ]
    let expected = FindingOrder.sorted(shuffled)
    #expect(
      expected.map { "\($0.path) \($0.range.line) \($0.rule)" } == [
        "Z.py 1 b-leak", "x.py 9 a-leak", "x.py 9 b-leak", "x.py 10 a-leak", "z.py 1 b-leak",
      ])
    #expect(expected[1].severity == .error)
    #expect(FindingOrder.sorted(shuffled.reversed()) == expected)
  }

  private func fingerprints(_ findings: [Finding], _ lines: [String]) -> [String] {
    var findings = findings
    Fingerprint.fill(&findings) { _, line in lines[Int(line) - 1] }
    return findings.map(\.fingerprint)
  }

  @Test func fingerprintsSurviveMoves() {
    let before = fingerprints([finding(line: 1), finding(line: 2)], ["c = f()", "c = f()"])
    let after = fingerprints([finding(line: 2), finding(line: 3)], ["", "c  =\tf()  ", "c = f()"])
    #expect(before == after)
    #expect(Set(before).count == 2, "the same line twice is two findings")
    #expect(before.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }

  @Test func fingerprintsTellFindingsApart() {
    let lines = ["c = f()", "d = f()"]
    var other = finding(line: 1)
    other.function = "m.g"
    let all = [
      fingerprints([finding(line: 1)], lines), fingerprints([finding(line: 2)], lines),
      fingerprints([finding("b-leak", line: 1)], lines), fingerprints([finding("a-leak", "y.py", line: 1)], lines),
      fingerprints([other], lines),
    ]
    #expect(Set(all).count == all.count)
  }

  /// Baselines of earlier versions stay good: this value must not change.
  @Test func fingerprintsNeverChange() {
    #expect(fingerprints([finding()], ["c = f()"]) == ["d9ff6f18e57a4664e3247af25a8e7526"])
  }

  @Test func baselinesHoldEachFindingOnce() throws {
    var known = finding()
    known.fingerprint = "k"
    var fresh = finding(line: 2)
    fresh.fingerprint = "n"
    let baseline = try Baseline(parsing: Baseline([known]).encoded())
    let divided = baseline.divide([known, known, fresh])
    #expect(divided.known == [known])
    #expect(divided.new == [known, fresh])
    #expect(Baseline([known]).encoded() == Baseline([known]).encoded())
    #expect(!String(decoding: Baseline([known]).encoded(), as: UTF8.self).contains("\"line\""))
  }

  @Test(arguments: ["", "[]", "{\"version\": 2, \"findings\": []}", "not json"])
  func badBaselines(_ text: String) {
    #expect(throws: Baseline.Failure.self) { try Baseline(parsing: Array(text.utf8)) }
  }

  @Test func stretches() {
    var finding = finding(line: 10, exit: 20)
    finding.steps = [
      Finding.Step(path: "other.py", range: SourceRange(start: 0, end: 0, line: 3, column: 1), text: ""),
      Finding.Step(path: "x.py", range: SourceRange(start: 0, end: 0, line: 25, column: 1), text: ""),
    ]
    #expect(finding.stretches.map(\.path) == ["x.py", "other.py"])
    #expect(finding.stretches.map(\.lines) == [10...25, 3...3])
  }

  @Test func spelling() {
    #expect(
      Spelling.hint(for: "conection-leak", among: ["cursor-leak", "connection-leak"])
        == "; did you mean `connection-leak`?")
    #expect(Spelling.hint(for: "Sarif", among: ["sarif"]) == "; did you mean `sarif`?")
    #expect(Spelling.hint(for: "xyzzy", among: ["sarif", "json"]) == "")
    #expect(
      Spelling.hint(for: "conn", among: ["cursor-leak", "connection-leak"]) == "; did you mean `connection-leak`?")
  }
}
