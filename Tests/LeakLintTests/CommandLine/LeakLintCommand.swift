import Foundation

@testable import LeakLint

/// The built program, run as its users run it.
struct LeakLintCommand {
  var status: Int32
  var output: String
  var errors: String

  /// Beside the test bundle, wherever the package was built.
  static let path: String = {
    let bundle = ProcessInfo.processInfo.arguments.first { $0.contains(".xctest") }
    let directory = bundle.map { String($0[..<($0.firstRange(of: ".xctest")?.lowerBound ?? $0.endIndex)]) }
      .map { AbsolutePath($0, in: FileSystem.currentDirectory()).parent.string }
    let candidates = [directory, FileSystem.currentDirectory().appending(".build/debug").string].compactMap { $0 }
    return candidates.map { "\($0)/leaklint" }.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "leaklint"
  }()

  static func run(
    _ arguments: String..., in directory: TemporaryDirectory, input: String = ""
  ) throws -> LeakLintCommand {
    try run(list: arguments, in: directory, input: input)
  }

  static func run(
    list arguments: [String], in directory: TemporaryDirectory, input: String = ""
  ) throws -> LeakLintCommand {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory.path.string)
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
    let (stdin, stdout) = (Pipe(), Pipe())
    // Into a file, so that one pipe is read at a time.
    let errorFile = try TemporaryDirectory(["errors": ""])
    let errorHandle = FileHandle(forWritingAtPath: errorFile.path.appending("errors").string)
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = errorHandle
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return LeakLintCommand(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: try errorFile.read("errors"))
  }
}
