import Testing

@testable import LeakLint

/// Functions that are larger than people write them are analyzed to the end, or counted and left in silence.
@Suite struct LargeFunctionTests {
  private static let statements = 8

  /// 200 branches with eight statements each, around one acquisition.
  private static func large(_ language: Language, leaking: Bool) -> String {
    let branches = 0..<200
    switch language {
    case .python:
      let body = branches.map { branch in
        "        if a[\(branch)]:\n" + (0..<statements).map { "            x\($0) = g(a, \(branch))\n" }.joined()
      }.joined()
      return "import psycopg2\n\n\ndef f(a):\n    conn = psycopg2.connect('')\n    try:\n" + body
        + "        if a[200]:\n            return\n"
        + (leaking
          ? "    except ValueError:\n        return\n    conn.close()\n" : "    finally:\n        conn.close()\n")
    case .go:
      let body = branches.map { branch in
        "\tif a[\(branch)] {\n" + (0..<statements).map { "\t\tg\($0)(a, \(branch))\n" }.joined() + "\t}\n"
      }.joined()
      return "package m\n\nimport \"database/sql\"\n\nfunc f(db *sql.DB, a []bool) error {\n\ttx, err := db.Begin()\n"
        + "\tif err != nil {\n\t\treturn err\n\t}\n" + (leaking ? "" : "\tdefer tx.Rollback()\n") + body
        + "\tif a[200] {\n\t\treturn nil\n\t}\n\treturn tx.Commit()\n}\n"
    case .swift:
      let body = branches.map { branch in
        "  if a[\(branch)] {\n" + (0..<statements).map { "    g\($0)(a, \(branch))\n" }.joined() + "  }\n"
      }.joined()
      return "import SQLite3\n\nfunc f(_ db: OpaquePointer, _ a: [Bool]) {\n  var s: OpaquePointer?\n"
        + "  guard sqlite3_prepare_v2(db, \"SELECT 1\", -1, &s, nil) == SQLITE_OK else { return }\n"
        + (leaking ? "" : "  defer { sqlite3_finalize(s) }\n") + body + "  guard a[200] else { return }\n"
        + (leaking ? "  sqlite3_finalize(s)\n" : "") + "}\n"
    }
  }

  private static func analyze(_ text: String, _ language: Language) throws -> (ProjectAnalysis, findings: [Finding]) {
    let source = SourceText(bytes: Array(text.utf8))
    let file = language.lowering.lower(source, path: "large", module: "large")
    let analysis = ProjectAnalysis.run(files: [file], models: try BuiltinModelFiles.models(for: language))
    return (analysis, ProjectFindings.collect(analysis) { _ in source })
  }

  @Test(arguments: Language.allCases, [true, false])
  func manyBranchesAreFollowedToTheEnd(_ language: Language, _ leaking: Bool) throws {
    let (analysis, findings) = try Self.analyze(Self.large(language, leaking: leaking), language)
    #expect(analysis.statistics.truncated == 0)
    #expect(analysis.statistics.incomplete == 0)
    #expect(findings.map(\.severity) == (leaking ? [.error] : []))
  }

  /// Each conditional `defer` doubles what may be pending; the limit on states stops that.
  @Test func pastTheLimitNothingIsReported() throws {
    let defers = (0..<300).map { "\tif a[\($0)] {\n\t\tdefer g(\($0))\n\t}\n" }.joined()
    let text =
      "package m\n\nimport \"database/sql\"\n\nfunc f(db *sql.DB, a []bool) error {\n\ttx, err := db.Begin()\n"
      + "\tif err != nil {\n\t\treturn err\n\t}\n\(defers)\treturn nil\n}\n"
    let (analysis, findings) = try Self.analyze(text, .go)
    #expect(analysis.statistics.truncated == 1)
    #expect(findings.isEmpty)
  }

  /// What ten thousand tests told is not all remembered, and the function is still analyzed.
  @Test func ladders() throws {
    let text =
      "import psycopg2\n\n\ndef f(a):\n    conn = psycopg2.connect('')\n    if a == -1:\n        return\n"
      + (0..<10_000).map { "    elif a == \($0):\n        b = \($0)\n" }.joined() + "    conn.close()\n"
    let (analysis, findings) = try Self.analyze(text, .python)
    #expect(analysis.statistics.truncated == 0)
    #expect(findings.map(\.severity) == [.error])
  }
}
