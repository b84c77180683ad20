/// Functions of the subject's own: what they do to connections is for leaklint to find out.
extension GoGenerator {
  // MARK: Definitions

  mutating func helperDefinitions() -> [Statement] {
    var definitions: [Statement] = []
    let saved = names
    names = ["d"]
    for number in 0..<1 + random.below(3) {
      budget = 1 + random.below(4)
      defersInLoop = false
      let role = random.pick(weighted: [
        (5, GoHelper.Role.open), (1, .openGeneric), (2, .openUndo), (2, .find), (5, .close), (1, .closeIf), (1, .pass),
        (1, .check), (1, .ensure), (1, .keep), (2, .new), (1, .wrap),
      ])
      definitions += definition(role, number)
    }
    names = saved
    return definitions
  }

  private func function(_ head: String, _ body: [Statement]) -> Statement {
    .compound([Clause("func \(head) {", body, tail: "}")])
  }

  private mutating func definition(_ role: GoHelper.Role, _ number: Int) -> [Statement] {
    var name = "NAME_open\(number)"
    defer { helpers.append(GoHelper(name: name, role: role)) }
    let conn = "(c *lab.Conn)"
    switch role {
    case .open:
      if random.chance(0.25) { return [function("\(name)() (c *lab.Conn, err error)", openingByName())] }
      return [function("\(name)() (*lab.Conn, error)", opening())]
    case .openGeneric: return [function("\(name)[T any](_ T) (*lab.Conn, error)", opening())]
    case .openUndo:
      let undo = random.pick([
        "func() { c.Close() }", "func() { dispose(c) }", "func() { lab.Release(c) }",
      ])
      let body: [Statement] = acquired("return nil, nil, err") + [.line("return c, \(undo), nil")]
      return [function("\(name)() (*lab.Conn, func(), error)", body)]
    case .find:
      name = "NAME_find\(number)"
      return [function("\(name)() *lab.Conn", findingBody())]
    case .close:
      name = "NAME_close\(number)"
      let isFallible = random.chance(0.3)
      return [function("\(name)\(conn)\(isFallible ? " error" : "")", [entering(name)] + closingBody(isFallible))]
    case .closeIf:
      name = "NAME_closeif\(number)"
      let body = Statement.compound([Clause("if \(random.pick(["p", "!p"])) {", [.line("c.Close()")], tail: "}")])
      return [function("\(name)(c *lab.Conn, p bool)", [entering(name), body])]
    case .pass:
      name = "NAME_pass\(number)"
      return [function("\(name)\(conn) *lab.Conn", [entering(name), .line("lab.Use(c)"), .line("return c")])]
    case .check:
      name = "NAME_check\(number)"
      let close: [Statement] = random.chance(0.3) ? [.line("c.Close()")] : []
      let test = Statement.compound([
        Clause("if err := lab.Use(c); err != nil {", close + [.line("return nil, err")], tail: "}")
      ])
      return [function("\(name)\(conn) (*lab.Conn, error)", [entering(name), test, .line("return c, nil")])]
    case .ensure:
      name = "NAME_ensure\(number)"
      let test = Statement.compound([Clause("if c != nil {", [.line("return c, nil")], tail: "}")])
      return [
        function(
          "\(name)\(conn) (*lab.Conn, error)", [entering(name), test, .line("return \(acquisition())")])
      ]
    case .keep:
      name = "NAME_keep\(number)"
      let way = random.pick(["lab.Keep(c)", "store = append(store, c)"])
      return [function("\(name)\(conn)", [entering(name), .line(way)])]
    case .new, .wrap:
      name = "NAME_new\(number)"
      let type = "NAME_owner\(number)"
      let object = "&\(type){Conn: c}"
      let make =
        role == .new
        ? function("\(name)() (*\(type), error)", acquired("return nil, err") + [.line("return \(object), nil")])
        : function("\(name)\(conn) *\(type)", [entering(name), .line("return \(object)")])
      return [
        .compound([Clause("type \(type) struct {", [.line("Conn *lab.Conn"), .line("n int")], tail: "}")]), make,
        function("(o *\(type)) Close()", [.line(random.pick(["o.Conn.Close()", "dispose(o.Conn)"]))]),
      ]
    }
  }

  /// Tells the runs that a function has got a connection.
  private func entering(_ name: String) -> Statement { .line("«lab.Enter(\"\(name)\", c)»") }

  /// A connection in `c`, and perhaps work whose failure closes it or forgets to.
  private mutating func acquired(_ failure: String) -> [Statement] {
    var body: [Statement] = [
      .line("c, err := \(acquisition())"), .compound([Clause("if err != nil {", [.line(failure)], tail: "}")]),
    ]
    if random.chance(0.4) {
      let close: [Statement] = random.chance(0.6) ? [.line("c.Close()")] : []
      body.append(.compound([Clause("if err := c.Query(); err != nil {", close + [.line(failure)], tail: "}")]))
    }
    return body
  }

  private mutating func opening() -> [Statement] {
    switch random.below(5) {
    case 0: return [.line("return \(acquisition())")]
    case 1:
      var scope = GoScope()
      scope.results = .connectionAndError
      scope.isClosure = true
      names = ["c", "d"]
      defer { names = ["d"] }
      var body = block(&scope, atLeast: 2)
      if !isTerminating(body.last) { body.append(.line(returned(scope))) }
      return body
    default: return acquired("return nil, err") + [.line("return c, nil")]
    }
  }

  /// With named results: a deferred function sees how the function ends.
  private mutating func openingByName() -> [Statement] {
    let cleanup = Statement.compound([
      Clause(
        "defer func(d *lab.Conn) {", [.compound([Clause("if err != nil {", [.line("d.Close()")], tail: "}")])],
        tail: "}(c)")
    ])
    return [
      .line("c, err = \(acquisition())"),
      .compound([Clause("if err != nil {", [.line(random.pick(["return", "return nil, err"]))], tail: "}")]),
    ] + (random.chance(0.7) ? [cleanup] : []) + [
      // What is handed out beside an error is nobody's by convention.
      .compound([
        Clause("if err = lab.Work(); err != nil {", [.line("return nil, err")], tail: "}")
      ]), .line(random.pick(["return", "return c, nil"])),
    ]
  }

  private mutating func findingBody() -> [Statement] {
    switch random.below(3) {
    case 0: return [.line("return lab.Find()")]
    case 1:
      return [.compound([Clause("if lab.Flip() {", [.line("return nil")], tail: "}")]), .line("return \(finding())")]
    default:
      return [
        .line("c, err := \(acquisition())"),
        .compound([Clause("if err != nil {", [.line("return nil")], tail: "}")]), .line("return c"),
      ]
    }
  }

  private mutating func closingBody(_ isFallible: Bool) -> [Statement] {
    let end: [Statement] = isFallible ? [.line("return lab.Work()")] : []
    switch random.below(7) {
    case 0: return [.line(isFallible ? "return c.Close()" : "c.Close()")]
    case 1: return [.compound([Clause("if c != nil {", [.line("c.Close()")], tail: "}")])] + end
    case 2: return [.line("defer c.Close()"), .line("lab.Use(c)")] + end
    case 3:
      let failure = isFallible ? "return err" : "_ = err"
      return [.compound([Clause("if err := c.Close(); err != nil {", [.line(failure)], tail: "}")])] + end
    case 4:
      return [
        .compound([Clause("if c == nil {", [.line(isFallible ? "return nil" : "return")], tail: "}")]),
        .line("\(closer() ?? "dispose")(c)"),
      ] + end
    case 5:
      return [
        .compound([Clause("if lab.Flip() {", [.line(isFallible ? "return nil" : "return")], tail: "}")]),
        .line("c.Close()"),
      ] + end
    default: return [.line("lab.Release(c)")] + end
    }
  }

  // MARK: Calls

  private mutating func helper(_ role: GoHelper.Role) -> GoHelper? {
    helpers.filter { $0.role == role }.randomElement(using: &random)
  }

  /// A call with the results `*lab.Conn` and `error`.
  mutating func acquisition() -> String {
    if random.chance(0.5) {
      if let generic = helper(.openGeneric), random.chance(0.4) { return "«lab.From2(»\(generic.name)(1)«)»" }
      if let opener = helper(.open) { return "«lab.From2(»\(opener.name)()«)»" }
    }
    return "lab.Acquire()"
  }

  mutating func finding() -> String {
    if random.chance(0.6), let finder = helper(.find) { return "«lab.From(»\(finder.name)()«)»" }
    return "lab.Find()"
  }

  /// A function that releases its argument.
  mutating func closer() -> String? { random.chance(0.5) ? helper(.close)?.name : nil }

  mutating func helperCall(_ scope: inout GoScope) -> [Statement] {
    guard let helper = helpers.randomElement(using: &random) else { return work(&scope) }
    let held = scope.sure.sorted().randomElement(using: &random)
    switch helper.role {
    case .open, .openGeneric:
      let argument = helper.role == .openGeneric ? "\"\"" : ""
      return random.chance(0.3) ? [.line("«lab.From2(»\(helper.name)(\(argument))«)»")] : acquire(&scope)
    case .find: return random.chance(0.3) ? [.line("«lab.From(»\(helper.name)()«)»")] : find(&scope)
    case .openUndo:
      let name = random.pick(names)
      guard scope.own.insert("undo").inserted else { return work(&scope) }
      scope.connections.insert(name)
      scope.sure.insert(name)
      scope.hasError = true
      scope.own.formUnion([name, "err"])
      return [
        .line("\(name), undo, err := «lab.From3(»\(helper.name)()«)»"),
        .compound([Clause("if err != nil {", [.line(failing(scope, "err"))], tail: "}")]),
        .line(random.pick(["_, _ = \(name), undo", "defer undo()", "defer undo()", "undo()"])), .line("_ = \(name)"),
      ]
    case .close, .keep: return held.map { [.line("\(helper.name)(\($0))")] } ?? work(&scope)
    case .closeIf:
      let flag = random.pick(["true", "false", "lab.Flip()"])
      return held.map { [.line("\(helper.name)(\($0), \(flag))")] } ?? work(&scope)
    case .pass:
      return held.map { [.line("\($0) = «lab.From(»\(helper.name)(\($0))«)»")] } ?? work(&scope)
    case .check, .ensure:
      let target = random.pick(names)
      let isGiven = helper.role == .check || random.chance(0.6)
      guard let given = isGiven ? held : "nil" else { return work(&scope) }
      let sign = scope.declare(connection: target, withError: true, isSure: true)
      return [
        .line("\(target), err \(sign) «lab.From2(»\(helper.name)(\(given))«)»"),
        .compound([Clause("if err != nil {", [.line(failing(scope, "err"))], tail: "}")]), .line("_ = \(target)"),
      ]
    case .new, .wrap:
      guard scope.own.insert("box").inserted else { return work(&scope) }
      let use = Statement.line(
        random.pick(
          ["box.Close()", "_ = box", "box.Conn.Close()"]
            + (scope.isInLoop ? [] : ["defer box.Close()", "defer box.Close()"])))
      if helper.role == .wrap {
        return held.map { [.line("box := \(helper.name)(\($0))"), use] } ?? work(&scope)
      }
      scope.hasError = true
      scope.own.insert("err")
      return [
        .line("box, err := «lab.From2(»\(helper.name)()«)»"),
        .compound([Clause("if err != nil {", [.line(failing(scope, "err"))], tail: "}")]), use,
      ]
    }
  }
}
