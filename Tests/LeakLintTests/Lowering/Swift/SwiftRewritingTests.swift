import Testing

@testable import LeakLint

/// Syntax that the grammar does not know is rewritten in place.
@Suite struct SwiftRewritingTests {
  static let curable = [
    "let a: Result<Void, Error> = .success(())",
    "func f() { switch x {\ncase .a:\n  ()  // nothing\ndefault: return () } }",
    "let a = b ? () : c()",
    "func f() async { if await x.y { g() } }",
    "func f() async { while a, await x.y { g() } }",
    "func f() async { switch await x.y { case 1: g() default: h() } }",
    "func f() throws { for a in try #require(b) { g(a) } }",
    "func f() { nonisolated(unsafe) var x = 1 }",
    "let a = b(\\._$id)",
    "func f() { do { try g() } catch A.x, A.y { h() } }",
    "func f() { a.sink { g($0) }\n  receiveValue: { h($0) }\n}",
    "g(a, try: 1, await: 2, true: 3)",
    "protocol P { associatedtype X: A, B where X: C }",
    "extension Q { typealias X<T> = Y<T> where T: Z }",
    "func f<A, B>() where A.V? == B.V {}",
    "func f(_ x: __owned Foo) {}",
    "let a = unsafeBitCast(b, to: (@convention(c) (Any) -> Void).self)",
    "@_lifetime(self: copy self)\nfunc f() {}",
    "@available(macOS 14, *)\n#Preview {\n  Foo()\n}",
    "#if A\n@MainActor\n#endif\nclass B {}",
    "func f() { switch x {\n#if A\ncase .a: g()\n#endif\ncase .b: h()\n } }",
    "let a = [\n1,\n#if A\n2,\n#else\n3,\n#endif\n4]",
    "#if A\nfunc f() {\n#else\nfunc g() {\n#endif\nh() }",
    "let a = /^(\\d+) calls with/",
    "func f() { g() ; h() }",
  ]

  @Test(arguments: curable) func rewritten(_ text: String) throws {
    let bytes = Array(text.utf8)
    #expect(try errors(in: bytes) > 0, "the grammar knows this by now")
    let result = try #require(SwiftRewriting.rewrite(bytes))
    #expect(try errors(in: result) == 0, "\(String(decoding: result, as: UTF8.self))")
    #expect(result.count == bytes.count)
    #expect(lineBreaks(result) == lineBreaks(bytes))
  }

  @Test(arguments: [
    "let a = \"f(()) if await x.y {\" // .success(())",
    "let a = #\"\"\"\n  f(()) \"\"\" \\#(b)\n  \"\"\"#",
    "/* f(()) /* catch A, B { */ .success(()) */ let a = 1",
    "let f: () -> Void = { () -> Void in g() }",
    "func f(_ a: (), b: Result<(), Error>) -> () {}",
    "done?()",
    "let a = 1 / b, c = d / 2",
  ]) func leftAlone(_ text: String) { #expect(SwiftRewriting.rewrite(Array(text.utf8)) == nil) }

  /// Bytes that are no Swift must not stop the rewriting, nor be read past their end.
  @Test(arguments: [
    "\"", "\"\\(", "#\"", "/*", "@", "#if", "#if\n#else", "catch", "catch ,", "(", "$", "`", "\"\\(\"\\(\"", "0x",
  ])
  func brokenOff(_ text: String) {
    for tail in ["", " ", "(", ")", "\n", "\""] { _ = SwiftRewriting.rewrite(Array((text + tail).utf8)) }
  }

  private func errors(in bytes: [UInt8]) throws -> Int {
    guard let tree = SyntaxTree<SwiftGrammar>(parsing: bytes) else { throw CancellationError() }
    return tree.syntaxErrors().count
  }

  private func lineBreaks(_ bytes: [UInt8]) -> [Int] { bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") } }
}
