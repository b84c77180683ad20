/// Constructs of the language that are worth a form of their own.
extension PythonGenerator {
  mutating func construct(_ scope: inout PythonScope) -> [Statement] {
    switch random.below(14) {
    case 0: return captured(&scope)
    case 1: return chosen(&scope)
    case 2: return shortCircuit(scope)
    case 3: return several(&scope)
    case 4: return stored(&scope)
    case 5: return filled(&scope)
    case 6: return repeated(&scope)
    case 7: return thrownLater(&scope)
    case 8: return asynchronousLoop(&scope)
    case 9: return group(&scope)
    case 10: return each(&scope)
    case 11:
      return [
        .line(random.pick(["[work(n) for n in range(2) if p]", "n = {work(): 1}", "any(flip() for _ in range(2))"]))
      ]
    case 12: return early(&scope)
    default: return compared(&scope)
    }
  }

  /// `match` with patterns that bind.
  private mutating func captured(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    var body = scope.nested
    var other = scope.nested
    body.assign(name, isSure: true)
    let inner = block(&body) + (body.sure.contains(name) ? [.line(closing(name))] : [])
    let rest = block(&other)
    scope = merge(scope, scope.joined(other))
    scope.bound.remove(name)
    scope.sure.remove(name)
    switch random.below(3) {
    case 0: return [.compound([Clause("match \(acquisition()):", [.compound([Clause("case \(name):", inner)])])])]
    case 1:
      let cases = [Clause("case None:", rest), Clause("case \(name):", inner)]
      return [.compound([Clause("match \(finding()):", [.compound(cases)])])]
    default:
      let cases = [
        Clause("case (True, n) if flip():", rest, isOptional: true),
        Clause("case (n, False) | (n, True):", [.line("work(n)")], isOptional: true),
      ]
      return [.compound([Clause("match (p, q):", [.compound(cases)])])]
    }
  }

  /// One of two by a condition.
  private mutating func chosen(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    let sure = scope.sure.sorted()
    let condition = pureCondition(scope)
    if sure.count == 2, random.chance(0.5) { return [.line("(\(sure[0]) if \(condition) else \(sure[1])).close()")] }
    if let held = sure.first, random.chance(0.4) {
      scope.assign("n", isSure: false)
      scope.bound.remove("n")
      return [.line("n = \(held) if \(condition) else None")]
    }
    scope.assign(name, isSure: true)
    return [
      .line(
        random.pick([
          "\(name) = find() or \(acquisition())", "\(name) = \(acquisition()) if flip() else \(acquisition())",
        ]))
    ]
  }

  private mutating func shortCircuit(_ scope: PythonScope) -> [Statement] {
    guard let name = scope.bound.subtracting(entered).sorted().randomElement(using: &random) else {
      return [.line("work()")]
    }
    return [
      .line(
        random.pick([
          "\(name) and \(name).close()", "\(name) is None or \(name).close()",
          "\(name).close() if \(name) is not None else work()", "\(name) is not None and \(name).close()",
          "not \(name) or \(name).close()",
        ]))
    ]
  }

  /// Several targets.
  private mutating func several(_ scope: inout PythonScope) -> [Statement] {
    guard names.count == 2 else { return [.line("work()")] }
    if scope.sure.isSuperset(of: names), random.chance(0.4) {
      return [.line("\(names[0]), \(names[1]) = \(names[1]), \(names[0])")]
    }
    let name = random.pick(names)
    switch random.below(4) {
    case 0:
      for name in names { scope.assign(name, isSure: true) }
      return [.line("\(names[0]), \(names[1]) = \(acquisition()), \(acquisition())")]
    case 1:
      for name in names { scope.assign(name, isSure: true) }
      return [.line("\(names[0]) = \(names[1]) = \(acquisition())")]
    case 2:
      scope.assign(name, isSure: true)
      return [.line("\(name), *n = \(acquisition()), 1, 2")]
    default:
      scope.assign(name, isSure: true)
      return [.line("(n, (\(name), _)) = 1, (\(acquisition()), 2)")]
    }
  }

  /// A release that is kept in a variable.
  private mutating func stored(_ scope: inout PythonScope) -> [Statement] {
    guard let name = scope.sure.sorted().randomElement(using: &random) else { return [.line("work()")] }
    // A name of its own for what the release is for: rebound, it is still released.
    let saved = names
    names = names.filter { $0 != name } + ["c"]
    var inner = scope.nested
    let between = block(&inner)
    scope = merge(scope, inner)
    names = saved
    let kept = random.pick([
      "undo = \(name).close", "undo = lambda c=\(name): c.close()",
    ])
    if random.chance(0.5) { return [.line(kept)] + between + [.line("undo()")] }
    return [.line(kept), .compound([Clause("try:", between), Clause("finally:", [.line("undo()")])])]
  }

  /// A function inside that assigns a variable of the one around.
  private mutating func filled(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    // What it acquires there is not followed.
    let isReleasing = scope.sure.contains(name)
    let body: [Statement] =
      isReleasing
      ? [.line("nonlocal \(name)"), .line("\(name).close()"), .line("\(name) = None")]
      : [.line("nonlocal \(name)"), .line("\(name) = None")]
    var inner = scope.nested
    let first: [Statement] = scope.bound.contains(name) ? [] : [.line("\(name) = None")]
    if !isReleasing { inner.assign(name, isSure: false) }
    let between = random.chance(0.5) ? block(&inner) : []
    scope = merge(scope, inner)
    scope.assign(name, isSure: false)
    return first + [.compound([Clause("def change():", body)])] + between + [.line("change()")]
  }

  private mutating func repeated(_ scope: inout PythonScope) -> [Statement] {
    let name = random.pick(names)
    var body = scope.loopBody
    body.assign(name, isSure: true)
    let inner = block(&body) + (body.sure.contains(name) ? [.line(closing(name))] : [])
    scope = merge(scope, scope.joined(body))
    scope.bound.remove(name)
    scope.sure.remove(name)
    return [.compound([Clause("while more() and (\(name) := \(finding())):", inner)])]
  }

  /// The exception is kept, and raised behind the clean-up.
  private mutating func thrownLater(_ scope: inout PythonScope) -> [Statement] {
    var body = scope.nested
    let inner = block(&body)
    let name = scope.sure.sorted().randomElement(using: &random)
    scope = merge(scope, scope.joined(body))
    let type = random.pick(["Exception", "ValueError", "BaseException"])
    let close = name.map { scope.sure.contains($0) ? [Statement.line(closing($0))] : [] } ?? []
    return [
      .line("err = None"),
      .compound([Clause("try:", inner), Clause("except \(type) as e:", [.line("err = e")])]),
    ] + close + [.compound([Clause(random.pick(["if err:", "if err is not None:"]), [.line("raise err")])])]
  }

  private mutating func asynchronousLoop(_ scope: inout PythonScope) -> [Statement] {
    guard isAsync else { return [.line("work()")] }
    var body = scope.loopBody
    let inner = block(&body)
    scope = merge(scope, scope.joined(body))
    return [.compound([Clause("async for _ in items_later():", inner)])]
  }

  private mutating func group(_ scope: inout PythonScope) -> [Statement] {
    var body = scope.nested
    let inner = block(&body)
    var handler = scope.joined(body).nested
    handler.isInHandler = true
    handler.isInGroupHandler = true
    var other = handler
    var clauses = [Clause("try:", inner), Clause("except* ValueError:", block(&handler))]
    if random.chance(0.5) {
      clauses.append(Clause("except* (KeyError, TypeError) as e:", block(&other), isOptional: true))
    }
    if random.chance(0.4) { clauses.append(Clause("finally:", [.line("print(1)")], isOptional: true)) }
    scope = merge(scope, scope.joined(body).joined(handler).joined(other))
    return [.compound(clauses)]
  }

  /// A loop over connections that are there.
  private mutating func each(_ scope: inout PythonScope) -> [Statement] {
    let sure = scope.sure.sorted()
    guard !sure.isEmpty else { return [.line("work()")] }
    let both = sure.joined(separator: ", ")
    return [
      random.chance(0.5)
        ? .compound([Clause("for n in (\(both),):", [.line(random.pick(["n.close()", "n.query()"]))])])
        : .line("[n.\(random.pick(["close", "query"]))() for n in [\(both)]]")
    ]
  }

  private mutating func early(_ scope: inout PythonScope) -> [Statement] {
    guard !scope.isInGroupHandler else { return [.line("work()")] }
    let name = random.pick(names)
    scope.assign(name, isSure: true)
    let leave = isGenerator || results?.isNothing == true ? "return" : "return None"
    return [.compound([Clause("if not (\(name) := \(finding())):", [.line(leave)])])]
  }

  private mutating func compared(_ scope: inout PythonScope) -> [Statement] {
    var body = scope.nested
    let inner = block(&body)
    scope = merge(scope, scope.joined(body))
    let condition = random.pick([
      "p == q == True", "0 < flip() < 2", "False is p is q", "p is not q", "not (p or q)",
    ])
    return [.compound([Clause("if \(condition):", inner)])]
  }
}
