@testable import LeakLint

/// Analyzes functions in the graph's text form, with a fixed vocabulary of calls in place of models.
///
/// - `acquire()` hands out a connection; `begin()` a transaction in `[0]` and its error in `[1]`; `prepare(&x)` a
///   statement in its argument when it answers 0; `open(&x)` a connection there in any case; `find()` one or null;
///   `query()` rows with an error, which belong to the receiver.
/// - `release(x)` and `x.close()` release; `rows.next()` does when it answers false; `x.start()` begins a transaction on
///   `x`, which `x.commit()` and `x.rollback()` end. `keep(x)` takes ownership. `safe()` does not raise.
enum AnalyzedText {
  struct Result {
    var leaks: [String]
    var analysis: FunctionAnalysis
    var context: FunctionContext
  }

  /// The leaks of the first function, as "`acquisition line` `exit` `exit line`", sorted.
  static func leaks(_ text: String, traits: FlowGraph.Traits = []) throws -> [String] {
    try analyze(text, traits: traits).leaks
  }

  static func analyze(_ text: String, traits: FlowGraph.Traits = []) throws -> Result {
    var file = try GraphParser.parse(text)
    for name in ["[0]", "[1]", "[wrapped]"] { _ = file.names.intern(name) }
    var graph = file.functions[0]
    graph.traits.formUnion(traits)
    let context = FunctionContext(
      graph: graph, language: .python, names: file.names, path: "text",
      effects: graph.calls.map { effects(of: $0, in: graph, names: file.names) }, exceptions: NoHierarchy())
    let analysis = FunctionAnalysis.run(context)
    let leaks = analysis.leaks.map { leak in
      "\(analysis.obligations[leak.obligation.index].range.line) \(leak.exit) \(leak.range.line)"
    }
    return Result(leaks: leaks.sorted(), analysis: analysis, context: context)
  }

  private static func effects(of call: Call, in graph: FlowGraph, names: NameTable) -> CallEffects {
    var effects = CallEffects()
    switch names[graph[call.callee].name] {
    case "acquire": effects.acquisitions = [.init(kind: .connection, slot: .result)]
    case "find": effects.acquisitions = [.init(kind: .connection, slot: .result, condition: .handleIsNonNull)]
    case "begin":
      effects.acquisitions = [.init(kind: .transaction, slot: .result(0), condition: .errorIsNull(.result(1)))]
    case "query":
      effects.acquisitions = [.init(kind: .cursor, slot: .result(0), condition: .errorIsNull(.result(1)))]
      effects.resultParent = .receiver
    case "prepare":
      effects.acquisitions = [.init(kind: .statement, slot: .argument(0), condition: .resultEquals(["0"]))]
    case "open": effects.acquisitions = [.init(kind: .connection, slot: .argument(0))]
    case "release": effects.releases = [.init(slot: .argument(0))]
    case "close": effects.releases = [.init(slot: .receiver)]
    case "next": effects.releases = [.init(slot: .receiver, condition: .resultIsFalse)]
    case "start":
      effects.acquisitions = [.init(kind: .transaction, slot: .receiver, onConnection: true)]
    case "commit", "rollback":
      effects.releases = [.init(slot: .receiver, kinds: [.init(.transaction), .init(.cursor)])]
    case "cursor": effects.resultParent = .receiver
    case "keep": effects.transfers = [.init(slot: .argument(0))]
    case "safe": effects.exceptions = .none
    case "wrap": effects.resultWraps = [.init(slot: .argument(0))]
    default: return .unknown
    }
    return effects
  }

  private struct NoHierarchy: ExceptionMatching {
    func isCaught(_ raised: RaisedType, by types: [NameID], names: NameTable) -> Certainty {
      if case .type(let name) = raised { return types.contains(name) ? .yes : .no }
      return types.contains { names[$0] == "Exception" } ? .yes : .maybe
    }
  }
}
