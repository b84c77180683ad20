/// Writes random Python functions over the vocabulary of `lab.py`.
struct PythonGenerator {
  var random: RandomSource
  /// Statements that may still be written.
  var budget = 0
  var isAsync = false
  var isGenerator = false
  var names = ["a", "b"]
  /// What a function of the subject's own may return; nil in the subject itself, which may return anything.
  var results: PythonHelper.Results?
  /// What may be called; each calls those in front of it.
  var helpers: [PythonHelper] = []
  /// Classes whose objects own a connection, context managers, and generator functions of the subject's own.
  var types: [PythonOwner] = []
  var leases: [PythonLease] = []
  var generators: [String] = []
  /// Names that a context manager of the project bound: that what it hands out is not null is more than leaklint knows.
  var entered: Set<String> = []

  init(random: RandomSource) { self.random = random }

  mutating func subject(_ name: String) -> Subject {
    let parts = (random.chance(0.5) ? helperDefinitions() : []) + (random.chance(0.5) ? objectDefinitions() : [])
    budget = 4 + random.below(9)
    let shape = random.below(10)
    isAsync = shape == 0
    isGenerator = shape == 1
    var scope = PythonScope()
    var body: [Statement] = []
    if random.chance(0.5) { body.append(initialized(&scope)) }
    body += block(&scope, atLeast: 3)
    if isGenerator, !body.contains("yield") { body.append(.line("yield 1")) }
    if random.chance(0.25) { body = random.thinned(body, keepingLast: false) }
    return Subject(name: name, head: "\(isAsync ? "async " : "")def NAME(p, q):", body: body, parts: parts)
  }

  private mutating func initialized(_ scope: inout PythonScope) -> Statement {
    if random.chance(0.3) {
      scope.flags.insert("done")
      return .line("done = False")
    }
    let name = random.pick(names)
    scope.assign(name, isSure: false)
    return .line("\(name) = None")
  }

  // MARK: Blocks

  mutating func block(_ scope: inout PythonScope, atLeast least: Int = 1) -> [Statement] {
    var statements: [Statement] = []
    let wanted = least + random.below(3)
    while statements.count < wanted, budget > 0 || statements.isEmpty {
      budget -= 1
      let new = statement(&scope)
      statements += new
      if case .line(let text)? = new.last, Self.endsBlock(text) { break }
    }
    return statements
  }

  static func endsBlock(_ text: String) -> Bool {
    ["return", "raise", "break", "continue"].contains { text.hasPrefix($0) }
  }

  mutating func statement(_ scope: inout PythonScope) -> [Statement] {
    if scope.depth < 3, budget > 0, random.chance(0.5) {
      if let idiom = idiom(&scope) { return idiom }
    }
    return [.line(simple(&scope))]
  }

  // MARK: Simple statements

  mutating func simple(_ scope: inout PythonScope) -> String {
    let sure = scope.sure.sorted()
    let unsure = scope.bound.subtracting(scope.sure).sorted()
    enum Choice {
      case acquire, find, close, release, work, query, flag, alias, null, keep, leave, raise, jump, yield, delete,
        helper
    }
    let choice = random.pick(
      weighted: [
        (4, Choice.acquire), (2, .find), (sure.isEmpty ? 0 : 6, .close), (sure.isEmpty ? 0 : 2, .release), (5, .work),
        (sure.isEmpty ? 0 : 3, .query), (1, .flag), (sure.isEmpty ? 0 : 1, .alias), (unsure.isEmpty ? 0 : 1, .null),
        (sure.isEmpty ? 0 : 1, .keep), (2, .leave), (1, .raise),
        (scope.isInLoop && !scope.isInGroupHandler ? 3 : 0, .jump),
        (isGenerator ? 4 : 0, .yield), (sure.isEmpty ? 0 : 1, .delete),
        (min(helpers.count, 3), .helper),
      ])
    switch choice {
    case .acquire:
      let name = random.pick(names)
      if random.chance(0.12) {
        scope.assign(name, isSure: false)
        return "\(name) = \(acquisition()) if \(pureCondition(scope)) else None"
      }
      scope.assign(name, isSure: true)
      return "\(name) = \(acquisition())"
    case .find:
      let name = random.pick(names)
      scope.assign(name, isSure: false)
      return "\(name) = \(finding())"
    case .close: return closing(random.pick(sure))
    case .release:
      let name = random.pick(sure)
      return random.pick([
        "release(\(name))", "dispose(\(name))", "dispose(\(name))", "dispose_all(\(sure.joined(separator: ", ")))",
        "dispose_all(None, \(name))",
      ])
    case .helper: return helperCall(&scope)
    case .work:
      let calls = ["work()", "work()", "work(1)", "flip()", "assert p", "print(p)", "[work() for _ in range(2)]"]
      return isAsync && random.chance(0.6) ? "await work_later()" : random.pick(calls)
    case .query:
      let name = random.pick(sure)
      return random.pick(["\(name).query()", "\(name).ping()", "work(\(name))", "n = \(name).query()"])
    case .flag:
      scope.flags.insert("done")
      return "done = \(random.pick(["True", "False", "p", "not q", "flip()"]))"
    case .alias:
      let (from, to) = (random.pick(sure), random.pick(names))
      scope.assign(to, isSure: true)
      return "\(to) = \(from)"
    case .null:
      let name = random.pick(unsure)
      scope.assign(name, isSure: false)
      return "\(name) = None"
    case .keep: return "keep(\(random.pick(sure)))"
    case .leave:
      if scope.isInGroupHandler { return "work()" }
      if isGenerator { return "return" }
      if let results { return returned(results, scope) }
      let values = ["", "", " 1", " None", " work()"] + scope.bound.sorted().flatMap { [" \($0)", " (1, \($0))"] }
      return "return" + random.pick(values)
    case .raise:
      if scope.isInHandler, random.chance(0.6) { return "raise" }
      return "raise \(random.pick(["ValueError()", "KeyError()", "Broken()", "Broken() from None"]))"
    case .jump: return random.pick(["break", "continue"])
    case .yield:
      return "yield \(sure.isEmpty ? "1" : random.pick(sure))"
    case .delete:
      let name = random.pick(sure)
      scope.sure.remove(name)
      scope.bound.remove(name)
      return "del \(name)"
    }
  }

  // MARK: Conditions

  /// Neither raises nor asks for an outcome.
  mutating func pureCondition(_ scope: PythonScope) -> String {
    random.pick(["p", "q", "not p", "not q"] + scope.flags.flatMap { [$0, "not \($0)"] }.sorted())
  }

  mutating func condition(_ scope: PythonScope) -> String {
    if let name = scope.bound.subtracting(entered).sorted().randomElement(using: &random), random.chance(0.35) {
      return random.pick([
        "\(name) is None", "\(name) is not None", name, "not \(name)", "\(name) and p", "\(name) is None or q",
        "\(name) is not None and \(name).ping()",
      ])
    }
    if random.chance(0.3) {
      return random.pick(["flip()", "not flip()", "p and flip()", "flip() or q", "p and not q", "p or q"])
    }
    return pureCondition(scope)
  }

  /// What the block knows where the condition holds.
  func assuming(_ condition: String, _ scope: PythonScope) -> PythonScope {
    var scope = scope.nested
    for name in scope.bound
    where condition == name || condition == "\(name) is not None" || condition.hasPrefix("\(name) and ")
      || condition.hasPrefix("\(name) is not None and ")
    {
      scope.sure.insert(name)
    }
    return scope
  }

  // MARK: Compound statements

  mutating func idiom(_ scope: inout PythonScope) -> [Statement]? {
    enum Idiom {
      case conditional, loop, guarded, tryAny, with, flagged, nullFirst, stack, match, local, walrus, suppressed
      case object, lease, driven, construct
    }
    let idiom = random.pick(
      weighted: [
        (5, Idiom.conditional), (3, .loop), (4, .guarded), (5, .tryAny), (4, .with), (2, .flagged), (2, .nullFirst),
        (2, .stack), (1, .match), (1, .local), (1, .walrus), (2, .suppressed),
        (types.isEmpty ? 0 : 4, .object), (leases.isEmpty ? 0 : 4, .lease), (generators.isEmpty ? 0 : 4, .driven),
        (5, .construct),
      ])
    switch idiom {
    case .conditional: return conditional(&scope)
    case .loop: return loop(&scope)
    case .guarded: return guarded(&scope)
    case .tryAny: return tryStatement(&scope)
    case .with: return with(&scope)
    case .flagged: return flagged(&scope)
    case .nullFirst: return nullFirst(&scope)
    case .stack: return stack(&scope)
    case .match: return match(&scope)
    case .local: return local(&scope)
    case .walrus: return walrus(&scope)
    case .suppressed: return suppressed(&scope)
    case .object: return object(&scope)
    case .lease: return lease(&scope)
    case .driven: return driven(&scope)
    case .construct: return construct(&scope)
    }
  }

  mutating func conditional(_ scope: inout PythonScope) -> [Statement] {
    let condition = condition(scope)
    var first = assuming(condition, scope)
    var clauses = [Clause("if \(condition):", block(&first))]
    var joined = first
    if random.chance(0.25) {
      let other = self.condition(scope)
      var second = assuming(other, scope)
      clauses.append(Clause("elif \(other):", block(&second), isOptional: true))
      joined = joined.joined(second)
    }
    if random.chance(0.4) {
      var second = scope.nested
      clauses.append(Clause("else:", block(&second), isOptional: true))
      joined = joined.joined(second)
    } else {
      joined = joined.joined(scope)
    }
    scope = merge(scope, joined)
    return [.compound(clauses)]
  }

  mutating func loop(_ scope: inout PythonScope) -> [Statement] {
    var body = scope.loopBody
    let head = random.pick(["for _ in items():", "for _ in items():", "while more():", "while True:"])
    var inner = block(&body)
    if head == "while True:" {
      inner.insert(
        .compound([Clause("if \(random.pick(["p", "not more()", "q"])):", [.line("break")])]),
        at: random.below(inner.count + 1))
    }
    var clauses = [Clause(head, inner)]
    var after = scope.joined(body)
    if random.chance(0.2) {
      var other = scope.nested
      clauses.append(Clause("else:", block(&other), isOptional: true))
      after = after.joined(other)
    }
    scope = merge(scope, after)
    return [.compound(clauses)]
  }

  /// `a = acquire()`, then a block that is protected by `finally` or a handler that releases.
  mutating func guarded(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    scope.assign(name, isSure: true)
    let acquired = Statement.line("\(name) = \(acquisition())")
    var body = scope.nested
    let inner = block(&body)
    if random.chance(0.6) {
      let tail = body.sure.contains(name) ? closing(name) : "dispose(\(name))"
      let clauses = [Clause("try:", inner), Clause("finally:", [.line(tail)])]
      scope = merge(scope, body.joined(scope))
      return [acquired, .compound(clauses)]
    }
    let type = random.pick(["except Exception:", "except:", "except BaseException:", "except ValueError:"])
    let end = random.pick([
      "raise", "raise", results == nil ? "return None" : returned(results, scope), "raise Broken()",
    ])
    let handler = Clause(
      type, [.line("dispose(\(name))"), .line(isGenerator && end == "return None" ? "return" : end)])
    scope = merge(scope, body)
    let close = scope.sure.contains(name) ? closing(name) : "dispose(\(name))"
    return [acquired, .compound([Clause("try:", inner), handler]), .line(close)]
  }

  mutating func tryStatement(_ scope: inout PythonScope) -> [Statement] {
    var body = scope.nested
    var clauses = [Clause("try:", block(&body))]
    // Where the body was left is not known: only what held before and still holds.
    let interrupted = scope.joined(body)
    var after = body
    let isGroup = random.chance(0.08)
    let hasHandlers = random.chance(0.75)
    if hasHandlers {
      var types = ["ValueError", "KeyError", "LookupError", "Broken", "TRANSIENT", "(ValueError, KeyError)"].shuffled(
        using: &random)
      types = Array(types.prefix(random.below(2)))
      if types.isEmpty || random.chance(0.4) {
        types.append(random.pick(isGroup ? ["Exception"] : ["Exception", "BaseException", ""]))
      }
      for type in types {
        var handler = interrupted.nested
        handler.isInHandler = true
        handler.isInGroupHandler = scope.isInGroupHandler || isGroup
        let isNamed = !type.isEmpty && random.chance(0.3)
        let head = "except\(isGroup ? "*" : "")\(type.isEmpty ? "" : " " + type)\(isNamed ? " as e" : ""):"
        var inner = block(&handler)
        if isNamed, random.chance(0.3) { inner.append(.line("raise e")) }
        clauses.append(Clause(head, inner, isOptional: true))
        after = after.joined(handler)
      }
      if random.chance(0.25) {
        var other = body.nested
        clauses.append(Clause("else:", block(&other), isOptional: true))
        after = after.joined(other)
      }
    }
    if !hasHandlers || random.chance(0.3) {
      var last = interrupted.joined(after).nested
      clauses.append(Clause("finally:", block(&last), isOptional: hasHandlers))
      after = after.joined(last)
    }
    scope = merge(scope, after)
    return [.compound(clauses)]
  }

  mutating func with(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    var body = scope.nested
    let head: String
    if isAsync, random.chance(0.5) {
      head = "async with await acquire_later() as \(name):"
    } else if let held = scope.sure.sorted().randomElement(using: &random), random.chance(0.5) {
      head = random.pick([
        "with \(held) as \(name):", "with closing(\(held)) as \(name):", "with nullcontext(\(held)) as \(name):",
        "with Guard(\(held)) as \(name):", "with guarded(\(held)) as \(name):",
      ])
    } else {
      head = random.pick([
        "with \(acquisition()) as \(name):", "with closing(\(acquisition())) as \(name):",
        "with Guard(acquire()) as \(name):",
        "with guarded(acquire()) as \(name):", "with nullcontext(acquire()) as \(name):",
        "with suppress(ValueError), acquire() as \(name):", "with acquire() as \(name), suppress(Exception):",
      ])
    }
    body.assign(name, isSure: true)
    if head.contains("uard") || head.contains("nullcontext") { entered.insert(name) }
    let inner = block(&body)
    let swallows = head.contains("suppress")
    scope = merge(scope, swallows ? scope.joined(body) : body)
    return [.compound([Clause(head, inner)])]
  }

  mutating func suppressed(_ scope: inout PythonScope) -> [Statement] {
    var body = scope.nested
    let head = random.pick(
      [
        "with suppress(Exception):", "with suppress(ValueError):", "with suppress(ValueError, LookupError):",
        "with Swallowing():", "with contextlib.suppress(TRANSIENT):",
      ].dropLast())
    let inner = block(&body)
    scope = merge(scope, scope.joined(body))
    return [.compound([Clause(head, inner)])]
  }

  /// A flag tells whether the block came to its end.
  mutating func flagged(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    scope.assign(name, isSure: true)
    scope.flags.insert("done")
    var body = scope.nested
    var inner = block(&body)
    inner.append(.line("done = True"))
    let test = Statement.compound([
      Clause("if not done:", [.line(body.sure.contains(name) ? closing(name) : "dispose(\(name))")])
    ])
    let statements: [Statement] = [
      .line("done = False"), .line("\(name) = \(acquisition())"),
      .compound([Clause("try:", inner), Clause("finally:", [test])]),
    ]
    scope = merge(scope, body)
    let values =
      isGenerator || scope.isInGroupHandler || results?.isNothing == true
      ? ["work()"] : ["return \(name)", "dispose(\(name))"]
    return statements + (scope.bound.contains(name) ? [.line(random.pick(values))] : [])
  }

  /// The name is null until the acquisition inside of the protected block.
  mutating func nullFirst(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    scope.assign(name, isSure: false)
    var body = scope.nested
    body.assign(name, isSure: true)
    let acquired = Statement.line(random.chance(0.8) ? "\(name) = \(acquisition())" : "\(name) = find()")
    if case .line(let text) = acquired, text.contains("find") { body.assign(name, isSure: false) }
    let inner = [acquired] + block(&body)
    let test = random.pick(["if \(name):", "if \(name) is not None:", "if not \(name) is None:"])
    let last = Clause("finally:", [.compound([Clause(test, [.line("\(name).close()")])])])
    scope = merge(scope, scope.joined(body))
    return [.line("\(name) = None"), .compound([Clause("try:", inner), last])]
  }

  mutating func stack(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    var body = scope.nested
    body.assign(name, isSure: true)
    let entered = random.pick([
      ["\(name) = stack.enter_context(acquire())"], ["\(name) = acquire()", "stack.callback(\(name).close)"],
      ["\(name) = acquire()", "stack.push(\(name))"], ["\(name) = acquire()", "stack.callback(dispose, \(name))"],
      ["\(name) = acquire()", "stack.callback(lambda c=\(name): c.close())"],
      ["\(name) = stack.enter_context(closing(acquire()))"],
    ]).map { Statement.line($0) }
    if case .line(let text)? = entered.last, text.contains("closing") { self.entered.insert(name) }
    var inner = entered + block(&body)
    if random.chance(0.25), !isGenerator, results == nil, scope.depth == 0 {
      inner.append(.line("return stack.pop_all()"))
    }
    scope = merge(scope, scope.joined(body))
    // What a stack swallows depends on what was pushed: leaklint assumes either.
    if case .line(let text)? = inner.last, Self.endsBlock(text) {
      inner.append(.line("work()"))
      inner.remove(at: inner.count - 2)
    }
    if isAsync, random.chance(0.5) {
      return [.compound([Clause("async with AsyncExitStack() as stack:", inner)])]
    }
    return [.compound([Clause("with ExitStack() as stack:", inner)])]
  }

  mutating func match(_ scope: inout PythonScope) -> [Statement] {
    var cases: [Clause] = []
    var joined = scope
    for pattern in ["case True:", random.pick(["case False if q:", "case False:", "case _:"])] {
      var inner = scope.nested
      cases.append(Clause(pattern, block(&inner), isOptional: true))
      joined = joined.joined(inner)
    }
    scope = merge(scope, joined)
    let subject = random.pick(["p", "flip()", "q"])
    return [.compound([Clause("match \(subject):", [.compound(cases)])])]
  }

  /// A function or lambda that releases, called later.
  mutating func local(_ scope: inout PythonScope) -> [Statement] {
    guard let name = scope.sure.sorted().randomElement(using: &random) else { return [.line("work()")] }
    var inner = scope.nested
    let between = block(&inner)
    let definition: Statement =
      random.chance(0.5)
      ? .line("undo = lambda: \(name).close()") : .compound([Clause("def undo():", [.line(closing(name))])])
    return [definition, .compound([Clause("try:", between), Clause("finally:", [.line("undo()")])])]
  }

  mutating func walrus(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    var body = scope.nested
    body.assign(name, isSure: true)
    let inner = block(&body) + (body.sure.contains(name) && random.chance(0.7) ? [.line("\(name).close()")] : [])
    scope = merge(scope, scope.joined(body))
    scope.assign(name, isSure: false)
    let head = random.pick([
      "if \(name) := find():", "if (\(name) := find()) is not None:", "if p and (\(name) := find()):",
    ])
    if head.hasPrefix("if p") { scope.bound.remove(name) }
    return [.compound([Clause(head, inner)])]
  }

  /// Back from a block: its knowledge in the outer block's place.
  func merge(_ outer: PythonScope, _ inner: PythonScope) -> PythonScope {
    var result = outer
    result.sure = inner.sure
    result.bound = inner.bound
    result.flags = inner.flags
    return result
  }
}
