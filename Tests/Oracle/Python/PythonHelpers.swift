/// Functions of the subject's own: what they do to connections is for leaklint to find out.
extension PythonGenerator {
  // MARK: Definitions

  mutating func helperDefinitions() -> [Statement] {
    var definitions: [Statement] = []
    let saved = names
    for number in 0..<1 + random.below(3) {
      budget = 1 + random.below(4)
      isGenerator = false
      let role = random.pick(weighted: [
        (4, PythonHelper.Role.open(isSure: true)), (2, .open(isSure: false)), (1, .openPair), (5, .close),
        (1, .closeIf),
        (1, .pass), (1, .ensure), (1, .keep),
      ])
      isAsync = random.chance(0.1)
      definitions += definition(role, number)
    }
    (names, results, isAsync) = (saved, nil, false)
    return definitions
  }

  private mutating func definition(_ role: PythonHelper.Role, _ number: Int) -> [Statement] {
    let body: [Statement]
    var parameters = "c"
    let suffix: String
    switch role {
    case .open(let isSure):
      (names, results, suffix, parameters) = (["c", "d"], .connection(isSure: isSure), "open", "")
      body = opening(isSure: isSure)
    case .openPair:
      (names, results, suffix, parameters) = (["c", "d"], .nothing, "pair", "")
      var scope = PythonScope()
      scope.assign("c", isSure: true)
      names = ["d"]
      body = [.line("c = \(acquisition())")] + random.pick([[], calm(&scope)]) + [.line("return c, 1")]
    case .close:
      (names, results, suffix) = (["d"], .nothing, "close")
      body = closingBody()
    case .closeIf:
      (names, results, suffix, parameters) = (["d"], .nothing, "close_if", "c, p")
      body = [.compound([Clause("if \(random.pick(["p", "c and p", "not p"])):", [.line("c.close()")])])]
    case .pass:
      (names, results, suffix) = (["d"], .connection(isSure: true), "pass")
      var scope = scopeWithArgument()
      body = random.pick([[], calm(&scope)]) + [.line("return c")]
    case .ensure:
      (names, results, suffix) = (["d"], .connection(isSure: true), "ensure")
      body = [
        .compound([Clause(random.pick(["if c is None:", "if not c:"]), [.line("c = \(acquisition())")])]),
        .line("return c"),
      ]
    case .keep:
      (names, results, suffix) = (["d"], .nothing, "keep")
      var scope = scopeWithArgument()
      let ways = ["keep(c)", "STORE.append(c)", "STORE.append((1, c))"]
      body = random.pick([[], calm(&scope)]) + [.line(random.pick(ways))]
    }
    let name = "NAME_\(suffix)\(number)"
    helpers.append(PythonHelper(name: name, role: role, isAsync: isAsync))
    let head = "\(isAsync ? "async " : "")def \(name)(\(parameters)):"
    let decorator: [Statement] = !isAsync && random.chance(0.15) ? [.line("@traced")] : []
    return decorator + [.compound([Clause(head, parameters.contains("p") ? body : body.withoutArguments)])]
  }

  private func scopeWithArgument() -> PythonScope {
    var scope = PythonScope()
    scope.assign("c", isSure: true)
    return scope
  }

  /// A block that comes to its end, or raises.
  private mutating func calm(_ scope: inout PythonScope) -> [Statement] {
    let lines = ["work()", "assert p", "c.query()", "work(c)", "print(1)"]
    return [.line(random.pick(lines))]
  }

  private mutating func opening(isSure: Bool) -> [Statement] {
    let acquired = Statement.line("c = \(acquisition())")
    var scope = scopeWithArgument()
    if !isSure {
      switch random.below(4) {
      case 0: return [.compound([Clause("if p:", [.line("return None")])]), .line("return \(acquisition())")]
      case 1: return [.line("return \(finding())")]
      case 2:
        let failure = random.pick(["except Exception:", "except ValueError:"])
        return [
          .compound([Clause("try:", [.line("return \(acquisition())")]), Clause(failure, [.line("return None")])])
        ]
      default:
        var scope = PythonScope()
        return block(&scope, atLeast: 2) + [.line(returned(results, scope))]
      }
    }
    switch random.below(6) {
    case 0: return [.line("return \(acquisition())")]
    case 1: return [acquired] + calm(&scope) + [.line("return c")]
    case 2:
      let failure = random.pick(["except Exception:", "except:", "except BaseException:", "except ValueError:"])
      return [
        acquired,
        .compound([Clause("try:", calm(&scope)), Clause(failure, [.line(closing("c")), .line("raise")])]),
        .line("return c"),
      ]
    case 3:
      return [
        acquired, .line("done = False"),
        .compound([
          Clause("try:", calm(&scope) + [.line("done = True"), .line("return c")]),
          Clause("finally:", [.compound([Clause("if not done:", [.line(closing("c"))])])]),
        ]),
      ]
    case 4:
      return [acquired] + block(&scope) + (scope.sure.contains("c") ? [.line("return c")] : [.line("return acquire()")])
    default: return [acquired, .line("return c")]
    }
  }

  private mutating func closingBody() -> [Statement] {
    var scope = scopeWithArgument()
    let close = Statement.line(closing("c"))
    switch random.below(11) {
    case 0: return [close]
    case 1: return [.compound([Clause(random.pick(["if c is not None:", "if c:"]), [close])])]
    case 2: return calm(&scope) + [close]
    case 3: return [close] + [.line(random.pick(["work()", "assert p"]))]
    case 4: return [.compound([Clause("try:", calm(&scope)), Clause("finally:", [close])])]
    case 5: return [.compound([Clause(random.pick(["with c:", "with closing(c):"]), calm(&scope))])]
    case 6: return [.line("release(c)")]
    case 7:
      return [
        .compound([
          Clause("try:", calm(&scope)), Clause("except Exception:", [close, .line(random.pick(["raise", "pass"]))]),
        ])
      ]
    case 8: return [.compound([Clause("if c is None:", [.line("return")])]), close]
    case 9: return [.compound([Clause("try:", [close]), Clause("except Exception:", [.line("pass")])])]
    default: return block(&scope, atLeast: 2)
    }
  }

  // MARK: Calls

  /// A call whose result is a connection.
  mutating func acquisition() -> String {
    let openers = helpers.filter { helper in
      if case .open(isSure: true) = helper.role { !helper.isAsync || isAsync } else { false }
    }
    if let opener = openers.randomElement(using: &random), random.chance(0.5) { return call(opener, "") }
    return isAsync && random.chance(0.6) ? "await acquire_later()" : "acquire()"
  }

  /// A call whose result is a connection or null.
  mutating func finding() -> String {
    let finders = helpers.filter { helper in
      if case .open(isSure: false) = helper.role { !helper.isAsync || isAsync } else { false }
    }
    if let finder = finders.randomElement(using: &random), random.chance(0.6) { return call(finder, "") }
    return "find()"
  }

  /// A statement that releases what the name holds.
  mutating func closing(_ name: String) -> String {
    let closers = helpers.filter { helper in
      if case .close = helper.role { !helper.isAsync || isAsync } else { false }
    }
    if let closer = closers.randomElement(using: &random), random.chance(0.4) { return call(closer, name) }
    return "\(name).close()"
  }

  private func call(_ helper: PythonHelper, _ arguments: String) -> String {
    "\(helper.isAsync ? "await " : "")\(helper.name)(\(arguments))"
  }

  mutating func helperCall(_ scope: inout PythonScope) -> String {
    let callable = helpers.filter { !$0.isAsync || isAsync }
    guard let helper = callable.randomElement(using: &random) else { return "work()" }
    let held = scope.sure.sorted().randomElement(using: &random)
    let target = random.pick(names)
    switch helper.role {
    case .open(let isSure):
      if random.chance(0.1) { return call(helper, "") }
      scope.assign(target, isSure: isSure)
      return "\(target) = \(call(helper, ""))"
    case .openPair:
      scope.assign(target, isSure: true)
      if random.chance(0.3) {
        return "\(target) = \(isAsync && helper.isAsync ? "(\(call(helper, "")))" : call(helper, ""))[0]"
      }
      return "\(target), n = \(call(helper, ""))"
    case .close, .keep: return held.map { call(helper, $0) } ?? "work()"
    case .closeIf:
      let flag = random.pick(["True", "False", "flip()"] + (results == nil ? ["p", "not q"] : []))
      return held.map { call(helper, "\($0), \(flag)") } ?? "work()"
    case .pass:
      guard let held else { return "work()" }
      scope.assign(target, isSure: true)
      return "\(target) = \(call(helper, held))"
    case .ensure:
      // That it acquires exactly where its argument is null is more than a summary says.
      // (`c` is an argument, which may be null.)
      guard let held, held != "c" else { return "work()" }
      scope.assign(target, isSure: true)
      return "\(target) = \(call(helper, held))"
    }
  }

  mutating func returned(_ results: PythonHelper.Results?, _ scope: PythonScope) -> String {
    switch results {
    case nil, .nothing: return "return"
    case .connection(let isSure):
      let sure = scope.sure.sorted().map { "return \($0)" }
      if isSure { return random.pick(sure + ["return acquire()"]) }
      return random.pick(sure + ["return None", "return find()"])
    }
  }
}

extension [Statement] {
  /// The arguments `p` and `q` of the subject are asked for outcomes instead.
  fileprivate var withoutArguments: [Statement] {
    map { statement in
      switch statement {
      case .line(let text): .line(Self.withoutArguments(text))
      case .compound(let clauses):
        .compound(
          clauses.map { clause in
            var clause = clause
            clause.head = Self.withoutArguments(clause.head)
            clause.body = clause.body.withoutArguments
            return clause
          })
      }
    }
  }

  private static func withoutArguments(_ text: String) -> String { text.replacing(#/\b[pq]\b/#, with: "flip()") }
}
