import Testing

@testable import LeakLint

/// Sources that no person writes must neither crash nor hang.
@Suite struct PythonRobustnessTests {
  private static let levels = 10_000

  private static func repeated(_ text: String, _ count: Int = levels) -> String {
    String(repeating: text, count: count)
  }

  static let deep: [String: String] = [
    "parentheses": "x = " + repeated("(") + "1" + repeated(")"),
    "lists": "x = " + repeated("[") + "1" + repeated("]"),
    "calls": "x = " + repeated("f(") + repeated(")"),
    "sums": "x = " + repeated("a + ") + "a",
    "texts": "x = " + repeated("'a' + ", 1000) + "'a'",
    "conjunctions": "if " + repeated("a() and ") + "a: pass",
    "negations": "x = " + repeated("not ") + "a",
    "chains": "x = a" + repeated(".b()"),
    "elements": "x = a" + repeated("[0]"),
    "ladders": "if a: pass\n" + repeated("elif b: pass\n"),
    "lambdas": "x = " + repeated("lambda: ") + "1",
    "ternaries": "x = " + repeated("a if b else ") + "c",
    "managers": "with " + repeated("a(), ", 1000) + "a(): pass",
    "annotations": "x: " + repeated("List[") + "int" + repeated("]") + " = 3",
    "captures": "match x:\n  case " + repeated("[", 2000) + "a" + repeated("]", 2000) + ": pass",
    "blocks": (0..<300).map { repeated(" ", $0) + "if a:\n" }.joined() + repeated(" ", 300) + "f()\n",
    "functions": (0..<300).map { repeated(" ", $0) + "def f():\n" }.joined() + repeated(" ", 300) + "f()\n",
    "aliases": "A = (A, A)\ntry: f()\nexcept A: pass\n",
    "bytes": String(decoding: (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }, as: UTF8.self),
  ]

  @Test(arguments: deep.keys.sorted()) func deepNestingIsSurvived(_ name: String) throws {
    let source = try #require(Self.deep[name])
    for text in [source, "def f():\n  " + source] {
      let file = PythonLowering.lower(SourceText(bytes: Array(text.utf8)), path: "a.py", module: "a")
      #expect(!file.functions.isEmpty)
    }
  }

  /// Every beginning of an ordinary source is lowered, whatever it breaks off in.
  @Test func brokenOffSourcesAreSurvived() {
    let source = Array(
      """
      import a
      class B(C, metaclass=D):
          x: int = 1
          @deco(1)
          async def f(self, y: "T" = 2, *args, **kw) -> T | None:
              async with a.b() as c, d:
                  try:
                      async for x, *y in await z:
                          yield f"{x!r:>{y}}" "b" % (lambda q: q)
                  except (E, F) as e:
                      raise G from e
                  else:
                      return [i for i in j if k]
                  finally:
                      del x[0], y.z
              match a:
                  case [1, *_] | {"k": v} if (w := v):
                      global g
              x = y if not z else {**a, "b": 1}
      """.utf8)
    for end in stride(from: 0, to: source.count, by: 3) {
      let file = PythonLowering.lower(SourceText(bytes: Array(source[..<end])), path: "a.py", module: "a")
      #expect(!file.functions.isEmpty)
    }
  }
}
