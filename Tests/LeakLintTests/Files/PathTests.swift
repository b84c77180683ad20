import Testing

@testable import LeakLint

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b", "/w/a/b"), ("./a//b/", "/w/a/b"), ("../x", "/x"), ("../../../x", "/x"), (".", "/w"), ("/", "/"),
    ("/a/./b/../c", "/a/c"), ("", "/w"),
  ])
  func resolvesLexically(_ path: String, _ expected: String) {
    #expect(AbsolutePath(path, in: AbsolutePath("/w")).string == expected)
  }

  @Test(arguments: [
    ("/w/a/b", "/w", "a/b"), ("/w", "/w", "."), ("/x/y", "/w/a", "../../x/y"), ("/a", "/", "a"), ("/wa", "/w", "../wa"),
  ])
  func relativePaths(_ path: String, _ directory: String, _ expected: String) {
    #expect(AbsolutePath(path).relative(to: AbsolutePath(directory)) == expected)
  }

  @Test func insideMeansWholeComponents() {
    #expect(AbsolutePath("/w/a").isInside(AbsolutePath("/w")))
    #expect(AbsolutePath("/w").isInside(AbsolutePath("/w")))
    #expect(!AbsolutePath("/wa").isInside(AbsolutePath("/w")))
    #expect(AbsolutePath("/w").isInside(.root))
  }

  @Test func commonAncestors() {
    let paths = ["/a/b/c", "/a/b", "/a/x"].map { AbsolutePath($0) }
    #expect(AbsolutePath.commonAncestor(of: paths)?.string == "/a")
    #expect(AbsolutePath.commonAncestor(of: []) == nil)
  }

  @Test(arguments: [
    [UInt8]("plain.py".utf8), [UInt8]("größe/日本/🙂.py".utf8), [0x61, 0xFF, 0x62], [0xC3, 0x28], [0xE2, 0x82], [0x80],
    [0xF0, 0x9F, 0x98], [],
  ])
  func everyPathSurvivesAsText(_ bytes: [UInt8]) {
    #expect(PathText.bytes(PathText.string(bytes)) == bytes)
  }

  @Test func partsOfNames() {
    #expect(PathName.fileExtension("a.b/c") == "")
    #expect(PathName.fileExtension("a/b.tar.gz") == "gz")
    #expect(PathName.fileExtension(".py") == "")
    #expect(PathName.directory("a/b/c.py") == "a/b")
    #expect(PathName.directory("c.py") == "")
    #expect(PathName.last("a/b/") == "")
  }
}
