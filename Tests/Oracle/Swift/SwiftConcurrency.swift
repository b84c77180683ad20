/// Asynchronous statements. Everything runs on the main actor, so that a schedule says what happens in which order; no task
/// is cancelled but those that their scope does not wait for.
extension SwiftGenerator {
  mutating func concurrent(_ scope: inout SwiftScope) -> [Statement] {
    enum Choice { case open, work, child, task, group, results }
    let isNested = scope.depth < 3 && budget > 0
    let choice = random.pick(
      weighted: [
        (4, Choice.open), (3, .work), (3, .child), (isNested ? 2 : 0, .task), (isNested ? 2 : 0, .group),
        (isNested ? 1 : 0, .results),
      ])
    switch choice {
    case .open:
      let name = fresh("c")
      scope.sure.append(name)
      return [.line("let \(name) = try await \(anAsyncOpener())")]
    case .work: return [.line(random.pick(["try await workLater()", "try? await workLater()"]))]
    case .child:
      let (child, name) = (fresh("later"), fresh("c"))
      scope.sure.append(name)
      var statements = [Statement.line("async let \(child) = \(anAsyncOpener())")]
      if random.chance(0.4) { statements.append(.line(random.pick(["try work()", "try await workLater()"]))) }
      statements.append(.line("let \(name) = try await \(child)"))
      return statements
    case .task:
      var inner = scope.closure
      inner.isAsync = true
      let name = fresh("task")
      let body = [.line("try await workLater()")] + block(&inner)
      return [
        .compound([Clause("let \(name) = Task { @MainActor () async throws -> Void in", body, tail: "}")]),
        .line("try await \(name).value"),
      ]
    case .group:
      var inner = scope.closure
      inner.isAsync = true
      let body = [.line("try await workLater()")] + block(&inner)
      return [
        .compound([
          Clause(
            "try await withThrowingTaskGroup(of: Void.self) { group in",
            [
              .compound([Clause("group.addTask { @MainActor () async throws -> Void in", body, tail: "}")]),
              .line("try await group.waitForAll()"),
            ], tail: "}")
        ])
      ]
    case .results:
      var inner = scope.closure
      inner.isAsync = true
      let name = fresh("c")
      inner.sure = [name]
      let body = [.line("try await workLater()"), .line("let \(name) = try await \(anAsyncOpener())")] + block(&inner)
      return [
        .compound([
          Clause(
            "await withTaskGroup(of: Void.self) { group in",
            [
              .compound([
                Clause(
                  "group.addTask { @MainActor in",
                  [
                    .compound([Clause("do {", body, tail: "}"), Clause("catch {", [.line("_ = flip()")], tail: "}")])
                  ], tail: "}")
              ])
            ], tail: "}")
        ])
      ]
    }
  }

  private mutating func anAsyncOpener() -> String {
    guard let opener = helpers.asyncOpeners.randomElement(using: &random), random.chance(0.6) else {
      return "acquireLater()"
    }
    return opener
  }

  mutating func addAsyncHelper() {
    let name = fresh("NAME_later")
    let acquired = Statement.line("let c = try await \(anAsyncOpener())")
    let failure = Clause("catch {", [.line("c.close()"), .line("throw error")], tail: "}")
    let body: [Statement] = random.pick([
      [.line("return try await \(anAsyncOpener())")],
      [acquired, .line("try await workLater()"), .line("return c")],
      [
        acquired, .compound([Clause("do {", [.line("try await workLater()")], tail: "}"), failure]), .line("return c"),
      ],
    ])
    let enter = "« run.enter(); defer { run.leave() }»"
    helpers.declarations.append(
      .compound([Clause("func \(name)() async throws -> Connection {\(enter)", body, tail: "}")]))
    helpers.asyncOpeners.append("«got(»\(name)()«)»")
  }
}
