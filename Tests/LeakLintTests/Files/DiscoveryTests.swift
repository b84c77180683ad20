import Foundation
import Testing

@testable import LeakLint

@Suite struct DiscoveryTests {
  private func discover(
    _ arguments: [String], in directory: TemporaryDirectory, standardInput: String? = nil,
    _ options: Discovery.Options = Discovery.Options()
  ) throws -> (reported: [String], context: [String], problems: [Discovery.Problem]) {
    let targets = try ScanTargets(arguments: arguments, standardInput: standardInput, in: directory.path)
    let discovery = Discovery(targets, options)
    return (
      discovery.files.filter(\.isReported).map(\.path), discovery.files.filter { !$0.isReported }.map(\.path),
      discovery.problems
    )
  }

  @Test func walksWithoutGit() throws {
    let directory = try TemporaryDirectory([
      "pyproject.toml": "", "b/two.py": "", "a/one.go": "", "A.swift": "", "stub.pyi": "", "readme.md": "",
      "node_modules/x.py": "", ".venv/lib/y.py": "", "env/pyvenv.cfg": "", "env/lib/z.py": "", "vendor/v.go": "",
      "p/testdata/t.go": "", "p/testdata/t.py": "", "p/_skipped.go": "",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: directory.path.appending("b/loop").string, withDestinationPath: directory.path.string)
    let found = try discover(["."], in: directory)
    #expect(found.reported == ["A.swift", "a/one.go", "b/two.py", "p/testdata/t.py"])
    #expect(found.context.isEmpty)
    #expect(found.problems.isEmpty)
  }

  @Test func argumentsChooseAndTheProjectSuppliesContext() throws {
    let directory = try TemporaryDirectory(["go.mod": "module m", "a/x.go": "", "b/y.go": "", "b/z.go": ""])
    let found = try discover(["b/y.go", "./b/../b/y.go"], in: directory)
    #expect(found.reported == ["b/y.go"])
    #expect(found.context == ["a/x.go", "b/z.go"])
  }

  @Test func aLoneFileHasItsNeighboursForContext() throws {
    let directory = try TemporaryDirectory(["x.py": "", "y.py": "", "deep/z.py": ""])
    let found = try discover(["x.py"], in: directory)
    #expect(found.reported == ["x.py"])
    #expect(found.context == ["y.py"])
  }

  @Test func gitDecidesWhatIsThere() throws {
    let directory = try TemporaryDirectory([
      ".gitignore": "ignored/\n*.tmp.py\n", "tracked.py": "", "ignored/x.py": "", "a.tmp.py": "", "untracked.py": "",
      "vendor/v.go": "", "gone.py": "",
    ])
    try directory.git("init", "-q")
    try directory.git("add", "tracked.py", "vendor", ".gitignore", "gone.py")
    #expect(try discover(["."], in: directory).reported == ["gone.py", "tracked.py", "untracked.py"])
    var options = Discovery.Options()
    options.usesGitignore = false
    #expect(
      try discover(["."], in: directory, options: options).reported == [
        "a.tmp.py", "gone.py", "ignored/x.py", "tracked.py", "untracked.py",
      ])
    // What is named is meant.
    #expect(try discover(["ignored"], in: directory).reported == ["ignored/x.py"])
    #expect(try discover(["ignored/x.py", "vendor"], in: directory).reported == ["ignored/x.py", "vendor/v.go"])
  }

  private func discover(
    _ arguments: [String], in directory: TemporaryDirectory, options: Discovery.Options
  ) throws -> (reported: [String], context: [String], problems: [Discovery.Problem]) {
    try discover(arguments, in: directory, standardInput: nil, options)
  }

  @Test func repositoriesInsideRepositories() throws {
    let directory = try TemporaryDirectory([
      "top.py": "", "inner/in.py": "", "inner/.gitignore": "no.py\n", "inner/no.py": "",
    ])
    try directory.git("init", "-q")
    try directory.git("init", "-q", "inner")
    #expect(try discover(["."], in: directory).reported == ["inner/in.py", "top.py"])
    let inner = try discover(["inner"], in: directory)
    #expect(inner.reported == ["in.py"])
    #expect(inner.context.isEmpty)
  }

  @Test func hooksDoNotBindGitElsewhere() throws {
    let directory = try TemporaryDirectory(["x.py": ""])
    try directory.git("init", "-q")
    // In a process of its own: other tests run git at the same time and would inherit the variable.
    let result = try ChildProcess.run(
      "env", ["GIT_DIR=/nowhere", LeakLintCommand.path, "scan", "--show-files", directory.path.string])
    #expect(result.status == 0)
    #expect(String(decoding: result.output, as: UTF8.self).hasSuffix("x.py\n"))
  }

  @Test func exclusions() throws {
    let directory = try TemporaryDirectory(["setup.py": "", "a/x.py": "", "gen/y.py": ""])
    var options = Discovery.Options()
    options.excludes = [try #require(Glob("gen"))]
    let all = try discover(["."], in: directory, options: options)
    #expect(all.reported == ["a/x.py", "setup.py"])
    #expect(all.context == ["gen/y.py"], "what is excluded still tells what its functions do")
    #expect(try discover(["gen/y.py"], in: directory, options: options).reported == ["gen/y.py"])
    options.forcesExclusions = true
    #expect(try discover(["gen/y.py"], in: directory, options: options).reported.isEmpty)
  }

  @Test func standardInputStandsInForAFile() throws {
    let directory = try TemporaryDirectory(["setup.py": "", "a/x.py": ""])
    #expect(try discover([], in: directory, standardInput: "a/new.py").reported == ["a/new.py"])
    #expect(try discover([], in: directory, standardInput: "a/x.py").reported == ["a/x.py"])
  }

  @Test func scriptsAreKnownByTheirFirstLine() throws {
    let directory = try TemporaryDirectory([
      "tool": "#!/usr/bin/env python3\nx = 1\n", "notes": "hello\n", "types.pyi": "",
    ])
    let found = try discover(["tool", "notes", "types.pyi"], in: directory)
    #expect(found.reported == ["tool"])
    #expect(found.problems == [.notSource(directory.path.appending("notes"))])
  }

  @Test func missingArguments() throws {
    let directory = try TemporaryDirectory()
    let failure = #expect(throws: ScanTargets.Failure.self) {
      try ScanTargets(arguments: ["no/such.py"], in: directory.path)
    }
    #expect(failure?.message == "no/such.py: no such file or directory")
  }

  @Test func severalRepositoriesShareTheDirectoryAbove() throws {
    let directory = try TemporaryDirectory(["one/go.mod": "", "one/a.go": "", "two/go.mod": "", "two/b.go": ""])
    let found = try discover(["one", "two/b.go"], in: directory)
    #expect(found.reported == ["one/a.go", "two/b.go"])
  }
}
