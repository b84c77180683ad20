/// Writes random Swift functions over the vocabulary of `lab.swift`.
struct SwiftGenerator {
  var random: RandomSource
  /// Statements that may still be written.
  var budget = 0
  private var names = 0
  /// What stands in front of the function.
  var helpers = SwiftHelpers()

  init(random: RandomSource) { self.random = random }

  mutating func subject(_ name: String) -> Subject {
    if random.chance(0.6) { for _ in 0...random.below(3) { addHelper() } }
    budget = 4 + random.below(8)
    var scope = SwiftScope()
    scope.isAsync = random.chance(0.2)
    if scope.isAsync, random.chance(0.6) { addAsyncHelper() }
    scope.results = random.pick(weighted: [(3, SwiftScope.Results.none), (2, .boolean), (3, .optionalConnection)])
    var body = block(&scope, atLeast: 3)
    if scope.results != .none, !isTerminating(body.last) { body.append(.line(returned(scope))) }
    if random.chance(0.25) { body = random.thinned(body, keepingLast: true) }
    return Subject(
      name: name,
      head: "func NAME(_ p: Bool, _ q: Bool)\(scope.isAsync ? " async" : "") throws\(scope.results.text) {", body: body,
      parts: helpers.declarations)
  }

  mutating func fresh(_ prefix: String) -> String {
    names += 1
    return "\(prefix)\(names)"
  }

  // MARK: Blocks

  mutating func block(_ scope: inout SwiftScope, atLeast least: Int = 1) -> [Statement] {
    var statements: [Statement] = []
    let wanted = least + random.below(3)
    var count = 0
    while count < wanted, budget > 0 || statements.isEmpty {
      budget -= 1
      count += 1
      statements += statement(&scope)
      if isTerminating(statements.last) { break }
    }
    return statements
  }

  func isTerminating(_ statement: Statement?) -> Bool {
    guard case .line(let text)? = statement else { return false }
    return ["return", "throw ", "break", "continue", "fallthrough"].contains { text.hasPrefix($0) }
  }

  private mutating func statement(_ scope: inout SwiftScope) -> [Statement] {
    enum Choice {
      case acquire, find, close, deferred, work, flag, alias, keep, leave, raise, jump, assign
      case conditional, loop, choice, attempt, scoped, closure, cleanup, held, taken, filled, made, owner, construct,
        concurrent
    }
    let hasSure = !scope.sure.isEmpty
    let hasNullable = !scope.nullable.isEmpty
    let isNested = scope.depth < 3 && budget > 0
    let mayLeave = !scope.isInCleanup
    let choice = random.pick(
      weighted: [
        (5, Choice.acquire), (3, .find), (hasSure || hasNullable ? 5 : 0, .close),
        (hasSure || hasNullable ? 4 : 0, .deferred), (4, .work), (1, .flag), (hasSure ? 1 : 0, .alias),
        (hasSure ? 1 : 0, .keep), (mayLeave ? 2 : 0, .leave),
        // That a task always throws is not told to who waits for it.
        (mayLeave && !(scope.isClosure && scope.isAsync) ? 1 : 0, .raise),
        (scope.isInLoop ? 3 : 0, .jump), (scope.variables.isEmpty ? 0 : 3, .assign), (isNested ? 5 : 0, .conditional),
        (isNested ? 3 : 0, .loop), (isNested ? 2 : 0, .choice), (isNested ? 4 : 0, .attempt),
        (isNested ? 1 : 0, .scoped),
        (isNested && mayLeave ? 1 : 0, .closure), (hasSure ? 1 : 0, .cleanup), (hasSure ? 1 : 0, .held),
        (hasSure && !helpers.takers.isEmpty ? 6 : 0, .taken),
        (!scope.variables.isEmpty && !helpers.fillers.isEmpty || !helpers.perhapsFillers.isEmpty ? 6 : 0, .filled),
        (helpers.makers.isEmpty && (helpers.adopters.isEmpty || !hasSure) || scope.isInCleanup ? 0 : 6, .made),
        (scope.owners.isEmpty ? 0 : 5, .owner), (6, .construct),
        (scope.isAsync && mayLeave ? 8 : 0, .concurrent),
      ])
    switch choice {
    case .acquire: return acquire(&scope)
    case .find: return find(&scope)
    case .close: return [.line(close(scope))]
    case .deferred:
      var inner = scope.nested
      inner.isInCleanup = true
      inner.isInLoop = false
      let condition = random.chance(0.25) ? condition(scope, isPure: true) : nil
      let release = Statement.line(close(scope))
      let body = condition.map { [.compound([Clause("if \($0) {", [release], tail: "}")])] } ?? [release]
      return [.compound([Clause("defer {", body, tail: "}")])]
    case .work: return [.line(work(scope))]
    case .flag:
      if let flag = scope.flags.randomElement(using: &random) {
        return [.line("\(flag) = \(random.pick(["true", "false", "p", "flip()"]))")]
      }
      let flag = fresh("done")
      scope.flags.append(flag)
      return [.line("var \(flag) = \(random.pick(["false", "true", "q"]))")]
    case .alias:
      let name = fresh("c")
      let from = random.pick(scope.sure)
      scope.sure.append(name)
      return [.line("let \(name) = \(from)")]
    case .keep: return [.line("keep(\(random.pick(scope.sure)))")]
    case .leave: return [.line(returned(scope))]
    case .raise: return [.line("throw OtherError()")]
    case .jump:
      return [
        .line(random.pick(["break", "continue"]) + (scope.label.map { random.chance(0.5) ? " " + $0 : "" } ?? ""))
      ]
    case .assign:
      let name = random.pick(scope.variables)
      return [
        .line(
          "\(name) = \(random.pick(["try \(aThrowingSource())", aFinder(), "nil", "try? \(anOpener())"] + scope.sure))")
      ]
    case .conditional: return conditional(&scope)
    case .loop: return loop(scope)
    case .choice: return choose(scope)
    case .attempt: return attempt(scope)
    case .scoped:
      var inner = scope.nested
      return [.compound([Clause("do {", block(&inner), tail: "}")])]
    case .closure: return closure(scope)
    case .cleanup:
      let name = fresh("undo")
      let release = random.pick(scope.sure.flatMap { ["\($0).close()", "dispose(\($0))"] })
      return [
        .line("let \(name) = { \(release) }"), .line(random.pick(["\(name)()", "defer { \(name)() }", "_ = \(name)"])),
      ]
    case .construct: return construct(&scope)
    case .concurrent: return concurrent(&scope)
    case .taken: return [.line(taken(scope))]
    case .filled where scope.variables.isEmpty || helpers.fillers.isEmpty:
      let name = fresh("c")
      scope.variables.append(name)
      return [
        .line("var \(name): Connection? = nil"),
        .line("\(attempted(true, scope))\(random.pick(helpers.perhapsFillers))(&\(name))"),
      ]
    case .filled:
      let (filler, isThrowing) = random.pick(helpers.fillers)
      return [.line("\(attempted(isThrowing, scope))\(filler)(&\(random.pick(scope.variables)))")]
    case .made: return made(&scope)
    case .owner:
      let owner = random.pick(scope.owners)
      let end = owner.isClosable ? ["\(owner.name).end()", "defer { \(owner.name).end() }"] : []
      return [.line(random.pick(["_ = \(owner.name)"] + end))]
    case .held:
      let name = fresh("box")
      let use = random.pick(["\(name).connection?.close()", "_ = \(name)", "defer { \(name).connection?.close() }"])
      return [.line("let \(name) = Holder(\(random.pick(scope.sure)))"), .line(use)]
    }
  }

  // MARK: Acquisitions

  private mutating func acquire(_ scope: inout SwiftScope) -> [Statement] {
    let name = fresh("c")
    switch random.below(scope.isInCleanup ? 2 : 7) {
    case 0:
      scope.variables.append(name)
      return [.line("var \(name): Connection? = nil")]
    case 1:
      scope.optional.append(name)
      return [.line("let \(name) = try? \(anOpener())")]
    case 2:
      scope.sure.append(name)
      return [.compound([Clause("guard let \(name) = try? \(anOpener()) else {", [.line(returned(scope))], tail: "}")])]
    case 3:
      scope.variables.append(name)
      return [.line("var \(name): Connection? = try \(aThrowingSource())")]
    default:
      scope.sure.append(name)
      return [.line("let \(name) = try \(anOpener())")]
    }
  }

  private mutating func find(_ scope: inout SwiftScope) -> [Statement] {
    let name = fresh("c")
    switch random.below(scope.isInCleanup ? 3 : 4) {
    case 0:
      scope.optional.append(name)
      return [
        .line(
          "let \(name) = \(random.pick(["\(aFinder())", "\(scope.isClosure ? "flip()" : "p") ? \(aFinder()) : nil"]))")
      ]
    case 1:
      scope.variables.append(name)
      return [.line("var \(name) = \(aFinder())")]
    case 2 where scope.depth < 3:
      var inner = scope.nested
      inner.sure.append(name)
      let extra = random.pick(["", ", p", ", flip()"])
      var clauses = [Clause("if let \(name) = \(aFinder())\(extra) {", block(&inner), tail: "}")]
      if random.chance(0.3) {
        var other = scope.nested
        clauses.append(Clause("else {", block(&other), tail: "}", isOptional: true))
      }
      return [.compound(clauses)]
    default:
      if scope.isInCleanup { return [.line("_ = p")] }
      scope.sure.append(name)
      return [.compound([Clause("guard let \(name) = \(aFinder()) else {", [.line(returned(scope))], tail: "}")])]
    }
  }

  private mutating func close(_ scope: SwiftScope) -> String {
    let sure = scope.sure.flatMap { ["\($0).close()", "\($0).close()", "release(\($0))", "dispose(\($0))"] }
    let nullable = scope.nullable.flatMap { ["\($0)?.close()", "dispose(\($0))", "if let \($0) { \($0).close() }"] }
    return random.pick(sure + nullable)
  }

  /// A call that throws, or may give a connection.
  private mutating func aThrowingSource() -> String {
    guard let finder = helpers.throwingFinders.randomElement(using: &random), random.chance(0.6) else {
      return anOpener()
    }
    return finder
  }

  private mutating func attempted(_ isThrowing: Bool, _ scope: SwiftScope) -> String {
    guard isThrowing else { return "" }
    return scope.isInCleanup || random.chance(0.3) ? "try? " : "try "
  }

  private mutating func taken(_ scope: SwiftScope) -> String {
    let (taker, isThrowing) = random.pick(helpers.takers)
    return "\(attempted(isThrowing, scope))\(taker)(\(random.pick(scope.sure)))"
  }

  private mutating func made(_ scope: inout SwiftScope) -> [Statement] {
    let name = fresh("o")
    if let (adopter, isClosable) = helpers.adopters.randomElement(using: &random), !scope.sure.isEmpty {
      scope.owners.append((name, isClosable))
      return [.line("let \(name) = \(adopter)(\(random.pick(scope.sure)))")]
    }
    guard let (maker, isClosable) = helpers.makers.randomElement(using: &random) else { return [.line("try work()")] }
    if random.chance(0.15) { return [.line("_ = try \(maker)")] }
    scope.owners.append((name, isClosable))
    if random.chance(0.25) {
      return [.compound([Clause("guard let \(name) = try? \(maker) else {", [.line(returned(scope))], tail: "}")])]
    }
    return [.line("let \(name) = try \(maker)")]
  }

  // MARK: Ways out

  mutating func returned(_ scope: SwiftScope) -> String {
    switch scope.results {
    case .none: return "return"
    case .boolean: return random.pick(["return true", "return false", "return p", "return flip()"])
    case .optionalConnection:
      return random.pick(["return nil", "return nil"] + (scope.sure + scope.nullable).map { "return \($0)" })
    }
  }

  private mutating func work(_ scope: SwiftScope) -> String {
    let own = scope.sure.flatMap { ["try \($0).query()", "try use(\($0))", "try? \($0).query()"] }
    let nullable = scope.nullable.map { "try \($0)?.query()" }
    if scope.isInCleanup { return "try? work()" }
    return random.pick(["try work()", "try work()", "try? work()", "_ = flip()"] + own + nullable)
  }

  // MARK: Conditions

  private mutating func condition(_ scope: SwiftScope, isPure: Bool = false) -> String {
    var forms = (scope.isClosure ? ["flip()"] : ["p", "q", "!p", "!q"]) + scope.flags + scope.flags.map { "!\($0)" }
    forms += scope.nullable.flatMap { ["\($0) != nil", "\($0) == nil"] }
    if !isPure { forms += ["flip()", "!flip()"] + (scope.isClosure ? [] : ["p && flip()", "q || flip()"]) }
    return random.pick(forms)
  }

  // MARK: Control flow

  private mutating func conditional(_ scope: inout SwiftScope) -> [Statement] {
    if let name = scope.nullable.randomElement(using: &random), random.chance(0.35) {
      var inner = scope.nested
      let bound = fresh("c")
      inner.sure.append(bound)
      let head = random.pick([
        "if let \(bound) = \(name) {", "if case let \(bound)? = \(name) {", "if let \(bound) = \(name), p {",
      ])
      return [.compound([Clause(head, block(&inner), tail: "}")])]
    }
    if !scope.isInCleanup, random.chance(0.2) {
      let test = condition(scope)
      let leave = scope.isInLoop && random.chance(0.5) ? random.pick(["break", "continue"]) : returned(scope)
      return [.compound([Clause("guard \(test) else {", [.line(leave)], tail: "}")])]
    }
    var first = scope.nested
    var clauses = [Clause("if \(condition(scope)) {", block(&first), tail: "}")]
    if random.chance(0.2) {
      var second = scope.nested
      clauses.append(Clause("else if \(condition(scope)) {", block(&second), tail: "}", isOptional: true))
    }
    if random.chance(0.4) {
      var second = scope.nested
      clauses.append(Clause("else {", block(&second), tail: "}", isOptional: true))
    }
    return [.compound(clauses)]
  }

  private mutating func loop(_ scope: SwiftScope) -> [Statement] {
    var inner = scope.loopBody
    let label = random.chance(0.3) ? fresh("outer") : nil
    inner.label = label ?? scope.label
    let prefix = label.map { "\($0): " } ?? ""
    let body = block(&inner)
    switch random.below(5) {
    case 0: return [.compound([Clause(prefix + "while more() {", body, tail: "}")])]
    case 1: return [.compound([Clause(prefix + "repeat {", body, tail: "} while more()")])]
    case 2: return [.compound([Clause(prefix + "for _ in items() where flip() {", body, tail: "}")])]
    case 3:
      let leave = Statement.compound([Clause("if !more() {", [.line("break")], tail: "}")])
      return [.compound([Clause(prefix + "while true {", [leave] + body, tail: "}")])]
    default: return [.compound([Clause(prefix + "for _ in items() {", body, tail: "}")])]
    }
  }

  private mutating func choose(_ scope: SwiftScope) -> [Statement] {
    var cases: [Statement] = []
    var head = "switch \(scope.isClosure ? "flip()" : random.pick(["p", "flip()", "q"])) {"
    var tests = ["case true where flip():", "case true:", "case false:"]
    if random.chance(0.4) { tests = ["case true:", "default:"] }
    if let name = scope.nullable.randomElement(using: &random), random.chance(0.4) {
      head = "switch \(name) {"
      tests = [
        random.pick(["case let c?:", "case .some(let c):"]), random.pick(["case nil:", "case .none:", "default:"]),
      ]
    }
    for test in tests {
      var inner = scope.nested
      if test.contains("let c") { inner.sure.append("c") }
      var body = block(&inner)
      if test == "case true:", random.chance(0.1), !isTerminating(body.last) { body.append(.line("fallthrough")) }
      cases.append(.compound([Clause(test, body)]))
    }
    return [.compound([Clause(head, cases, tail: "}")])]
  }

  private mutating func attempt(_ scope: SwiftScope) -> [Statement] {
    var body = scope.nested
    // Something in it throws, or nothing would ever be caught.
    var clauses = [Clause("do {", [.line("try work()")] + block(&body), tail: "}")]
    let patterns = [
      "catch LabError.busy {", "catch is LabError {", "catch let error as LabError {",
      "catch LabError.gone where flip() {",
    ]
    for pattern in patterns.shuffled(using: &random).prefix(random.below(3)) {
      var inner = scope.nested
      clauses.append(Clause(pattern, block(&inner), tail: "}", isOptional: true))
    }
    if clauses.count == 1 || random.chance(0.5) || scope.isInCleanup {
      var inner = scope.nested
      var handler = block(&inner)
      if !scope.isInCleanup, clauses.count == 1, random.chance(0.4), !isTerminating(handler.last) {
        handler.append(.line("throw error"))
      }
      clauses.append(Clause("catch {", handler, tail: "}", isOptional: true))
    }
    return [.compound(clauses)]
  }

  /// A closure that runs at once: its returns and defers are its own.
  private mutating func closure(_ scope: SwiftScope) -> [Statement] {
    var inner = scope.closure
    // Something in it throws, and not always: whether a closure comes back is not told to what calls it.
    let body = [.line("try work()")] + block(&inner).filter { !Self.isThrow($0) }
    if random.chance(0.5) { return [.compound([Clause("try always {", body, tail: "}")])] }
    return [.compound([Clause("try ({ () throws -> Void in", body, tail: "})()")])]
  }

  private static func isThrow(_ statement: Statement) -> Bool {
    if case .line(let text) = statement { text.hasPrefix("throw ") } else { false }
  }
}
