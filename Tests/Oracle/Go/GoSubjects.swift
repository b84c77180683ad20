import Foundation

/// Generated Go functions, run by `lab.go` with the `go` of the machine.
public struct GoSubjects: SubjectLanguage {
  public let name = "go"
  public let fileName = "subject.go"
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  public init() {}

  public var model: String { (try? String(contentsOf: Self.folder.appending(path: "lab.yaml"), encoding: .utf8)) ?? "" }

  private static let prelude = [
    "package main",
    "",
    "import (",
    "    \"errors\"",
    "    \"sync\"",
    "    \"subject/lab\"",
    ")",
    "",
    "var _ = errors.Is",
    "var _ sync.WaitGroup",
    "var store []*lab.Conn",
    "",
    "type holder struct{ Conn *lab.Conn }",
    "",
    "func disposeAll(all ...*lab.Conn) {",
    "    for _, c := range all {",
    "        dispose(c)",
    "    }",
    "}",
    "",
    "func dispose(c *lab.Conn) {",
    "    if c != nil {",
    "        c.Close()",
    "    }",
    "}",
    "",
  ]

  public func missingToolchain() -> String? { Command.exists(["go", "version"]) ? nil : "there is no go" }

  public func generate(name: String, using random: inout RandomSource) -> Subject {
    var generator = GoGenerator(random: random)
    defer { random = generator.random }
    return generator.subject(name)
  }

  public func render(_ subjects: [Subject]) -> RenderedProgram {
    RenderedProgram(subjects, prelude: Self.prelude, tail: "}")
  }

  public func run(_ subjects: [Subject], in directory: URL) throws -> [Truth] {
    let program = RenderedProgram(subjects, prelude: Self.prelude, tail: "}") { "lab.At(\($0)); " }
    let lab = directory.appending(path: "lab")
    try FileManager.default.createDirectory(at: lab, withIntermediateDirectories: true)
    try? FileManager.default.removeItem(at: lab.appending(path: "lab.go"))
    try FileManager.default.copyItem(at: Self.folder.appending(path: "lab.go"), to: lab.appending(path: "lab.go"))
    try write("module subject\n\ngo 1.19\n", to: "go.mod", directory)

    // What does not compile is left out; the compiler says where it is.
    var broken: [Int: String] = [:]
    while true {
      let kept = subjects.indices.filter { broken[$0] == nil }
      try write(program.text(with: kept.map { program.ranges[$0] }), to: fileName, directory)
      try write(main(kept.map { subjects[$0] }), to: "main.go", directory)
      let build = try Command.run(["go", "build", "-gcflags=-e", "-o", "subject", "."], in: directory)
      if build.status == 0 { break }
      let errors = CompilerErrors.byLine(build.errors + build.output, file: fileName)
      let found = errors.compactMap { line, message in
        program.ranges.firstIndex { $0.contains(line) }.map { ($0, message) }
      }.filter { broken[$0.0] == nil }
      guard !found.isEmpty else { throw OracleFailure("go build failed: \(build.errors)") }
      for (index, message) in found { broken[index] = message }
    }
    let result = try Command.run(["./subject"], in: directory)
    guard result.status == 0 else { throw OracleFailure("the subjects failed: \(result.errors)") }
    return try Truth.decode(result.output, of: subjects, broken: broken)
  }

  private func main(_ subjects: [Subject]) -> String {
    let entries = subjects.map { subject in
      let parts = Self.functions(of: subject).map { "{\"\($0.name)\", \($0.value)}" }.joined(separator: ", ")
      return "    {\"\(subject.name)\", \(subject.name), \(subject.contains("ErrBusy")), []lab.Part{\(parts)}},\n"
    }
    return """
      package main

      import "subject/lab"

      func main() {
          lab.Run([]lab.Function{
      \(entries.joined())    }, func() any {
              kept := store
              store = nil
              return kept
          })
      }

      """
  }

  /// The functions among the parts of a subject, and expressions for them.
  private static func functions(of subject: Subject) -> [(name: String, value: String)] {
    subject.parts.compactMap { part -> (name: String, value: String)? in
      guard case .compound(let clauses) = part, let head = clauses.first?.head, head.hasPrefix("func NAME_") else {
        return nil
      }
      let name = String(head.dropFirst("func ".count).prefix { $0 != "(" && $0 != "[" })
        .replacing("NAME", with: subject.name)
      return (name, name + (head.contains("[T any]") ? "[int]" : ""))
    }
  }

  private func write(_ text: String, to name: String, _ directory: URL) throws {
    try Data(text.utf8).write(to: directory.appending(path: name))
  }
}
