/// What a generated Swift function may call besides the vocabulary: functions and types of its own file, whose summaries
/// leaklint has to get right.
///
/// They are told what they test: a helper whose behaviour hung on its parameters would behave differently in calls that no
/// run makes.
struct SwiftHelpers {
  var declarations: [Statement] = []
  /// Calls that give a connection, to stand behind `try`.
  var openers: [String] = []
  /// The same, to stand behind `try await`.
  var asyncOpeners: [String] = []
  /// Calls that may give a connection and do not throw.
  var finders: [String] = []
  /// The same, to stand behind `try`.
  var throwingFinders: [String] = []
  /// Names of functions that do something to a connection; some throw.
  var takers: [(name: String, isThrowing: Bool)] = []
  /// Names of functions that put a connection into a variable.
  var fillers: [(name: String, isThrowing: Bool)] = []
  /// The same, where it may stay as it is: what it holds then is followed only where it was null before.
  var perhapsFillers: [String] = []
  /// Constructors, to stand behind `try`.
  var makers: [(call: String, isClosable: Bool)] = []
  /// Constructors of objects that are given a connection.
  var adopters: [(name: String, isClosable: Bool)] = []
}

extension SwiftGenerator {
  /// What a call hands over is acquired by the call.
  private func handed(_ call: String) -> String { "«got(»\(call)«)»" }

  private func function(_ name: String, _ signature: String, line: Bool = false, _ body: [Statement]) -> Statement {
    let enter = "« run.enter(); defer { run.leave() }»"
    return .compound([Clause("func \(name)\(signature) {\(enter)", body, tail: "}")])
  }

  mutating func addHelper() {
    enum Choice { case opener, finder, throwingFinder, wild, taker, wildTaker, same, filler, owner, adopter }
    let choice = random.pick(
      weighted: [
        (4, Choice.opener), (2, .finder), (2, .throwingFinder), (3, .wild), (5, .taker), (1, .same), (2, .filler),
        (3, .owner), (1, .adopter),
      ])
    switch choice {
    case .opener: addOpener()
    case .finder:
      let name = fresh("NAME_find")
      let body = random.pick([
        [Statement.line("return \(aFinder())")],
        [
          .compound([Clause("guard let c = \(aFinder()), flip() else {", [.line("return nil")], tail: "}")]),
          .line("return c"),
        ],
        [.line("return try? \(anOpener())")],
        [.compound([Clause("if let c = try? \(anOpener()) {", [.line("return c")], tail: "}")]), .line("return nil")],
      ])
      helpers.declarations.append(function(name, "() -> Connection?", body))
      helpers.finders.append(handed("\(name)()"))
    case .throwingFinder:
      let name = fresh("NAME_look")
      let body = random.pick([
        [
          Statement.compound([Clause("guard flip() else {", [.line("return nil")], tail: "}")]),
          .line("return try \(anOpener())"),
        ],
        [.line("let c = \(aFinder())"), .line("try work()"), .line("return c")],
        [.line("let c = \(aFinder())"), .line("try c?.query()"), .line("return c")],
        [
          .compound([Clause("if let c = \(aFinder()) {", [.line("return c")], tail: "}")]), .line("throw OtherError()"),
        ],
      ])
      helpers.declarations.append(function(name, "() throws -> Connection?", body))
      helpers.throwingFinders.append(handed("\(name)()"))
    case .wild:
      let name = fresh("NAME_make")
      helpers.declarations.append(function(name, "() throws -> Connection?", wildBody(results: .optionalConnection)))
      helpers.throwingFinders.append(handed("\(name)()"))
    case .taker: addTaker()
    case .wildTaker:
      let name = fresh("NAME_take")
      helpers.declarations.append(
        function(name, "(_ c: Connection) throws", wildBody(results: .none, given: ["c"])))
      helpers.takers.append((name, true))
    case .same:
      let name = fresh("NAME_same")
      helpers.declarations.append(function(name, "(_ c: Connection) -> Connection", [.line("return c")]))
    case .filler: addFiller()
    case .owner: addOwner()
    case .adopter:
      let name = fresh("NAME_Keeper")
      let isClosable = random.chance(0.7)
      var members: [Statement] = [
        .line("private let \(name)_c: Connection"),
        .compound([Clause("init(_ c: Connection) {", [.line("\(name)_c = c")], tail: "}")]),
      ]
      if isClosable { members.append(.compound([Clause("func end() {", [.line("\(name)_c.close()")], tail: "}")])) }
      helpers.declarations.append(.compound([Clause("final class \(name) {", members, tail: "}")]))
      helpers.adopters.append((name, isClosable))
    }
  }

  /// A call that gives a connection or throws.
  mutating func anOpener() -> String {
    guard let opener = helpers.openers.randomElement(using: &random), random.chance(0.5) else { return "acquire()" }
    return opener
  }

  /// A call that may give a connection.
  mutating func aFinder() -> String {
    guard let finder = helpers.finders.randomElement(using: &random), random.chance(0.5) else { return "find()" }
    return finder
  }

  private mutating func wildBody(results: SwiftScope.Results, given: [String] = []) -> [Statement] {
    budget = 2 + random.below(5)
    var scope = SwiftScope()
    scope.isClosure = true
    scope.results = results
    scope.sure = given
    scope.depth = 1
    var body = block(&scope, atLeast: 2)
    if results != .none, !isTerminating(body.last) { body.append(.line(returned(scope))) }
    return body
  }

  private mutating func addOpener() {
    let name = fresh("NAME_open")
    let acquired = Statement.line("let c = try \(anOpener())")
    let bodies: [[Statement]] = [
      [.line("return try \(anOpener())")],
      [acquired, .line("try c.query()"), .line("return c")],
      [
        acquired,
        .compound([
          Clause("do {", [.line("try c.query()")], tail: "}"),
          Clause("catch {", [.line("c.close()"), .line("throw error")], tail: "}"),
        ]), .line("return c"),
      ],
      [
        acquired,
        .compound([Clause("guard flip() else {", [.line("c.close()"), .line("throw OtherError()")], tail: "}")]),
        .line("return c"),
      ],
      [
        .compound([Clause("guard let c = \(aFinder()) else {", [.line("throw OtherError()")], tail: "}")]),
        .line("return c"),
      ],
      [.line("let c = try \(aFinder()) ?? \(anOpener())"), .line("return c")],
      [acquired, .line("_ = flip()"), .line("return c")],
    ]
    var body = random.pick(bodies)
    if random.chance(0.2) { body.insert(.line("try work()"), at: 0) }
    helpers.declarations.append(function(name, "() throws -> Connection", body))
    helpers.openers.append(handed("\(name)()"))
  }

  private mutating func addTaker() {
    let name = fresh("NAME_end")
    var close = random.pick(["c.close()", "release(c)", "dispose(c)"])
    if let other = helpers.takers.filter({ !$0.isThrowing }).randomElement(using: &random), random.chance(0.4) {
      close = "\(other.name)(c)"
    }
    let release = Statement.line(close)
    let bodies: [(Bool, [Statement])] = [
      (false, [release]), (false, [.line("try? work()"), release]),
      (true, [.line("try work()"), release]), (true, [release, .line("try work()")]),
      (true, [.compound([Clause("defer {", [release], tail: "}")]), .line("try work()")]),
      (false, [.line("_ = c.ping()")]), (true, [.line("try c.query()")]), (false, [.line("keep(c)")]),
      (true, [.line("try work()"), .line("keep(c)")]),
      (
        true,
        [
          .compound([
            Clause("do {", [.line("try work()")], tail: "}"),
            Clause("catch {", [release, .line("throw error")], tail: "}"),
          ]), release,
        ]
      ),
      (
        false,
        [.compound([Clause("if flip() {", [release, .line("return")], tail: "}")]), release]
      ),
    ]
    let (isThrowing, body) = random.pick(bodies)
    helpers.declarations.append(function(name, "(_ c: Connection)\(isThrowing ? " throws" : "")", body))
    helpers.takers.append((name, isThrowing))
  }

  private mutating func addFiller() {
    let name = fresh("NAME_fill")
    let bodies: [(Bool, [Statement])] = [
      (true, [.line("c = try \(anOpener())")]), (false, [.line("c = \(aFinder())")]),
      (true, [.line("c = try \(anOpener())"), .line("try work()")]),
      (true, [.line("try work()"), .line("c = try \(anOpener())")]),
    ]
    var (isThrowing, body) = random.pick(bodies)
    if random.chance(0.3) {
      (isThrowing, body) = (true, [.compound([Clause("if flip() {", [.line("c = try \(anOpener())")], tail: "}")])])
      helpers.perhapsFillers.append(name)
    } else {
      helpers.fillers.append((name, isThrowing))
    }
    let enter = "« defer { got(c, line: line) }; run.enter(); defer { run.leave() }»"
    let signature = "(_ c: inout Connection?«, line: Int = #line»)\(isThrowing ? " throws" : "")"
    helpers.declarations.append(.compound([Clause("func \(name)\(signature) {\(enter)", body, tail: "}")]))
  }

  private mutating func addOwner() {
    let name = fresh("NAME_Owner")
    let field = "\(name)_c"
    enum End { case method, destructor, both, none }
    let end = random.pick([End.method, .method, .destructor, .both, .none])
    var set: [Statement] = random.pick([
      [.line("\(field) = try \(anOpener())")],
      [.line("let c = try \(anOpener())"), .line("\(field) = c")],
      [.line("let c = try \(anOpener())"), .line("try work()"), .line("\(field) = c")],
    ])
    if random.chance(0.25) { set.append(.line("try work()")) }
    let initializer = Clause("init() throws {« run.enter(); defer { run.leave() }»", set, tail: "}")
    var members: [Statement] = [
      .line("private let \(field): Connection"),
      .compound([initializer]),
    ]
    let close = Statement.line(random.pick(["\(field).close()", "release(\(field))", "dispose(\(field))"]))
    // What is the object's to release is acquired by whoever makes the object; what nothing releases is told where the
    // object takes hold of it.
    let owned = "«var owned: Connection? { \(field) }; »"
    if end == .method || end == .both {
      members.append(.compound([Clause("\(owned)func end() {", [close], tail: "}")]))
    }
    if end == .destructor || end == .both {
      members.append(.compound([Clause("\(end == .both ? "" : owned)deinit {", [close], tail: "}")]))
    }
    members.append(.compound([Clause("func ask() throws {", [.line("try \(field).query()")], tail: "}")]))
    helpers.declarations.append(
      .compound([Clause("final class \(name)\(end == .none ? "" : "«: Owning»") {", members, tail: "}")]))
    helpers.makers.append((handed("\(name)()"), end == .method || end == .both))
  }
}
