import Testing

@testable import LeakLint

/// Lowering survives whatever bytes it is given, in time and stack space that do not grow with the nesting.
@Suite struct GoRobustnessTests {
  private static let depth = 10_000

  private static func function(_ body: String) -> String {
    "package p\nfunc f() {\n\(body)\n}\nfunc last(db *sql.DB) error { return db.Ping() }\n"
  }

  private static func nested(_ open: String, _ middle: String, _ close: String) -> String {
    String(repeating: open, count: depth) + middle + String(repeating: close, count: depth)
  }

  private static let deepBodies: [String] = [
    "x := " + nested("(", "1", ")"), nested("{", "", "}"), nested("if a {", "", "}"), nested("for {", "", "}"),
    "if a {}" + nested(" else if a {}", "", ""), "x := a" + nested(" + a", "", ""), "x := a" + nested(" == a", "", ""),
    "if a" + nested(" && a", "", "") + " {}", "if " + nested("a && (", "a", ")") + " {}",
    "x := a" + nested(".b()", "", ""), "x := " + nested("f(", "1", ")"), "x := " + nested("a[", "1", "]"),
    "x := " + nested("func() { x := ", "1", "}"), nested("func() {", "", "}()"), nested("defer func() {", "", "}()"),
    nested("go func() {", "", "}()"), "x := " + nested("!", "a", ""), "x := " + nested("<-", "a", ""),
    "x := []T" + nested("{", "", "}"), "x := " + nested("T{a: ", "1", "}"), "var x " + nested("[]", "int", ""),
    "var x " + nested("func(", "", ")"), nested("switch { case a: ", "", "}"), nested("select { case <-a: ", "", "}"),
    nested("switch x.(type) { case a: ", "", "}"), "x := a" + nested(".(T)", "", ""),
    "x := \"a\"" + nested(" + \"b\"", "", ""), (0..<depth).map { "L\($0):\n" }.joined() + "a()",
  ]

  @Test(arguments: deepBodies.indices) func deepNesting(index: Int) {
    let file = lower(Self.function(Self.deepBodies[index]))
    #expect(file.functions.contains { file.names[$0.name] == "last" && !$0.traits.contains(.incomplete) })
  }

  @Test func longLists() {
    let bodies = [
      "x := []int{" + String(repeating: "1,", count: 50_000) + "}", String(repeating: "a()\n", count: 20_000),
      "f(" + String(repeating: "a,", count: 20_000) + ")",
      "switch a {" + (0..<5_000).map { "case \($0): b()\n" }.joined() + "}",
      "for {" + (0..<1_000).map { "x\($0) := f(); defer func() { x\($0).Close() }()\n" }.joined() + "}",
    ]
    for body in bodies { #expect(!lower(Self.function(body)).functions.isEmpty) }
  }

  /// Every prefix of a program, and programs with a stretch missing: what an editor sends while somebody types.
  @Test func brokenSource() {
    let source = Array(Self.everything.utf8)
    for end in stride(from: 0, through: source.count, by: 7) {
      _ = GoLowering.lower(SourceText(bytes: Array(source[..<end])), path: "a.go", module: "m")
      let hole = Array(source[..<end]) + Array(source[min(end + 11, source.count)...])
      _ = GoLowering.lower(SourceText(bytes: hole), path: "a.go", module: "m")
    }
  }

  @Test func arbitraryBytes() {
    var state: UInt64 = 1
    let words = [
      "func", "(", ")", "{", "}", "defer", "go", "x", ":=", "=", ",", "if", "switch", "\"", "`", "\n", "type", ".",
    ]
    for _ in 0..<500 {
      var text = "package p\nfunc f() {"
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(state >> 33) % words.count] + " "
      }
      _ = lower(text)
    }
    _ = GoLowering.lower(SourceText(bytes: [0xFF, 0, 0xC3, 0x28, 10, 0x80]), path: "a.go", module: "m")
    _ = GoLowering.lower(SourceText(bytes: []), path: "a.go", module: "m")
  }

  private func lower(_ source: String) -> LoweredFile {
    GoLowering.lower(SourceText(bytes: Array(source.utf8)), path: "a.go", module: "m")
  }

  private static let everything = """
    package shop
    import (
    \t"database/sql"
    \t. "fmt"
    )
    type S[T any] struct { *sql.DB; a, b int; c map[string][]T }
    type I interface { M(a int) (x error); ~int | string }
    const ( A = "x" + "y"; B )
    var v, w = f(), map[string]int{"a": 1, "b": 2}
    func (s *S[T]) M(db *sql.DB, xs ...string) (rows *sql.Rows, err error) {
    \tdefer func(n int) { if r := recover(); r != nil { err = Errorf("%v", r) } }(1)
    outer:
    \tfor i, x := range xs {
    \t\tswitch y := x.(type) { case nil: continue outer; case *sql.Tx, int: use(y); default: break }
    \t\tselect { case v, ok := <-ch: use(v, ok); case ch <- 1: default: }
    \t\tif rows, err := db.Query("SELECT 1", i, &s.a); err != nil && i > 3 || !ok { return nil, err } else if a { goto end }
    \t\tgo func() { s.b++; *p = S[int]{a: 1}; x.y[0], x = <-ch, f[int](x...) }()
    \t}
    end:
    \treturn s.c["a"][1:2], func() error { return nil }()
    }
    """
}
