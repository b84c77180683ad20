import Testing

@testable import LeakLint

/// Parsing only what can matter finds what parsing everything finds.
@Suite struct SelectionTests {
  @Test(arguments: SampleProjects.sources.keys.sorted()) func projectsOfTheirOwn(_ name: String) throws {
    let directory = try TemporaryDirectory(try #require(SampleProjects.sources[name]))
    let comparison = try Comparison(directory.path)
    #expect(comparison.selected == comparison.everything)
    #expect(!comparison.everything.isEmpty)
  }

  @Test(arguments: SampleProjects.folders) func projectsOfTheFixtures(_ name: String) throws {
    let directory = try SampleProjects.copy(ofFolder: name)
    let comparison = try Comparison(directory.path)
    #expect(comparison.selected == comparison.everything)
  }

  /// A package that only has a function of the same name is not parsed.
  @Test func namesOfOtherPackages() throws {
    let directory = try TemporaryDirectory(try #require(SampleProjects.sources["functions of packages"]))
    let comparison = try Comparison(directory.path)
    #expect(comparison.parsed.contains("api/named.go"))
    #expect(!comparison.parsed.contains("other/other.go"))
    #expect(!comparison.parsed.contains("other/user.go"))
  }

  /// Trees that `LEAKLINT_TREES` names, separated by colons.
  @Test func treesAtHand() throws {
    for tree in SampleProjects.treesAtHand {
      let comparison = try Comparison(tree)
      #expect(comparison.selected == comparison.everything, "\(tree)")
    }
  }

  /// The findings of both ways, as lines.
  private struct Comparison {
    var selected: [String]
    var everything: [String]
    /// Paths.
    var parsed: Set<String>

    init(_ directory: AbsolutePath) throws {
      let settings = Settings()
      let targets = try ScanTargets(arguments: [directory.string], in: directory)
      let files = SourceFiles(targets, settings)
      let few = try files.selected(jobs: 2, from: ModelCatalogue(files.languages))
      parsed = Set(few.outcomes.compactMap { $0.input?.lowered.path })
      selected = Self.findings(few.outcomes, ProjectAnalysis.run(few.project, models: few.models))
      let all = files.lowered(jobs: 2)
      let models = try LibraryModels.builtin(for: files.languages)
      everything = Self.findings(all, ProjectAnalysis.run(files: all.compactMap(\.input?.lowered), models: models))
    }

    private static func findings(_ outcomes: [SourceFiles.Outcome], _ analysis: ProjectAnalysis) -> [String] {
      let inputs = outcomes.compactMap(\.input)
      let findings = ProjectFindings.collect(analysis) { inputs[$0].source }
      return FindingOrder.sorted(findings).filter { $0.confidence >= .medium }.map {
        "\($0.path):\($0.range.line): \($0.message) [\($0.rule)]"
      }
    }
  }
}
