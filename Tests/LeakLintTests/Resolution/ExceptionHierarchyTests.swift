import Testing

@testable import LeakLint

/// Which `except` clauses catch which exceptions.
@Suite struct ExceptionHierarchyTests {
  private static let source = """
    import pydb
    from somewhere import Foreign
    class Ours(pydb.Error): pass
    class Deeper(Ours): pass
    class Odd(Foreign): pass
    class Mixed(Foreign, ValueError): pass
    TUPLE = (ValueError, KeyError)
    """

  private func matches(_ raised: String?, _ caught: [String], isExact: Bool = true) throws -> ExceptionHierarchy.Answer
  {
    let sources = try ResolvedSources(.python, ["m.py": Self.source], models: [TestModels.python])
    let hierarchy = ExceptionHierarchy(index: try sources.index)
    return hierarchy.matches(raised: raised, isExact: isExact, caught: caught, file: 0)
  }

  @Test(arguments: [
    ("builtins.ValueError", "builtins.Exception"), ("builtins.KeyError", "builtins.LookupError"),
    ("builtins.ValueError", "builtins.BaseException"), ("pydb.IntegrityError", "pydb.Error"),
    ("m.Deeper", "pydb.Error"), ("m.Deeper", "builtins.Exception"), ("m.Odd", "builtins.Exception"),
    ("m.Mixed", "builtins.ValueError"), ("builtins.FileNotFoundError", "builtins.IOError"),
    ("asyncio.TimeoutError", "builtins.OSError"), ("builtins.GeneratorExit", "builtins.BaseException"),
    ("elsewhere.Error", "builtins.Exception"), ("m.Odd", "somewhere.Foreign"),
  ])
  func caught(_ raised: String, _ caught: String) throws { #expect(try matches(raised, [caught]) == .yes) }

  @Test(arguments: [
    ("builtins.ValueError", "builtins.KeyError"), ("builtins.GeneratorExit", "builtins.Exception"),
    ("builtins.KeyboardInterrupt", "builtins.Exception"), ("builtins.SystemExit", "builtins.Exception"),
    ("asyncio.CancelledError", "builtins.Exception"), ("asyncio.exceptions.CancelledError", "builtins.Exception"),
    ("pydb.Error", "pydb.IntegrityError"), ("builtins.ValueError", "pydb.Error"), ("m.Ours", "m.Deeper"),
    ("builtins.ValueError", "m.Ours"),
  ])
  func notCaught(_ raised: String, _ caught: String) throws { #expect(try matches(raised, [caught]) == .no) }

  @Test(arguments: [
    ("elsewhere.Error", "builtins.ValueError"), ("builtins.ValueError", "m.TUPLE"), ("m.Odd", "builtins.ValueError"),
    ("builtins.ValueError", "elsewhere.Error"),
  ])
  func perhapsCaught(_ raised: String, _ caught: String) throws { #expect(try matches(raised, [caught]) == .maybe) }

  @Test func unknownExceptionsAreOrdinary() throws {
    #expect(try matches(nil, []) == .yes)
    #expect(try matches(nil, ["builtins.Exception"]) == .yes)
    #expect(try matches(nil, ["builtins.BaseException"]) == .yes)
    #expect(try matches(nil, ["pydb.Error"]) == .maybe)
    #expect(try matches(nil, ["builtins.KeyboardInterrupt"]) == .no)
    #expect(try matches(nil, ["asyncio.CancelledError", "builtins.GeneratorExit"]) == .no)
    #expect(try matches(nil, ["pydb.Error", "builtins.Exception"]) == .yes)
  }

  @Test func aModelNamesSuperclasses() throws {
    #expect(try matches("pydb.Error", ["pydb.IntegrityError"], isExact: false) == .maybe)
    #expect(try matches("pydb.Error", ["builtins.ValueError"], isExact: false) == .no)
    #expect(try matches("pydb.Error", ["pydb.Error"], isExact: false) == .yes)
  }

  @Test func swiftTypesAreTheSameOrUnknown() throws {
    let sources = try ResolvedSources(.swift, ["a.swift": "enum Failure: Error { case x }\n"], models: [])
    let hierarchy = ExceptionHierarchy(index: try sources.index)
    #expect(hierarchy.matches(raised: "Failure", caught: ["Failure"], file: 0) == .yes)
    #expect(hierarchy.matches(raised: "Failure", caught: ["Other"], file: 0) == .maybe)
    #expect(hierarchy.matches(raised: nil, caught: ["Failure"], file: 0) == .maybe)
  }
}
