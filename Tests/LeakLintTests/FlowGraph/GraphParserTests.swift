import Testing

@testable import LeakLint

/// What ``GraphPrinter`` prints is read back as what it was.
@Suite struct GraphParserTests {
  @Test func everyInstructionSurvives() throws {
    try expectSame(
      """
      fn0 app.view(conn: psycopg2.extensions.connection, limit, _ rest, receiver self: app.Service) -> (str, error) method generator async  @3
        name handler
        member of app.Service
        decorator flask.Flask.route
        var cursor: psycopg2.extensions.cursor shared
        var %2: str
        b0 !b4:
          %1 = call conn.cursor()  @4:9 throws
          cursor = %1  @4:5
          %2 = call <"a b">.run(cursor, key: &limit, *rest, **rest, trailing fn1, "BEGIN", "x"...)  @4:5 throws awaited
          self.pool["k"] = {[0]: cursor, name: 12, ["k"]: -1}  @5:1
          cursor#2 = next %1  @6:1 throws
          %3 = yield cursor#2 in conn, cursor
          %4 = suspend %3  @7:1 throws
          escape cursor stored
          forget cursor
          maythrow
          unknown "strange ("
          defer b5(!deferred = cursor, `other` = other)
          branch not related("<", limit, 3) b1 b2  @8:8
        b1:
          return %1, null  @9:3
        b2:
          choose b3 b4
        b3 entry:
          raise ValueError  @10:2
        b4:
          branch caught(ValueError, "a b") b6 b7
        b5:
          jump b4
        b6:
          raise
        b7:
          rundeferred b8
        b8:
          unreachable

      fn1 app.view.lambda(x) closure  @4
        inside fn0
        capture ^conn = conn
        capture ^x = x
        b0:
          %1 = call ^conn=fn0(?)  @5:1 constructor
          branch isnull(^x) b1 b2
        b1:
          return
        b2:
          branch unknown b1 b3
        b3:
          branch equal(x, <SQLITE_OK>) b1 b4
        b4:
          branch true(`call`) b1 b1

      """)
  }

  @Test func qualifiedGoNamesNeedNoQuotes() throws {
    try expectSame(
      "fn0 example.com/m/store.(Store).Open(receiver s: example.com/m/store.Store) method  @1\n  b0:\n    return\n")
  }

  @Test func handwrittenTextMayBeShort() throws {
    let file = try GraphParser.parse(
      """
      # a comment
      func f(x)
      b0:
        y = call x() awaited throws
        return y
      """)
    #expect(file.functions.count == 1)
    #expect(file.names[file.functions[0].name] == "f")
    #expect(file.functions[0].parameters.count == 1)
  }

  @Test(arguments: [
    ("b0:\n  return", "line 1, column 1: expected `func` or `fn0`, found `b0:`"),
    ("func f()\n  b0:\n    jump b2", "line 3, column 12: expected a block of this function, which has 1"),
    ("func f()\n  b0:\n    x = ", "line 3, column 9: expected a place, found the end of the line"),
    ("func f()\n  b0:\n    x = y", "line 3, column 1: expected the block's terminator"),
    ("func f()\n  b1:\n    return", "line 2, column 3: expected block b0"),
    ("func f()\n  b0:\n    fly x", "line 3, column 5: expected an instruction or a terminator, found `fly x`"),
  ])
  func errorsSayWhereAndWhat(text: String, message: String) throws {
    let error = #expect(throws: GraphTextError.self) { try GraphParser.parse(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "nothing thrown")")
  }

  private func expectSame(_ text: String) throws {
    let printed = GraphPrinter.print(try GraphParser.parse(text)).split(separator: "\n")
    let lines = text.split(separator: "\n")
    let firstDifference = zip(printed, lines).first { $0 != $1 }
    #expect(firstDifference == nil)
    #expect(printed.count == lines.count)
  }
}
