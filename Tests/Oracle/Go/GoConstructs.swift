/// Constructs of the language that are worth a form of their own.
extension GoGenerator {
  mutating func construct(_ scope: inout GoScope) -> [Statement] {
    let held = scope.sure.sorted().randomElement(using: &random)
    switch random.below(8) {
    case 0:
      guard let held else { return work(&scope) }
      return waitedFor(held)
    case 1: return either(&scope)
    case 2: return typeSwitch(&scope)
    case 3:
      guard let held else { return work(&scope) }
      return [.line(random.pick(["(*lab.Conn).Close(\(held))", "lab.Apply(\(held), dispose)"]))]
    case 4:
      guard let held else { return work(&scope) }
      return methodValue(held, &scope)
    case 5: return again(&scope)
    case 6:
      guard let held else { return work(&scope) }
      return forward(held)
    default: return received(&scope)
    }
  }

  /// A goroutine whose end the function waits for. What it does not release is out of sight.
  private mutating func waitedFor(_ name: String) -> [Statement] {
    let use: Statement = .line(random.pick(["dispose(\(name))", "\(name).Close()", "lab.Release(\(name))"]))
    if random.chance(0.5) {
      return [
        .compound([
          Clause(
            "{",
            [
              .line("var group sync.WaitGroup; group.Add(1)"),
              .compound([Clause("go func() {", [.line("defer group.Done()"), use], tail: "}()")]),
              .line("group.Wait()"),
            ], tail: "}")
        ])
      ]
    }
    return [
      .compound([
        Clause(
          "{",
          [
            .line("end := make(chan struct{})"),
            .compound([Clause("go func(c *lab.Conn) {", [.line("defer close(end)"), use], tail: "}(\(name))")]),
            .line("<-end"),
          ], tail: "}")
      ])
    ]
  }

  /// `select` that waits.
  private mutating func either(_ scope: inout GoScope) -> [Statement] {
    var first = scope.nested
    var second = scope.nested
    first.isInSwitch = true
    second.isInSwitch = true
    let cases: [Statement] = [
      .compound([Clause("case <-left:", block(&first))]),
      .compound([Clause("case n, ok := <-right:", [.line("_, _ = n, ok")] + block(&second))]),
    ]
    scope.leave(first)
    scope.leave(second)
    return [
      .compound([
        Clause(
          "{", [.line("left, right := lab.Either()"), .compound([Clause("select {", cases, tail: "}")])], tail: "}")
      ])
    ]
  }

  private mutating func typeSwitch(_ scope: inout GoScope) -> [Statement] {
    var cases: [Statement] = []
    var after = scope
    for test in ["case int:", random.pick(["case error:", "case string, error:"]), "default:"] {
      var inner = scope.nested
      inner.isInSwitch = true
      cases.append(.compound([Clause(test, [.line("_ = v")] + block(&inner))]))
      after.leave(inner)
    }
    scope = after
    return [.compound([Clause("switch v := lab.Any().(type) {", cases, tail: "}")])]
  }

  private mutating func methodValue(_ name: String, _ scope: inout GoScope) -> [Statement] {
    guard scope.own.insert("end").inserted else { return work(&scope) }
    let call = random.pick(["end()", "end()", "_ = end"] + (scope.isInLoop ? [] : ["defer end()"]))
    return [.line("end := \(name).Close"), .line(call)]
  }

  /// `goto` backwards.
  private mutating func again(_ scope: inout GoScope) -> [Statement] {
    labels += 1
    var inner = scope.nested
    let body = block(&inner)
    scope.leave(inner)
    guard !endsBlock(body.last) else { return work(&scope) }
    return [.compound([Clause("again\(labels): if lab.More() {", body + [.line("goto again\(labels)")], tail: "}")])]
  }

  /// `goto` over a few statements.
  private mutating func forward(_ name: String) -> [Statement] {
    labels += 1
    return [
      .compound([
        Clause("if lab.Flip() {", [.line("goto past\(labels)")], tail: "}")
      ]), .line(random.pick(["dispose(\(name))", "lab.Use(\(name))"])), .line("past\(labels): _ = \(name)"),
    ]
  }

  /// The result of a function literal that is called at once.
  private mutating func received(_ scope: inout GoScope) -> [Statement] {
    let name = random.pick(names)
    let sign = scope.declare(connection: name, withError: true, isSure: true)
    return [
      .compound([
        Clause("\(name), err \(sign) func() (*lab.Conn, error) {", [.line("return \(acquisition())")], tail: "}()")
      ]),
      .compound([Clause("if err != nil {", [.line(failing(scope, "err"))], tail: "}")]), .line("_ = \(name)"),
    ]
  }
}
