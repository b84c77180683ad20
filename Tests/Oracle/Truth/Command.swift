import Foundation

/// Another program, run to its end.
enum Command {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// - Parameter words: the program, by path or looked up in `PATH`, and its arguments.
  static func run(_ words: [String], in directory: URL) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = directory
    process.standardInput = FileHandle.nullDevice
    // Into files: no pipe can fill up.
    let log = directory.appendingPathComponent("output-\(UUID().uuidString)")
    let (output, errors) = (log.appendingPathExtension("out"), log.appendingPathExtension("err"))
    for file in [output, errors] { try Data().write(to: file) }
    defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// The program is there and runs.
  static func exists(_ words: [String]) -> Bool {
    (try? run(words, in: FileManager.default.temporaryDirectory).status) == 0
  }
}

public struct OracleFailure: Error, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }
}
