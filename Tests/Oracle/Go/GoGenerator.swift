/// Writes random Go functions over the vocabulary of `lab.go`.
struct GoGenerator {
  var random: RandomSource
  /// Statements that may still be written.
  var budget = 0
  var labels = 0
  var defersInLoop = false
  var names = ["a", "b"]
  /// Functions of the subject's own; each calls those in front of it.
  var helpers: [GoHelper] = []

  init(random: RandomSource) { self.random = random }

  mutating func subject(_ name: String) -> Subject {
    let parts = random.chance(0.6) ? helperDefinitions() : []
    budget = 4 + random.below(8)
    defersInLoop = false
    var scope = GoScope()
    scope.results = random.pick(weighted: [
      (3, GoScope.Results.error), (2, .namedError), (1, .none), (2, .connectionAndError),
    ])
    scope.hasError = scope.results == .namedError
    var body: [Statement] = []
    if random.chance(0.2) {
      scope.flags.insert("done")
      body += [.line("done := false"), .line("_ = done")]
    }
    body += block(&scope, atLeast: 3)
    if !isTerminating(body.last) { body.append(.line(returned(scope))) }
    if random.chance(0.25) { body = random.thinned(body, keepingLast: true) }
    return Subject(name: name, head: "func NAME(p, q bool)\(scope.results.text) {", body: body, parts: parts)
  }

  // MARK: Blocks

  mutating func block(_ scope: inout GoScope, atLeast least: Int = 1) -> [Statement] {
    var statements: [Statement] = []
    let wanted = least + random.below(3)
    var count = 0
    while count < wanted, budget > 0 || statements.isEmpty {
      budget -= 1
      count += 1
      statements += statement(&scope)
      if endsBlock(statements.last) { break }
    }
    return statements
  }

  func endsBlock(_ statement: Statement?) -> Bool {
    guard case .line(let text)? = statement else { return false }
    return ["return", "panic(", "break", "continue", "lab.Exit(", "fallthrough"].contains { text.hasPrefix($0) }
  }

  func isTerminating(_ statement: Statement?) -> Bool {
    guard case .line(let text)? = statement else { return false }
    return text.hasPrefix("return") || text.hasPrefix("panic(")
  }

  mutating func statement(_ scope: inout GoScope) -> [Statement] {
    let sure = scope.sure.sorted()
    enum Choice {
      case acquire, find, close, deferred, work, flag, alias, keep, leave, panic, jump, conditional, loop, choice,
        select
      case literal, recovering, transaction, null, held, cleanup, helper, construct
    }
    let isNested = scope.depth < 3 && budget > 0
    let choice = random.pick(
      weighted: [
        (5, Choice.acquire), (2, .find), (sure.isEmpty ? 0 : 5, .close),
        (sure.isEmpty || !mayDefer(scope) ? 0 : 4, .deferred), (4, .work),
        (1, .flag), (sure.isEmpty ? 0 : 1, .alias), (sure.isEmpty ? 0 : 1, .keep), (3, .leave), (1, .panic),
        (scope.isInLoop ? 3 : 0, .jump), (isNested ? 5 : 0, .conditional), (isNested ? 4 : 0, .loop),
        (isNested ? 2 : 0, .choice), (isNested ? 1 : 0, .select), (isNested ? 2 : 0, .literal),
        (mayDefer(scope) ? 1 : 0, .recovering),
        (sure.isEmpty ? 0 : 3, .transaction), (scope.connections.isEmpty ? 0 : 1, .null), (sure.isEmpty ? 0 : 1, .held),
        (sure.isEmpty ? 0 : 1, .cleanup), (helpers.isEmpty ? 0 : 3, .helper), (isNested ? 3 : 0, .construct),
      ])
    switch choice {
    case .acquire: return acquire(&scope)
    case .find: return find(&scope)
    case .close: return [.line(close(random.pick(sure), scope))]
    case .deferred:
      if scope.isInLoop { defersInLoop = true }
      return deferred(random.pick(sure), scope)
    case .work: return work(&scope)
    case .flag:
      let value = random.pick(["true", "false", "lab.Flip()"] + (scope.isClosure ? [] : ["p", "!q"]))
      if scope.flags.contains("done") { return [.line("done = \(value)")] }
      scope.flags.insert("done")
      scope.own.insert("done")
      return [.line("done := \(value)"), .line("_ = done")]
    case .alias:
      let (from, to) = (random.pick(sure), random.pick(names))
      if from == to { return [.line("_ = \(from)")] }
      let sign = scope.declare(connection: to, withError: false, isSure: true)
      return [.line("\(to) \(sign) \(from)"), .line("_ = \(to)")]
    case .keep: return [.line("lab.Keep(\(random.pick(sure)))")]
    case .leave:
      if random.chance(0.1) { return [.compound([Clause("if lab.Flip() {", [.line("lab.Exit()")], tail: "}")])] }
      return [.line(returned(scope))]
    // Not always: of what leaks where every way out is a panic, the runs would show nothing.
    case .panic: return [.compound([Clause("if lab.Flip() {", [.line("panic(\"broken\")")], tail: "}")])]
    case .jump:
      let target = scope.label.map { random.chance(0.5) ? " " + $0 : "" } ?? ""
      return [.line(random.pick(["break", "continue"]) + target)]
    case .conditional: return conditional(&scope)
    case .loop: return loop(&scope)
    case .choice: return choose(&scope)
    case .select: return select(&scope)
    case .literal: return literal(&scope)
    case .helper: return helperCall(&scope)
    case .construct: return construct(&scope)
    case .recovering:
      if scope.isInLoop { defersInLoop = true }
      return recovering(scope)
    case .transaction: return transaction(random.pick(sure), &scope)
    case .null:
      let name = random.pick(scope.connections.sorted())
      scope.sure.remove(name)
      return [.line("\(name) = nil")]
    case .held:
      let name = random.pick(sure)
      guard scope.own.insert("box").inserted else { return [.line("dispose(\(name))")] }
      let use = random.pick(["box.Conn.Close()", "_ = box"] + (scope.isInLoop ? [] : ["defer box.Conn.Close()"]))
      return [.line("box := holder{Conn: \(name)}"), .line(use)]
    case .cleanup:
      let name = random.pick(sure)
      guard scope.own.insert("undo").inserted else { return [.line("dispose(\(name))")] }
      let release = random.pick(["\(name).Close()", "dispose(\(name))"])
      return [
        .compound([Clause("undo := func() {", [.line(release)], tail: "}")]),
        .line(random.pick(["undo()", "_ = undo"] + (scope.isInLoop ? [] : ["defer undo()"]))),
      ]
    }
  }

  // MARK: Acquisitions

  mutating func acquire(_ scope: inout GoScope) -> [Statement] {
    let name = random.pick(names)
    let shape = random.below(10)
    if shape < 2 {
      var inner = scope.nested
      inner.connections.insert(name)
      inner.sure.insert(name)
      inner.hasError = true
      inner.own = [name, "err"]
      let body = [.line("_ = \(name)")] + block(&inner)
      let head = "if \(name), err := \(acquisition()); err"
      if shape == 1 { return [.compound([Clause("\(head) == nil {", body, tail: "}")])] }
      return [
        .compound([
          Clause("\(head) != nil {", [.line(failing(scope, "err"))], tail: "}"),
          Clause("else {", body, tail: "}", isOptional: true),
        ])
      ]
    }
    let sign = scope.declare(connection: name, withError: true, isSure: true)
    let acquired = Statement.line("\(name), err \(sign) \(acquisition())")
    let check: Statement
    switch random.below(6) {
    case 0:
      check = .compound([
        Clause(
          "switch {", [.compound([Clause("case err != nil:", [.line(failing(scope, "err"))])])], tail: "}")
      ])
    case 1 where scope.depth < 2:
      var inner = scope.nested
      let body = block(&inner)
      scope.leave(inner)
      scope.sure.remove(name)
      return [acquired, .compound([Clause("if err == nil {", body, tail: "}")]), .line("_ = \(name)")]
    case 2:
      check = .compound([
        Clause("if errors.Is(err, lab.ErrBusy) {", [.line(failing(scope, "err"))], tail: "}"),
        Clause("else if err != nil {", [.line(failing(scope, "err"))], tail: "}"),
      ])
    default: check = .compound([Clause("if err != nil {", [.line(failing(scope, "err"))], tail: "}")])
    }
    return [acquired, check, .line("_ = \(name)")]
  }

  mutating func find(_ scope: inout GoScope) -> [Statement] {
    let name = random.pick(names)
    let sign = scope.declare(connection: name, withError: false, isSure: false)
    let found = Statement.line("\(name) \(sign) \(finding())")
    if random.chance(0.5) {
      scope.sure.insert(name)
      return [found, .compound([Clause("if \(name) == nil {", [.line(returned(scope))], tail: "}")])]
    }
    var inner = scope.nested
    inner.sure.insert(name)
    let body = block(&inner)
    scope.leave(inner)
    scope.sure.remove(name)
    return [found, .compound([Clause("if \(name) != nil {", body, tail: "}")])]
  }

  mutating func transaction(_ name: String, _ scope: inout GoScope) -> [Statement] {
    guard scope.own.insert("tx").inserted else { return [.line("dispose(\(name))")] }
    scope.hasError = true
    scope.own.insert("err")
    var statements: [Statement] = [
      .line("tx, err := \(name).Begin()"),
      .compound([Clause("if err != nil {", [.line(failing(scope, "err"))], tail: "}")]),
    ]
    switch random.below(3) {
    case 0 where !scope.isInLoop: statements.append(.line("defer tx.Rollback()"))
    case 1:
      statements.append(
        .compound([
          Clause(
            "if err := lab.Work(); err != nil {", [.line("tx.Rollback()"), .line(failing(scope, "err"))], tail: "}")
        ]))
    default: break
    }
    var inner = scope.nested
    if random.chance(0.5), scope.depth < 2 { statements += [.compound([Clause("{", block(&inner), tail: "}")])] }
    scope.leave(inner)
    if random.chance(0.5), scope.results == .error || scope.results == .namedError {
      return statements + [.line("return tx.Commit()")]
    }
    return statements + [
      .compound([Clause("if err := tx.Commit(); err != nil {", [.line(failing(scope, "err"))], tail: "}")])
    ]
  }

  // MARK: Releases

  mutating func close(_ name: String, _ scope: GoScope) -> String {
    var forms = [
      "\(name).Close()", "\(name).Close()", "lab.Release(\(name))", "dispose(\(name))", "_ = \(name).Close()",
      "disposeAll(\(scope.sure.sorted().joined(separator: ", ")))",
    ]
    if scope.hasError { forms.append("err = \(name).Close()") }
    if let closer = closer() { forms += [String](repeating: "\(closer)(\(name))", count: 3) }
    return random.pick(forms)
  }

  /// In a loop one is enough: the stacks of several are more than leaklint follows.
  func mayDefer(_ scope: GoScope) -> Bool { !scope.isInLoop || !defersInLoop }

  mutating func deferred(_ name: String, _ scope: GoScope) -> [Statement] {
    switch random.below(scope.results == .namedError ? 8 : 6) {
    case 0, 1: return [.line("defer \(name).Close()")]
    case 2:
      return [
        .line(
          "defer \(closer() ?? random.pick(["lab.Release", "dispose", "disposeAll", "(*lab.Conn).Close"]))(\(name))")
      ]
    case 3: return [.compound([Clause("defer func() {", [.line("\(closer() ?? "dispose")(\(name))")], tail: "}()")])]
    case 4: return [.compound([Clause("defer func(c *lab.Conn) {", [.line("c.Close()")], tail: "}(\(name))")])]
    case 5:
      let condition =
        scope.flags.contains("done")
        ? random.pick(["done", "!done"]) : random.pick(scope.isClosure ? ["lab.Flip()"] : ["p", "!q"])
      let inner = Statement.compound([Clause("if \(condition) {", [.line("dispose(\(name))")], tail: "}")])
      return [.compound([Clause("defer func() {", [inner], tail: "}()")])]
    default:
      let inner = Statement.compound([Clause("if err != nil {", [.line("dispose(\(name))")], tail: "}")])
      return [.compound([Clause("defer func() {", [inner], tail: "}()")])]
    }
  }

  // MARK: Ways out

  /// A return that need not be an error.
  mutating func returned(_ scope: GoScope) -> String {
    let connections = scope.connections.sorted()
    switch scope.results {
    case .none: return "return"
    case .connection: return "return " + random.pick(["nil"] + connections)
    case .error: return "return " + random.pick(["nil", "lab.Work()"] + (scope.hasError ? ["err"] : []))
    case .namedError: return random.pick(["return", "return nil", "return lab.Work()", "return err"])
    case .connectionAndError:
      guard let name = connections.randomElement(using: &random), random.chance(0.7) else { return "return nil, nil" }
      return "return \(name), nil"
    }
  }

  func failing(_ scope: GoScope, _ error: String) -> String {
    switch scope.results {
    case .none: "return"
    case .connection: "return nil"
    case .error, .namedError: "return \(error)"
    case .connectionAndError: "return nil, \(error)"
    }
  }

  mutating func work(_ scope: inout GoScope) -> [Statement] {
    let call = random.pick(["lab.Work()"] + scope.sure.sorted().flatMap { ["\($0).Query()", "lab.Use(\($0))"] })
    switch random.below(4) {
    case 0: return [.line(call)]
    case 1 where scope.hasError:
      return [
        .line("err = \(call)"), .compound([Clause("if err != nil {", [.line(failing(scope, "err"))], tail: "}")]),
      ]
    default:
      let inner: Statement =
        scope.isInLoop && random.chance(0.4) ? .line(random.pick(["break", "continue"])) : .line(failing(scope, "err"))
      return [.compound([Clause("if err := \(call); err != nil {", [.line("_ = err"), inner], tail: "}")])]
    }
  }

  // MARK: Control flow

  mutating func condition(_ scope: GoScope) -> String {
    var forms = scope.isClosure ? [] : ["p", "q", "!p", "p && lab.Flip()", "q || lab.Flip()"]
    forms += ["lab.Flip()", "!lab.Flip()"] + scope.flags.sorted()
    forms += scope.connections.sorted().flatMap { ["\($0) != nil", "\($0) == nil", "\($0) != nil && q"] }
    if scope.hasError, !scope.isClosure { forms += ["err != nil", "err == nil"] }
    return random.pick(forms)
  }

  func assuming(_ condition: String, _ scope: GoScope) -> GoScope {
    var inner = scope.nested
    for name in scope.connections where condition.hasPrefix("\(name) != nil") { inner.sure.insert(name) }
    return inner
  }

  mutating func conditional(_ scope: inout GoScope) -> [Statement] {
    let condition = condition(scope)
    var first = assuming(condition, scope)
    var clauses = [Clause("if \(condition) {", block(&first), tail: "}")]
    var after = scope
    after.leave(first)
    if random.chance(0.25) {
      let other = self.condition(scope)
      var second = assuming(other, scope)
      clauses.append(Clause("else if \(other) {", block(&second), tail: "}", isOptional: true))
      after.leave(second)
    }
    if random.chance(0.4) {
      var second = scope.nested
      clauses.append(Clause("else {", block(&second), tail: "}", isOptional: true))
      after.leave(second)
    }
    scope = after
    return [.compound(clauses)]
  }

  mutating func loop(_ scope: inout GoScope) -> [Statement] {
    var inner = scope.nested
    inner.isInLoop = true
    inner.isInSwitch = false
    labels += 1
    let label = random.chance(0.3) ? "outer\(labels)" : nil
    inner.label = label ?? scope.label
    var head = random.pick(["for range lab.Items() {", "for lab.More() {", "for {", "for i := range lab.Items() {"])
    let isEndless = head == "for {"
    var body = block(&inner)
    if head.hasPrefix("for i") { body.insert(.line("_ = i"), at: 0) }
    if isEndless {
      body.insert(
        .compound([
          Clause(
            "if \(random.pick(scope.isClosure ? ["!lab.More()"] : ["p", "!lab.More()", "q"])) {", [.line("break")],
            tail: "}")
        ]), at: 0)
    }
    if let label {
      // A label must be used.
      body.insert(
        .compound([Clause("if lab.Flip() {", [.line("\(random.pick(["break", "continue"])) \(label)")], tail: "}")]),
        at: 0)
      head = "\(label): \(head)"
    }
    scope.leave(inner)
    return [.compound([Clause(head, body, tail: "}")])]
  }

  mutating func choose(_ scope: inout GoScope) -> [Statement] {
    var cases: [Statement] = []
    var after = scope
    let isTagged = random.chance(0.5)
    let tests =
      isTagged
      ? ["case true:", random.pick(["case false:", "default:"])]
      : ["case \(condition(scope)):", "case lab.Flip():", "default:"]
    for (number, test) in tests.enumerated() {
      var inner = number < 2 && !isTagged ? assuming(String(test.dropFirst(5).dropLast()), scope) : scope.nested
      inner.isInSwitch = true
      // `break` leaves the switch.
      var body = block(&inner)
      if number + 1 < tests.count, random.chance(0.15), !endsBlock(body.last) { body.append(.line("fallthrough")) }
      after.leave(inner)
      cases.append(.compound([Clause(test, body)]))
    }
    scope = after
    let head =
      isTagged ? "switch \(random.pick(scope.isClosure ? ["lab.Flip()"] : ["p", "lab.Flip()", "q"])) {" : "switch {"
    return [.compound([Clause(head, cases, tail: "}")])]
  }

  mutating func select(_ scope: inout GoScope) -> [Statement] {
    var ready = scope.nested
    var other = scope.nested
    let cases: [Statement] = [
      .compound([Clause("case <-lab.Ready():", block(&ready))]), .compound([Clause("default:", block(&other))]),
    ]
    scope.leave(ready)
    scope.leave(other)
    return [.compound([Clause("select {", cases, tail: "}")])]
  }

  /// A function literal that is called at once: its returns and defers are its own.
  mutating func literal(_ scope: inout GoScope) -> [Statement] {
    if scope.hasError, random.chance(0.5) {
      var inner = scope.closure(.error)
      var body = block(&inner)
      if !isTerminating(body.last) { body.append(.line("return nil")) }
      scope.leave(inner)
      return [
        .compound([Clause("err = func() error {", body, tail: "}()")]),
        .compound([Clause("if err != nil {", [.line(failing(scope, "err"))], tail: "}")]),
      ]
    }
    var inner = scope.closure(.none)
    let body = block(&inner)
    scope.leave(inner)
    return [.compound([Clause("func() {", body, tail: "}()")])]
  }

  mutating func recovering(_ scope: GoScope) -> [Statement] {
    let inner: [Statement] =
      switch random.below(3) {
      case 0: [.line("recover()")]
      case 1 where scope.results == .namedError:
        [.compound([Clause("if r := recover(); r != nil {", [.line("err = lab.ErrBusy")], tail: "}")])]
      default: [.compound([Clause("if r := recover(); r != nil {", [.line("panic(r)")], tail: "}")])]
      }
    return [.compound([Clause("defer func() {", inner, tail: "}()")])]
  }
}
