import Foundation

/// Generated Python functions, run by `lab.py` with the `python3` of the machine.
public struct PythonSubjects: SubjectLanguage {
  public let name = "python"
  public let fileName = "subject.py"
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  public init() {}

  public var model: String { (try? String(contentsOf: Self.folder.appending(path: "lab.yaml"), encoding: .utf8)) ?? "" }

  private static let prelude = [
    "import contextlib",
    "import functools",
    "from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, closing, contextmanager, nullcontext, suppress",
    "from lab import acquire, acquire_later, find, flip, items, items_later, keep, more, release, work, work_later",
    "",
    "",
    "class Broken(ValueError):",
    "    pass",
    "",
    "",
    "TRANSIENT = (KeyError, Broken)",
    "STORE = []",
    "",
    "",
    "class Swallowing:",
    "    def __enter__(self):",
    "        return self",
    "",
    "    def __exit__(self, kind, value, trace):",
    "        return True",
    "",
    "",
    "class Guard:",
    "    def __init__(self, connection):",
    "        self.connection = connection",
    "",
    "    def __enter__(self):",
    "        return self.connection",
    "",
    "    def __exit__(self, kind, value, trace):",
    "        self.connection.close()",
    "        return False",
    "",
    "",
    "@contextmanager",
    "def guarded(connection):",
    "    try:",
    "        yield connection",
    "    finally:",
    "        connection.close()",
    "",
    "",
    "def traced(function):",
    "    @functools.wraps(function)",
    "    def inner(*arguments, **options):",
    "        return function(*arguments, **options)",
    "",
    "    return inner",
    "",
    "",
    "def dispose_all(*connections):",
    "    for connection in connections:",
    "        if connection is not None:",
    "            connection.close()",
    "",
    "",
    "def dispose(connection):",
    "    if connection is not None:",
    "        connection.close()",
    "",
    "",
  ]

  public func missingToolchain() -> String? { Command.exists(["python3", "--version"]) ? nil : "there is no python3" }

  public func generate(name: String, using random: inout RandomSource) -> Subject {
    var generator = PythonGenerator(random: random)
    defer { random = generator.random }
    return generator.subject(name)
  }

  public func render(_ subjects: [Subject]) -> RenderedProgram {
    RenderedProgram(subjects.map(Self.complete), prelude: Self.prelude, tail: nil)
  }

  public func run(_ subjects: [Subject], in directory: URL) throws -> [Truth] {
    let program = render(subjects)
    return try run(subjects.indices, of: subjects, program, in: directory)
  }

  /// Runs some of the program's functions; the lines of the others are left blank, so that line numbers stay.
  private func run(
    _ indices: Range<Int>, of subjects: [Subject], _ program: RenderedProgram, in directory: URL
  ) throws -> [Truth] {
    let file = directory.appending(path: "run.py")
    try Data(program.text(with: Array(program.ranges[indices])).utf8).write(to: file)
    let lab = Self.folder.appending(path: "lab.py").path
    let result = try Command.run(["python3", lab, file.path] + subjects[indices].map(\.name), in: directory)
    guard result.status != 0 else {
      let decoder = JSONDecoder()
      return try result.output.split(separator: "\n").map { try decoder.decode(Truth.self, from: Data($0.utf8)) }
    }
    // A function that breaks a rule of the language's syntax is found by halving.
    if indices.count == 1 {
      let reason = result.errors.split(separator: "\n").last.map(String.init) ?? "does not compile"
      return [.invalid(subjects[indices.lowerBound].name, reason)]
    }
    let middle = (indices.lowerBound + indices.upperBound) / 2
    return try run(indices.lowerBound..<middle, of: subjects, program, in: directory)
      + run(middle..<indices.upperBound, of: subjects, program, in: directory)
  }

  /// No block is empty: the minimiser may have emptied it.
  private static func complete(_ subject: Subject) -> Subject {
    var subject = subject
    subject.body = filled(subject.body)
    subject.parts = subject.parts.isEmpty ? [] : filled(subject.parts)
    return subject
  }

  private static func filled(_ body: [Statement]) -> [Statement] {
    guard !body.isEmpty else { return [.line("pass")] }
    return body.map { statement in
      guard case .compound(let clauses) = statement else { return statement }
      return .compound(
        clauses.map { clause in
          var clause = clause
          clause.body = filled(clause.body)
          return clause
        })
    }
  }
}
