import Testing

@testable import LeakLint

/// What is reported on a file does not hang on which files were asked about: the repository supplies the context.
@Suite struct PartialScanTests {
  @Test(arguments: SampleProjects.sources.keys.sorted()) func projectsOfTheirOwn(_ name: String) throws {
    let directory = try TemporaryDirectory(try #require(SampleProjects.sources[name]))
    try compare(directory.path)
  }

  @Test(arguments: SampleProjects.folders) func projectsOfTheFixtures(_ name: String) throws {
    let directory = try SampleProjects.copy(ofFolder: name)
    // What is around a file is told by the repository.
    try directory.git("init", "-q")
    try compare(directory.path)
  }

  @Test func treesAtHand() throws {
    for tree in SampleProjects.treesAtHand { try compare(tree, withoutFindings: 3) }
  }

  /// Scans the files and their folders one at a time.
  ///
  /// - Parameter withoutFindings: how many files are asked about that have no findings; nil for all.
  private func compare(_ directory: AbsolutePath, withoutFindings: Int? = nil) throws {
    let whole = try scan(directory.string, in: directory)
    let targets = try ScanTargets(arguments: [directory.string], in: directory)
    let files = SourceFiles(targets, Settings()).files.filter(\.isReported)
    let silent = files.filter { whole[$0.path] == nil }
    let step = max(1, silent.count / (withoutFindings ?? silent.count + 1))
    let asked = files.filter { whole[$0.path] != nil } + stride(from: 0, to: silent.count, by: step).map { silent[$0] }
    // Without a repository or a project's file nothing tells how far the context of a file reaches.
    guard let first = asked.first,
      try ScanTargets(arguments: [first.location.string], in: directory).root == targets.root
    else { return }
    for file in asked {
      let part = try scan(file.location.string, in: directory)
      #expect(part == whole.filter { $0.key == file.path }, "\(file.path)")
    }
    for folder in Set(asked.map(\.location.parent)).sorted(by: { $0.string < $1.string }) {
      let inside = Set(files.filter { $0.location.isInside(folder) }.map(\.path))
      let part = try scan(folder.string, in: directory)
      #expect(part == whole.filter { inside.contains($0.key) }, "\(folder.string)")
    }
  }

  /// By path: the findings as lines.
  private func scan(_ argument: String, in directory: AbsolutePath) throws -> [String: [String]] {
    var settings = Settings()
    settings.jobs = 2
    let result = try Analyzer.scan(try ScanTargets(arguments: [argument], in: directory), settings)
    let lines = result.findings.map { ($0.path, "\($0.range.line): \($0.message) [\($0.rule)] \($0.confidence)") }
    return Dictionary(grouping: lines, by: \.0).mapValues { $0.map(\.1) }
  }
}
