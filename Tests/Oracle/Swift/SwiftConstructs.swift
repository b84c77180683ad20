/// Statements of the language that are no plain branch, loop or call.
extension SwiftGenerator {
  mutating func construct(_ scope: inout SwiftScope) -> [Statement] {
    enum Choice {
      case whileLet, labelled, branchValue, coalesced, localCloser, localOpener, closureOpener, typed, guardCase, pair
      case boundCase, scopedUse
    }
    let isNested = scope.depth < 3 && budget > 0
    let hasSure = !scope.sure.isEmpty
    let mayLeave = !scope.isInCleanup
    let choice = random.pick(
      weighted: [
        (isNested ? 2 : 0, Choice.whileLet), (isNested ? 2 : 0, .labelled), (3, .branchValue),
        (mayLeave ? 2 : 0, .coalesced), (hasSure ? 3 : 0, .localCloser), (mayLeave ? 2 : 0, .localOpener),
        (mayLeave ? 2 : 0, .closureOpener), (isNested ? 2 : 0, .typed), (mayLeave ? 2 : 0, .guardCase),
        (isNested ? 3 : 0, .pair), (isNested ? 3 : 0, .boundCase),
        (isNested && hasSure && mayLeave ? 2 : 0, .scopedUse),
      ])
    switch choice {
    case .whileLet:
      var inner = scope.loopBody
      let name = fresh("c")
      inner.sure.append(name)
      let head = random.pick([
        "while more(), let \(name) = \(aFinder()) {", "while let \(name) = \(aFinder()), more() {",
        "while case let \(name)? = \(aFinder()), more() {",
      ])
      return [.compound([Clause(head, block(&inner), tail: "}")])]
    case .labelled:
      var inner = scope.nested
      let label = fresh("scope")
      let leave = Statement.compound([Clause("if \(flipped()) {", [.line("break \(label)")], tail: "}")])
      let before = block(&inner)
      let body = isTerminating(before.last) ? before : before + [leave] + block(&inner)
      return [.compound([Clause("\(label): \(random.pick(["do", "if flip()", "if !flip()"])) {", body, tail: "}")])]
    case .branchValue: return [.line(branchValue(&scope))]
    case .coalesced:
      let name = fresh("c")
      scope.sure.append(name)
      return [.line("let \(name) = try \(aFinder()) ?? \(anOpener())")]
    case .localCloser:
      let name = fresh("end")
      let connection = random.pick(scope.sure)
      let close = Statement.line(random.pick(["\(connection).close()", "dispose(\(connection))"]))
      let body = random.pick([[close], [.compound([Clause("defer {", [close], tail: "}")]), .line("try? work()")]])
      return [
        .compound([Clause("func \(name)() {", body, tail: "}")]),
        .line(random.pick(["\(name)()", "\(name)()", "defer { \(name)() }", "_ = \(name)"])),
      ]
    case .localOpener:
      let (opener, name) = (fresh("open"), fresh("c"))
      scope.sure.append(name)
      let enter = "« run.enter(); defer { run.leave() }»"
      var body: [Statement] = [.line("return try \(anOpener())")]
      if random.chance(0.3) { body.insert(.line("try work()"), at: 0) }
      return [
        .compound([Clause("func \(opener)() throws -> Connection {\(enter)", body, tail: "}")]),
        .line("let \(name) = try «got(»\(opener)()«)»"),
      ]
    case .closureOpener:
      let (opener, name) = (fresh("open"), fresh("c"))
      scope.sure.append(name)
      let enter = "« run.enter(); defer { run.leave() };»"
      return [
        .line("let \(opener) = { () throws -> Connection in\(enter) return try \(anOpener()) }"),
        .line("let \(name) = try «got(»\(opener)()«)»"),
      ]
    case .typed: return typed(scope)
    case .guardCase:
      let name = fresh("c")
      scope.sure.append(name)
      let head = random.pick([
        "guard case let \(name)? = \(aFinder()) else {", "guard case .some(let \(name)) = \(aFinder()), flip() else {",
        "guard flip(), let \(name) = \(aFinder()) else {",
      ])
      return [.compound([Clause(head, [.line(returned(scope))], tail: "}")])]
    case .pair:
      var inner = scope.nested
      let (first, second) = (fresh("c"), fresh("c"))
      inner.sure += [first, second]
      let head = "if let \(first) = \(aFinder()), let \(second) = \(random.pick([aFinder(), "try? \(anOpener())"])) {"
      return [.compound([Clause(head, block(&inner), tail: "}")])]
    case .boundCase:
      var cases: [Statement] = []
      for head in ["case let c? where flip():", "case .some(let c):", random.pick(["case nil:", "default:"])] {
        var inner = scope.nested
        if head.contains("c") && head.contains("let") { inner.sure.append("c") }
        cases.append(.compound([Clause(head, block(&inner))]))
      }
      return [.compound([Clause("switch \(aFinder()) {", cases, tail: "}")])]
    case .scopedUse:
      var inner = scope.closure
      let name = fresh("c")
      inner.sure = [name]
      let body = [.line("try \(name).query()")] + block(&inner)
      return [.compound([Clause("try closing(\(random.pick(scope.sure))) { \(name) in", body, tail: "}")])]
    }
  }

  private mutating func flipped() -> String { random.pick(["flip()", "!flip()"]) }

  /// A value that branches give.
  private mutating func branchValue(_ scope: inout SwiftScope) -> String {
    let name = fresh("c")
    if scope.isInCleanup || random.chance(0.5) {
      scope.optional.append(name)
      let (first, second) = (aFinder(), random.pick(["nil", aFinder(), "try? \(anOpener())"]))
      return random.pick([
        "let \(name): Connection? = if flip() { \(first) } else { \(second) }",
        "let \(name): Connection? = switch flip() { case true: \(first); case false: \(second) }",
        "let \(name) = flip() ? \(first) : \(second)",
      ])
    }
    scope.sure.append(name)
    let (first, second) = (anOpener(), random.pick(scope.sure.dropLast() + ["try \(anOpener())"]))
    return random.pick([
      "let \(name) = if flip() { try \(first) } else { \(second) }",
      "let \(name): Connection = switch flip() { case true: try \(first); case false: \(second) }",
    ])
  }

  /// Errors of one type only.
  private mutating func typed(_ scope: SwiftScope) -> [Statement] {
    var inner = scope.nested
    let close = scope.sure.isEmpty ? Statement.line("_ = flip()") : .line("\(random.pick(scope.sure)).close()")
    let handler = block(&inner)
    let body = random.pick([[Statement.line("try refuse()"), close], [close, .line("try refuse()")]])
    let handlers = random.pick([
      [Clause("catch {", handler, tail: "}")], [Clause("catch LabError.busy {", handler, tail: "}")],
      [Clause("catch is LabError {", handler, tail: "}")],
    ])
    if handlers[0].head == "catch {", random.chance(0.5) {
      return [.compound([Clause("do throws(LabError) {", body, tail: "}")] + handlers)]
    }
    return [.compound([Clause("do {", body, tail: "}")] + handlers)]
  }
}
