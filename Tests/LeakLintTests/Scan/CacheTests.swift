import Testing

@testable import LeakLint

/// What is kept between runs changes how long a scan takes and nothing that it says.
@Suite struct CacheTests {
  @Test(arguments: SampleProjects.folders) func theSameIsReported(_ name: String) throws {
    let project = try Project(try SampleProjects.copy(ofFolder: name))
    let cold = try project.scan(isCached: false)
    #expect(!cold.lines.isEmpty)
    try project.fill()
    let warm = try project.scan()
    #expect(warm.lines == cold.lines)
    #expect(warm.report == cold.report)
    #expect(warm.parsed == 0)
    #expect(warm.cached == cold.parsed)
  }

  @Test func whatChangedIsReadAgain() throws {
    let directory = try TemporaryDirectory([
      "pyproject.toml": "", "app/__init__.py": "",
      "app/db.py": "import psycopg2\n\n\ndef connect():\n    return psycopg2.connect('')\n",
      "app/use.py": "from app.db import connect\n\n\ndef use():\n    c = connect()\n    return 1\n",
    ])
    let project = try Project(directory)
    try project.fill()
    #expect(try project.scan().lines == ["app/use.py:5: connection-leak"])
    try directory.write("# moved\ndef connect():\n    return None\n", to: "app/db.py")
    #expect(try project.scan().lines == [])
    try directory.write(
      "import psycopg2\n\n\ndef connect():\n    return psycopg2.connect('')\n\n\n\ndef use():\n    connect()\n",
      to: "app/db.py")
    #expect(try project.scan().lines == ["app/db.py:10: connection-leak", "app/use.py:5: connection-leak"])
  }

  /// A file that came to matter since it was looked at is lowered then.
  @Test func whatComesToMatter() throws {
    let directory = try TemporaryDirectory([
      "pyproject.toml": "", "app/__init__.py": "", "app/db.py": "def connect():\n    return None\n",
      "app/use.py": "from app.db import connect\n\n\ndef use():\n    c = connect()\n    return 1\n",
    ])
    let project = try Project(directory)
    try project.fill()
    #expect(try project.scan().lines == [])
    try directory.write("import psycopg2\n\n\ndef connect():\n    return psycopg2.connect('')\n", to: "app/db.py")
    let changed = try project.scan()
    #expect(changed.lines == ["app/use.py:5: connection-leak"])
    try project.fill()
    #expect(try project.scan().lines == changed.lines)
    #expect(try project.scan().parsed == 0)
  }

  /// What was written to so lately that it may be written to again without a trace is not kept.
  @Test func whatIsNotSettledIsNotKept() throws {
    let project = try Project(try SampleProjects.copy(ofFolder: "python-application"))
    _ = try project.scan()
    #expect(try project.scan().cached == 0)
  }

  @Test func modelsOfTheUsersOwnBelongToTheKey() throws {
    let project = try Project(try SampleProjects.copy(ofFolder: "python-application"))
    try project.fill()
    #expect(try project.scan().cached > 0)
    let models = try TemporaryDirectory([
      "own.yaml":
        "library: own\nlanguage: python\nmodules: [own]\nfunctions:\n  own.open: { acquires: { kind: connection, handle: result } }\n"
    ])
    project.models = [models.path.appending("own.yaml")]
    #expect(try project.scan().cached == 0)
  }

  @Test func damagedCachesAreLeftAlone() throws {
    let project = try Project(try SampleProjects.copy(ofFolder: "python-packages"))
    let cold = try project.scan(isCached: false)
    try project.fill()
    let bytes = try project.cacheBytes()
    #expect(bytes.count > 1000)
    for part in 0..<24 {
      var damaged = bytes
      for index in stride(from: part * bytes.count / 24, to: bytes.count, by: 97) { damaged[index] ^= 0x55 }
      try project.replaceCache(with: damaged)
      #expect(try project.scan().lines == cold.lines)
      try project.replaceCache(with: Array(bytes.prefix(part * bytes.count / 24)))
      #expect(try project.scan().lines == cold.lines)
    }
  }

  @Test func commandLine() throws {
    let directory = try SampleProjects.copy(ofFolder: "python-application")
    let plain = try LeakLintCommand.run("scan", "--no-cache", "--cache-dir", "kept", in: directory)
    #expect(!FileSystem.exists(directory.path.appending("kept")))
    let kept = try LeakLintCommand.run("scan", "--cache-dir", "kept/here", "--statistics", in: directory)
    #expect(kept.output == plain.output)
    #expect(kept.errors.contains("files from the cache       0\n"))
    let settings = try LeakLintCommand.run("scan", "--cache-dir", "kept", "--show-settings", in: directory)
    #expect(settings.output.contains("# cache: \(directory.path.string)/kept\n"))
    #expect(try LeakLintCommand.run("scan", "--show-settings", in: directory).output.contains("# cache: none\n"))
    // A file is in the way: the scan does without.
    let blocked = try TemporaryDirectory(["kept": "", "a.py": ""])
    #expect(try LeakLintCommand.run("scan", "--cache-dir", "kept", in: blocked).status == 0)
  }

  /// A project with a cache of its own.
  private final class Project {
    let directory: TemporaryDirectory
    let cache: TemporaryDirectory
    var models: [AbsolutePath] = []

    init(_ directory: TemporaryDirectory) throws {
      self.directory = directory
      cache = try TemporaryDirectory()
    }

    private var settings: Settings {
      var settings = Settings()
      settings.jobs = 2
      settings.models = models
      settings.cacheDirectory = cache.path
      return settings
    }

    private func targets() throws -> ScanTargets {
      try ScanTargets(arguments: [directory.path.string], in: directory.path)
    }

    /// Keeps everything, as a run would that comes somewhat later.
    func fill() throws {
      let targets = try targets()
      let later = FileStamp.now + 60_000_000_000
      let files = SourceFiles(targets, settings)
      let catalogue = try LibraryModels.catalogue(of: files.languages, and: models, namedFrom: directory.path)
      let cache = try #require(LoweringCache(settings, root: targets.root, start: later))
      _ = try files.selected(jobs: 2, from: catalogue, cache: cache)
    }

    func scan(isCached: Bool = true) throws -> (lines: [String], report: [UInt8], parsed: Int, cached: Int) {
      var settings = settings
      if !isCached { settings.cacheDirectory = nil }
      let result = try Analyzer.scan(try targets(), settings)
      return (
        result.findings.map { "\($0.path):\($0.range.line): \($0.rule)" },
        result.render(.text, in: directory.path), result.statistics.parsedFiles, result.statistics.cachedFiles
      )
    }

    private func location() throws -> AbsolutePath {
      cache.path.appending(try #require(FileSystem.entries(of: cache.path).first).name)
    }

    func cacheBytes() throws -> [UInt8] { try FileContents.load(location()) }

    func replaceCache(with bytes: [UInt8]) throws { try AtomicFile.replace(location(), with: bytes) }
  }
}
