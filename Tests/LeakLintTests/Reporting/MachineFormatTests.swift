import Foundation
import Testing

@testable import LeakLint

@Suite struct MachineFormatTests {
  private struct Document: Decodable {
    var version, root: String
    var findings: [Item]
    var notices: [Item.Notice]

    struct Item: Decodable {
      var rule, severity, confidence, message, function, fingerprint: String
      var location: Location
      var exit: Step?
      var steps: [Step]

      struct Location: Decodable, Equatable {
        var path: String
        var line, column, endColumn, startOffset, endOffset: Int
      }

      struct Step: Decodable {
        var location: Location
        var message: String
      }

      struct Notice: Decodable {
        var level, path, message: String
        var line: Int?
      }
    }
  }

  @Test func json() throws {
    var sample = SampleReport.ordinary
    sample.notices = [Notice(level: .warning, path: "x.py", message: "skipped")]
    let document = try JSONDecoder().decode(Document.self, from: Data(sample.text(.json).utf8))
    #expect(document.version == "9.9.9")
    #expect(document.root == "/repo")
    let finding = try #require(document.findings.first)
    #expect(finding.rule == "transaction-leak")
    #expect(finding.confidence == "high")
    #expect(
      finding.location
        == Document.Item.Location(
          path: "app/orders.py", line: 2, column: 5, endColumn: 28, startOffset: 29, endOffset: 52))
    #expect(finding.exit?.location.line == 4)
    #expect(finding.steps.map(\.message) == ["begins here", "`amount < 0` is true", "returns here"])
    #expect(document.findings.map(\.severity) == ["error", "note"])
    #expect(document.notices.first?.message == "skipped")
    #expect(sample.text(.json).hasSuffix("}\n"))
  }

  @Test func jsonWithoutFindings() {
    #expect(SampleReport([:]).text(.json).contains("\"findings\" : [\n\n  ]"))
  }

  @Test func gitHub() {
    var sample = SampleReport(["a,b:c.py": "connect()\n"])
    sample.add("100%\nof it", severity: .warning, path: "a,b:c.py", at: "connect()")
    sample.add("note", severity: .note, path: "a,b:c.py", at: "connect()")
    #expect(
      sample.text(.github)
        == "::warning file=a%2Cb%3Ac.py,line=1,col=1,endLine=1,endColumn=10,title=leaklint connection-leak::100%25%0Aof it\n"
    )
    sample.minimumSeverity = .note
    #expect(sample.text(.github).contains("\n::notice file="))
  }

  @Test func gitHubNamesTheExit() {
    #expect(SampleReport.ordinary.text(.github).hasSuffix("on return at line 4%0Aline 4: returns here\n"))
  }

  private struct Issue: Decodable {
    var description, checkName, fingerprint, severity: String
    var location: Location

    private enum CodingKeys: String, CodingKey {
      case description, fingerprint, severity, location
      case checkName = "check_name"
    }

    struct Location: Decodable {
      var path: String
      var lines: [String: Int]
    }
  }

  @Test func gitLab() throws {
    let issues = try JSONDecoder().decode([Issue].self, from: Data(SampleReport.ordinary.text(.gitlab).utf8))
    #expect(issues.map(\.severity) == ["major", "info"])
    #expect(issues.first?.checkName == "transaction-leak")
    #expect(issues.first?.location.lines == ["begin": 2])
    #expect(issues.map(\.fingerprint) == ["fp0", "fp1"])
    #expect(try JSONDecoder().decode([Issue].self, from: Data(SampleReport([:]).text(.gitlab).utf8)).isEmpty)
  }

  @Test func jUnit() throws {
    var sample = SampleReport(["a<b>.py": "connect()\n"])
    sample.add("\"quoted\" & <odd> \u{01}", path: "a<b>.py", at: "connect()")
    let text = sample.text(.junit)
    #expect(text.contains("<testsuite name=\"a&lt;b&gt;.py\" tests=\"1\" failures=\"1\">"))
    #expect(text.contains("message=\"&quot;quoted&quot; &amp; &lt;odd&gt; \u{FFFD}\""))
  }

  @Test func jUnitWithoutFindings() {
    let text = SampleReport([:]).text(.junit)
    #expect(text.contains("<testsuites name=\"leaklint\" tests=\"1\" failures=\"0\">"))
    #expect(text.contains("<testcase name=\"no leaks found\""))
  }

  @Test(arguments: OutputFormat.allCases)
  func formatsEndTheirLastLine(_ format: OutputFormat) {
    #expect(SampleReport.ordinary.text(format).hasSuffix("\n"))
    #expect(!SampleReport.ordinary.text(format).hasSuffix("\n\n"))
  }
}
