/// A class of the subject's own whose objects own a connection.
struct PythonOwner {
  var name: String
  /// Its objects take the connection that they are given; others make one.
  var takes: Bool
  /// `with` closes its objects.
  var isManager: Bool
}

/// A context manager of the subject's own, which hands out a connection.
struct PythonLease {
  var name: String
  /// It holds what it is given; others make one.
  var takes: Bool
  /// It swallows exceptions, perhaps.
  var swallows: Bool
  var isAsync: Bool
}

/// Classes, context managers and generators of the subject's own.
extension PythonGenerator {
  // MARK: Definitions

  mutating func objectDefinitions() -> [Statement] {
    (isAsync, isGenerator) = (false, false)
    var definitions: [Statement] = []
    for number in 0..<1 + random.below(2) {
      switch random.below(4) {
      case 0: definitions.append(owner("NAME_Owner\(number)"))
      case 1: definitions.append(manager("NAME_Lease\(number)"))
      case 2: definitions += leaseFunction("NAME_lease\(number)")
      default:
        generators.append("NAME_each\(number)")
        definitions.append(.compound([Clause("def NAME_each\(number)():", yielding())]))
      }
    }
    return definitions
  }

  private mutating func owner(_ name: String) -> Statement {
    let takes = random.chance(0.4)
    var made = [Statement.line("self.connection = \(takes ? "c" : acquisition())")]
    if random.chance(0.25) { made.append(.line(random.pick(["work()", "self.connection.query()", "self.n = 1"]))) }
    if random.chance(0.1) {
      made = [
        .line("c = \(takes ? "c" : acquisition())"),
        .compound([
          Clause("try:", [.line("work()")]), Clause("except Exception:", [.line("c.close()"), .line("raise")]),
        ]),
        .line("self.connection = c"),
      ]
    }
    var members: [Statement] = [
      .compound([Clause("def __init__(self\(takes ? ", c" : "")):", made)]),
      .compound([Clause("def close(self):", [.line("self.connection.close()")])]),
    ]
    let isManager = random.chance(0.5)
    if isManager {
      members += [
        .compound([Clause("def __enter__(self):", [.line("return self")])]),
        .compound([
          Clause(
            "def __exit__(self, kind, value, trace):",
            [.line(random.pick(["self.close()", "self.connection.close()"]))])
        ]),
      ]
    }
    types.append(PythonOwner(name: name, takes: takes, isManager: isManager))
    return .compound([Clause("class \(name):", members)])
  }

  private mutating func manager(_ name: String) -> Statement {
    let takes = random.chance(0.5)
    let releases = !takes || random.chance(0.6)
    let swallowing = random.pick(["", "", "return False", "return True", "return flip()", "return None"])
    var left: [Statement] = releases ? [.line("self.connection.close()")] : []
    if !swallowing.isEmpty { left.append(.line(swallowing)) }
    if left.isEmpty { left.append(.line("pass")) }
    var members: [Statement] = []
    var entered: [Statement] = []
    if takes {
      members.append(.compound([Clause("def __init__(self, c):", [.line("self.connection = c")])]))
    } else {
      entered.append(.line("self.connection = \(acquisition())"))
    }
    // That entering raises while the object holds what it was given is not followed.
    members += [
      .compound([Clause("def __enter__(self):", entered + [.line("return self.connection")])]),
      .compound([Clause("def __exit__(self, kind, value, trace):", left)]),
    ]
    let swallows = swallowing.contains("True") || swallowing.contains("flip")
    leases.append(PythonLease(name: name, takes: takes, swallows: swallows, isAsync: false))
    return .compound([Clause("class \(name):", members)])
  }

  private mutating func leaseFunction(_ name: String) -> [Statement] {
    let isAsync = random.chance(0.3)
    let takes = random.chance(0.3)
    let made: [Statement] = takes ? [] : [.line("c = \(acquisition())")]
    let yielded = Statement.line(random.pick(["yield c", "yield c", "yield"]))
    var swallows = false
    let body: [Statement]
    switch random.below(6) {
    case 0 where !takes: body = made + [yielded, .line(closing("c"))]
    case 1:
      swallows = true
      let type = random.pick(["except Exception:", "except ValueError:"])
      body =
        made + [
          .compound([
            Clause("try:", [yielded]), Clause(type, [.line("work()")]), Clause("finally:", [.line("c.close()")]),
          ])
        ]
    case 2:
      body =
        made + [
          .compound([
            Clause("try:", [yielded]),
            Clause(random.pick(["except:", "except BaseException:"]), [.line("c.close()"), .line("raise")]),
          ]),
          .line("c.close()"),
        ]
    case 3:
      // Handed on as it came, it is not followed.
      body = takes ? [.line("work()"), .line("yield")] : [.compound([Clause("with acquire() as c:", [yielded])])]
    default: body = made + [.compound([Clause("try:", [yielded]), Clause("finally:", [.line(closing("c"))])])]
    }
    leases.append(PythonLease(name: name, takes: takes, swallows: swallows, isAsync: isAsync))
    let keyword = isAsync ? "async def" : "def"
    return [
      .line(isAsync ? "@asynccontextmanager" : "@contextmanager"),
      .compound([Clause("\(keyword) \(name)(\(takes ? "c" : "")):", body)]),
    ]
  }

  private mutating func yielding() -> [Statement] {
    // Whether a loop over it has a first round is more than leaklint knows.
    [.compound([Clause("if flip():", [.line("return")])])] + yieldingSomething()
  }

  private mutating func yieldingSomething() -> [Statement] {
    let yielded = Statement.line("yield c")
    let some: [Statement] = random.pick([
      [yielded], [yielded, .line("work()"), yielded], [.compound([Clause("for _ in items():", [yielded])]), yielded],
    ])
    switch random.below(5) {
    case 0: return [.line("c = \(acquisition())")] + some + [.line(closing("c"))]
    case 1: return [.compound([Clause("with acquire() as c:", some)])]
    case 2: return [.line("yield 1"), .line("work()"), .line("yield 2")]
    case 3:
      return [
        .line("c = \(acquisition())"),
        .compound([
          Clause("try:", some), Clause(random.pick(["except ValueError:", "except Exception:"]), [.line("work()")]),
          Clause("finally:", [.line("c.close()")]),
        ]),
      ]
    default:
      return [
        .line("c = \(acquisition())"), .compound([Clause("try:", some), Clause("finally:", [.line(closing("c"))])]),
      ]
    }
  }

  // MARK: Uses

  mutating func object(_ scope: inout PythonScope) -> [Statement] {
    let type = random.pick(types)
    guard let argument = argument(type.takes, scope) else { return [.line("work()")] }
    let made = "\(type.name)(\(argument))"
    var body = scope.nested
    let inner = block(&body)
    let release = Statement.line(random.pick(["o.close()", "o.close()", "o.connection.close()", "STORE.append(o)"]))
    defer { scope = merge(scope, body) }
    switch random.below(6) {
    case 0 where type.isManager: return [.compound([Clause("with \(made) as o:", inner)])]
    case 1: return [.compound([Clause("with closing(\(made)) as o:", inner)])]
    case 2: return [.line("o = \(made)")] + inner + [release]
    case 3 where type.isManager: return [.line("o = \(made)"), .compound([Clause("with o:", inner)])]
    default: return [.line("o = \(made)"), .compound([Clause("try:", inner), Clause("finally:", [release])])]
    }
  }

  private mutating func argument(_ takes: Bool, _ scope: PythonScope) -> String? {
    guard takes else { return "" }
    return random.chance(0.4) ? acquisition() : scope.sure.sorted().randomElement(using: &random)
  }

  mutating func lease(_ scope: inout PythonScope) -> [Statement] {
    let lease = random.pick(leases)
    guard let argument = argument(lease.takes, scope), !lease.isAsync || isAsync else { return [.line("work()")] }
    let name = random.pick(names)
    var body = scope.nested
    let isNamed = random.chance(0.7)
    if isNamed {
      body.assign(name, isSure: true)
      entered.insert(name)
    }
    let inner = block(&body)
    scope = merge(scope, lease.swallows ? scope.joined(body) : body)
    let keyword = lease.isAsync ? "async with" : "with"
    return [.compound([Clause("\(keyword) \(lease.name)(\(argument))\(isNamed ? " as \(name)" : ""):", inner)])]
  }

  mutating func driven(_ scope: inout PythonScope) -> [Statement] {
    let generator = random.pick(generators)
    let name = random.pick(["n", "n"] + names)
    if isGenerator, random.chance(0.5) { return [.line("\(random.pick(["", "n = "]))yield from \(generator)()")] }
    if random.chance(0.6) {
      var body = scope.loopBody
      body.assign(name, isSure: false)
      let inner = block(&body)
      entered.insert(name)
      scope = merge(scope, scope.joined(body))
      return [.compound([Clause("for \(name) in \(generator)():", inner)])]
    }
    var body = scope.nested
    let inner = block(&body)
    scope = merge(scope, body)
    let end = random.pick(["g.close()", "g.close()", "g.throw(ValueError())", "next(g, None)", "del g"])
    return [.line("g = \(generator)()"), .line(random.pick(["next(g)", "n = next(g)"]))] + inner + [.line(end)]
  }
}
