import Foundation
import Testing

@testable import LeakLint

@Suite struct SARIFFormatTests {
  private func run(_ sample: SampleReport) throws -> SARIFDocument.Run {
    try #require(SARIFFormat.document(sample.report).runs.first)
  }

  @Test func theAcquisitionIsThePlace() throws {
    let run = try run(.ordinary)
    let result = try #require(run.results.first)
    let region = try #require(result.locations.first?.physicalLocation.region)
    #expect(result.ruleId == "transaction-leak")
    #expect(run.tool.driver.rules[result.ruleIndex].id == "transaction-leak")
    #expect(result.level == "error")
    #expect([region.startLine, region.startColumn, region.endLine, region.endColumn] == [2, 5, 2, 28])
    #expect(region.snippet?.text == "    cursor.execute(\"BEGIN\")")
    #expect(result.partialFingerprints == ["leaklint/v1": "fp0"])
  }

  @Test func theExitIsLinked() throws {
    let result = try #require(try run(.ordinary).results.first)
    #expect(result.message.text == "the transaction is not ended on return at [line 4](1)")
    let exit = try #require(result.relatedLocations?.first)
    #expect(exit.id == 1)
    #expect(exit.physicalLocation.region?.startLine == 4)
    #expect(exit.message?.text == "returns here")
  }

  @Test func messagesWithoutALineGetALink() throws {
    var sample = SampleReport(["a.py": "c = connect(); d[0](1)\nreturn\n"])
    sample.add(
      "`d[0](1)` leaks beside line 22", path: "a.py", at: "connect()", exit: sample.step("return", in: "a.py", "x"))
    let message = try #require(try run(sample).results.first).message.text
    #expect(message == "`d[0] (1)` leaks beside line 22 (leaves at [line 2](1))")
  }

  @Test func theCodeFlowGoesFromAcquisitionToExit() throws {
    let flow = try #require(try run(.ordinary).results.first?.codeFlows?.first?.threadFlows.first)
    #expect(flow.locations.map(\.location.physicalLocation.region?.startLine) == [2, 3, 4])
    #expect(flow.locations.map(\.location.message?.text) == ["begins here", "`amount < 0` is true", "returns here"])
  }

  @Test func columnsAreUTF16() throws {
    var sample = SampleReport(["a.py": "s = '🙂é'; c = connect()\n"])
    sample.add("m", path: "a.py", at: "connect()")
    let region = try #require(try run(sample).results.first?.locations.first?.physicalLocation.region)
    #expect(region.startColumn == "s = '🙂é'; c = ".utf16.count + 1)
    #expect(region.endColumn == "s = '🙂é'; c = connect()".utf16.count + 1)
  }

  @Test func notesAreKeptForPrograms() throws { #expect(try run(.ordinary).results.map(\.level) == ["error", "note"]) }

  @Test func pathsAreEncoded() throws {
    let path = "a b/größe#1%:2.py"
    var sample = SampleReport([path: "connect()\n"])
    sample.root = AbsolutePath("/my repo")
    sample.add("m", path: path, at: "connect()")
    let run = try run(sample)
    let artifact = try #require(run.results.first?.locations.first?.physicalLocation.artifactLocation)
    #expect(artifact.uri == "a%20b/gr%C3%B6%C3%9Fe%231%25%3A2.py")
    #expect(artifact.uriBaseId == "%SRCROOT%")
    #expect(run.originalUriBaseIds["%SRCROOT%"]?.uri == "file:///my%20repo/")
  }

  @Test func noticesAreNotifications() throws {
    var sample = SampleReport.ordinary
    sample.notices = [Notice(level: .warning, path: "x.py", line: 7, message: "syntax not understood here")]
    #expect(try run(sample).invocations.first?.executionSuccessful == true)
    let notification = try #require(try run(sample).invocations.first?.toolExecutionNotifications.first)
    #expect(notification.level == "warning")
    #expect(notification.locations.first?.physicalLocation.region?.startLine == 7)
    sample.notices = [Notice(level: .error, path: "x.py", message: "cannot be read")]
    #expect(try run(sample).invocations.first?.executionSuccessful == false)
  }

  @Test func rulesHaveHelp() throws {
    for rule in try run(.ordinary).tool.driver.rules {
      #expect(rule.help.markdown.contains("## What it finds"))
      #expect(!rule.help.text.contains("```"))
      #expect(rule.shortDescription.text.hasSuffix("."))
    }
  }

  @Test func theSameBytesEveryTime() throws {
    let bytes = OutputFormat.sarif.render(SampleReport.ordinary.report)
    #expect(bytes == OutputFormat.sarif.render(SampleReport.ordinary.report))
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: NSObject]
    #expect(object?["version"] == "2.1.0" as NSString)
    #expect(String(decoding: bytes.prefix(40), as: UTF8.self).contains("$schema"))
  }
}
