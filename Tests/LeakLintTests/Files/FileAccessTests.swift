import Foundation
import Testing

@testable import LeakLint

@Suite struct FileAccessTests {
  @Test func readsWhatWasWritten() throws {
    let directory = try TemporaryDirectory()
    let text = String(repeating: "0123456789", count: 30_000)
    try directory.write(text, to: "x")
    #expect(try directory.read("x") == text)
    try directory.write("", to: "x")
    #expect(try directory.read("x") == "")
    #expect(try directory.names() == ["x"], "no temporary file stays behind")
  }

  @Test func refusesWhatIsNoFile() throws {
    let directory = try TemporaryDirectory(["x": "12345"])
    #expect(throws: FileContents.Failure.notRegular) { try FileContents.load(directory.path) }
    #expect(throws: FileContents.Failure.tooLarge(5)) { try FileContents.load(directory.path.appending("x"), limit: 4) }
    let link = directory.path.appending("link")
    try FileManager.default.createSymbolicLink(atPath: link.string, withDestinationPath: "x")
    #expect(throws: FileContents.Failure.isLink) { try FileContents.load(link, followsLink: false) }
    #expect(try FileContents.load(link) == Array("12345".utf8))
    #expect(throws: FileContents.Failure.self) { try FileContents.load(directory.path.appending("none")) }
  }

  @Test func replacingKeepsLinksAndPermissions() throws {
    let directory = try TemporaryDirectory(["x": "old"])
    let file = directory.path.appending("x")
    let link = directory.path.appending("link")
    chmod(file.string, 0o640)
    try FileManager.default.createSymbolicLink(atPath: link.string, withDestinationPath: "x")
    try AtomicFile.replace(link, with: Array("new".utf8))
    #expect(try directory.read("x") == "new")
    var info = stat()
    #expect(lstat(link.string, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(file.string, &info) == 0 && info.st_mode & 0o777 == 0o640)
  }

  @Test func writesIntoNoDirectory() throws {
    let directory = try TemporaryDirectory()
    #expect(throws: FileSystem.Failure(code: ENOENT)) {
      try AtomicFile.replace(directory.path.appending("no/such"), with: [])
    }
  }

  @Test func childrenReportWhatTheyDid() throws {
    let result = try ChildProcess.run("sh", ["-c", "echo out; echo err >&2; echo $A-$B; exit 3"], removing: ["HOME"])
    #expect(result.status == 3)
    #expect(String(decoding: result.output, as: UTF8.self) == "out\n-\n")
    #expect(String(decoding: result.errors, as: UTF8.self) == "err\n")
    #expect(try ChildProcess.run("sh", ["-c", "kill -9 $$"]).status == 128 + 9)
    #expect(throws: FileSystem.Failure.self) { try ChildProcess.run("no-such-program-anywhere", []) }
  }

  @Test func childrenMayWriteMoreThanAPipeHolds() throws {
    let result = try ChildProcess.run("sh", ["-c", "head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2"])
    #expect(result.output.count == 300_000)
    #expect(result.errors.count == 300_000)
  }
}
