import Foundation

@testable import LeakLint

/// A directory of a test's own, gone with it.
final class TemporaryDirectory: Sendable {
  let path: AbsolutePath

  init() throws {
    var template = Array((NSTemporaryDirectory() + "/leaklint-test-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw FileSystem.Failure.last }
    path = FileSystem.resolved(
      AbsolutePath(String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)))
  }

  /// With these files: relative path -> text.
  convenience init(_ files: [String: String]) throws {
    try self.init()
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path.string) }

  func write(_ text: String, to name: String) throws {
    let file = path.appending(name)
    try FileManager.default.createDirectory(atPath: file.parent.string, withIntermediateDirectories: true)
    try AtomicFile.replace(file, with: Array(text.utf8))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try FileContents.load(path.appending(name)), as: UTF8.self)
  }

  func names() throws -> [String] { try FileSystem.entries(of: path).map(\.name) }

  /// Runs git here, with a configuration of its own.
  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let identity = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"]
    let result = try ChildProcess.run("git", ["-C", path.string] + identity + arguments)
    guard result.status == 0 else {
      throw GitRepository.Failure(message: String(decoding: result.errors, as: UTF8.self))
    }
    return String(decoding: result.output, as: UTF8.self)
  }

  func commitAll() throws {
    try git("add", "-A")
    try git("commit", "-qm", "test", "--allow-empty")
  }
}
