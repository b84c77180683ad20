import Foundation
import Testing

@testable import LeakLint

/// One file with expectations, or the files of one project, analyzed together.
struct Fixture: Sendable, CustomTestStringConvertible {
  struct File: Sendable {
    /// Relative to the fixture's root.
    var path: String
    var language: Language
    var lines: [String]
    var expectations: [Expectation]
  }

  /// Relative to Tests/Fixtures.
  var name: String
  var files: [File]

  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  /// Every fixture, sorted by name. What cannot be read becomes a fixture without files, which the tests refuse.
  /// `LEAKLINT_FIXTURES` limits them to names that contain its value.
  static let all: [Fixture] = {
    let filter = ProcessInfo.processInfo.environment["LEAKLINT_FIXTURES"] ?? ""
    var fixtures: [Fixture] = []
    for language in Language.allCases {
      for path in sources(below: language.rawValue) {
        fixtures.append(Fixture(name: path, paths: [path], root: folder))
      }
    }
    for project in children(of: "projects") {
      let root = folder.appending(path: "projects/\(project)")
      let paths = sources(below: "projects/\(project)").map { String($0.dropFirst("projects/\(project)/".count)) }
      fixtures.append(Fixture(name: "projects/\(project)", paths: paths, root: root))
    }
    return filter.isEmpty ? fixtures : fixtures.filter { $0.name.contains(filter) }
  }()

  private init(name: String, paths: [String], root: URL) {
    self.name = name
    files = paths.compactMap { path in
      guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else { return nil }
      return try? File(path: path, text: text)
    }
    if files.count != paths.count { files = [] }
  }

  private static func children(of path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path())) ?? []).sorted()
  }

  private static func sources(below path: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: path).path())) ?? []
    return names.filter { Language(path: $0) != nil }.sorted().map { "\(path)/\($0)" }
  }
}

extension Fixture.File {
  init(path: String, text: String) throws(MalformedExpectation) {
    let language = Language(path: path) ?? .python
    self.path = path
    self.language = language
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    expectations = []
    for (index, line) in lines.enumerated() {
      expectations += try Expectation.parse(line, line: index + 1, language: language)
    }
  }
}

extension Language {
  /// By the file name's extension; nil if it is source of none.
  init?(path: String) {
    switch path {
    case _ where path.hasSuffix(".py"): self = .python
    case _ where path.hasSuffix(".go"): self = .go
    case _ where path.hasSuffix(".swift"): self = .swift
    default: return nil
    }
  }
}
