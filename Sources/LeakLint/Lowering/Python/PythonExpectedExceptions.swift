/// `try: db = local.db`, `except AttributeError: db = connect()`: loading attributes and elements is taken to succeed, but
/// who wrote a handler around nothing else knows better.
extension PythonFileLowering {
  /// Raises what the first clause catches, or does not, where nothing else in the body could.
  mutating func lowerExpected(_ body: PythonNode, _ clauses: [PythonNode]) {
    guard isReachable, let clause = clauses.first, clause.kind == .exceptClause, loadsOnly(body),
      let exception = expected(by: clause)
    else { return }
    let fails = makeBlock()
    let works = makeBlock()
    branch(.unknown, fails, works, at: .none)
    enter(fails)
    terminate(.raise(exception), at: body.range)
    enter(works)
  }

  private mutating func expected(by clause: PythonNode) -> Terminator.Exception? {
    let types = clause.namedChildren.dropLast()
    guard var type = types.first else { return .unknown }
    if type.kind == .asPattern, let inner = type.namedChildren.first { type = inner }
    let filter = caught(by: types.count > 1 ? Array(types) : [type])
    guard let names = filter.types else { return .unknown }
    return names.first.map { .type($0) }
  }

  /// Whether the statements load attributes or elements, and do nothing else that could raise.
  private func loadsOnly(_ body: PythonNode) -> Bool {
    var loads = false
    var pending = [body]
    while let node = pending.popLast() {
      switch node.kind {
      case .attribute, .subscript: loads = true
      case .call, .await, .yield, .raiseStatement, .assertStatement, .importStatement, .importFromStatement,
        .forStatement, .withStatement, .deleteStatement, .tryStatement, .whileStatement, .functionDefinition,
        .classDefinition, .lambda, .listComprehension, .setComprehension, .dictionaryComprehension,
        .generatorExpression:
        return false
      default: break
      }
      pending.append(contentsOf: node.namedChildren)
    }
    return loads
  }
}
