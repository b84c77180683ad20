import Foundation

/// Generated Swift functions, compiled together with `lab.swift` by the `swiftc` of the machine.
public struct SwiftSubjects: SubjectLanguage {
  public let name = "swift"
  public let fileName = "subject.swift"
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  public init() {}

  public var model: String { (try? String(contentsOf: Self.folder.appending(path: "lab.yaml"), encoding: .utf8)) ?? "" }

  private static let prelude = [
    "enum LabError: Error { case busy, gone }",
    "",
    "struct OtherError: Error {}",
    "",
    "final class Holder {",
    "    var connection: Connection?",
    "",
    "    init(_ connection: Connection?) { self.connection = connection }",
    "}",
    "",
    "func dispose(_ connection: Connection?) {",
    "    if let connection {",
    "        connection.close()",
    "    }",
    "}",
    "",
    "func refuse() throws(LabError) {",
    "    if flip() {",
    "        throw LabError.busy",
    "    }",
    "}",
    "",
    "func closing<T>(_ connection: Connection, _ body: (Connection) throws -> T) rethrows -> T {",
    "    defer { connection.close() }",
    "    return try body(connection)",
    "}",
    "",
    "func always<T>(_ body: () throws -> T) rethrows -> T { try body() }",
    "",
  ]

  public func missingToolchain() -> String? { Command.exists(["swiftc", "--version"]) ? nil : "there is no swiftc" }

  public func generate(name: String, using random: inout RandomSource) -> Subject {
    var generator = SwiftGenerator(random: random)
    defer { random = generator.random }
    return generator.subject(name)
  }

  public func render(_ subjects: [Subject]) -> RenderedProgram {
    RenderedProgram(subjects, prelude: Self.prelude, tail: "}")
  }

  public func run(_ subjects: [Subject], in directory: URL) throws -> [Truth] {
    let program = RenderedProgram(subjects, prelude: Self.prelude, tail: "}") { "at(\($0)); " }
    let lab = directory.appending(path: "lab.swift")
    try? FileManager.default.removeItem(at: lab)
    try FileManager.default.copyItem(at: Self.folder.appending(path: "lab.swift"), to: lab)

    // What does not compile is left out; the compiler says where it is.
    var broken: [Int: String] = [:]
    var kept = Array(subjects.indices)
    while true {
      kept = subjects.indices.filter { broken[$0] == nil }
      try write(program.text(with: kept.map { program.ranges[$0] }), to: fileName, directory)
      try write(main(kept.map { subjects[$0] }), to: "main.swift", directory)
      let build = try Command.run(
        [
          "swiftc", "-Onone", "-default-isolation", "MainActor", "-o", "subject", "lab.swift",
          fileName, "main.swift",
        ], in: directory)
      // A call of a rethrowing function under `try` throws to leaklint, also where what it is given does not.
      let errors = CompilerErrors.byLine(
        build.errors + build.output, file: fileName, warning: "no calls to throwing functions occur within 'try'")
      if build.status == 0, errors.isEmpty { break }
      let found = errors.compactMap { line, message in
        program.ranges.firstIndex { $0.contains(line) }.map { ($0, message) }
      }.filter { broken[$0.0] == nil }
      guard !found.isEmpty else { throw OracleFailure("swiftc failed: \(build.errors)") }
      for (index, message) in found { broken[index] = message }
    }
    // A run that traps or does not end takes the process with it; it goes on behind that function.
    var output = ""
    var next = 0
    while next < kept.count {
      let result = try Command.run(["./subject", String(next)], in: directory)
      output += result.output
      next += result.output.split(separator: "\n").count
      if result.status != 0, next < kept.count {
        broken[kept[next]] = result.status == 3 ? "does not end" : "traps"
        next += 1
      }
    }
    return try Truth.decode(output, of: subjects, broken: broken)
  }

  private func main(_ subjects: [Subject]) -> String {
    let entries = subjects.map { subject in
      "  Subject(name: \"\(subject.name)\", namesBusy: \(subject.contains("LabError"))) { try await \(subject.name)($0, $1) },\n"
    }
    return "await tell([\n\(entries.joined())])\n"
  }

  private func write(_ text: String, to name: String, _ directory: URL) throws {
    try Data(text.utf8).write(to: directory.appending(path: name))
  }
}
