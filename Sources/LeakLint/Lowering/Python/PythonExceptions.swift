/// `try`, `raise`.
extension PythonFileLowering {
  mutating func lowerTry(_ node: PythonNode) {
    var clauses: [PythonNode] = []
    var otherwise: PythonNode?
    var finally: PythonNode?
    for child in node.namedChildren {
      switch child.kind {
      case .exceptClause, .exceptGroupClause: clauses.append(child)
      case .elseClause: otherwise = child[.body]
      case .finallyClause: finally = child.namedChildren.last
      default: break
      }
    }
    guard let body = node[.body] else { return unknown("try_statement", at: node) }
    guard let finally else { return lowerExcept(body, clauses, otherwise) }
    lowerFinally(finally) { $0.lowerExcept(body, clauses, otherwise) }
  }

  /// Lowers what `protected` does and then the `finally` block, once for all ways into it.
  private mutating func lowerFinally(_ block: PythonNode, _ protected: (inout Self) -> Void) {
    let end = makeBlock()
    let entry = makeBlock()
    let raised = makeBlock()
    let completion = context.builder.declare(.control, words.completion)
    let saved = context.builder.declare(.control, words.saved)
    beginCleanup(PythonCleanup(entry: entry, completion: completion))
    unwinding(to: raised, protected)
    enterCleanup(by: .normal, at: .none)
    enterHandler(raised)
    assign(saved, .place(context.builder.graph.exception), at: .none)
    enterCleanup(by: .exception, at: .none)
    let exits = endCleanup()
    enter(entry)
    lowerBlock(block)
    let last = lastStatement(of: block)?.range ?? block.range
    dispatch(exits, completion: completion, normal: end, saved: saved, at: last)
    enter(end)
  }

  private mutating func lowerExcept(_ body: PythonNode, _ clauses: [PythonNode], _ otherwise: PythonNode?) {
    guard !clauses.isEmpty else {
      lowerBlock(body)
      return otherwise.map { lowerBlock($0) } ?? ()
    }
    let end = makeBlock()
    let raised = makeBlock()
    unwinding(to: raised) {
      $0.lowerExpected(body, clauses)
      $0.lowerBlock(body)
    }
    if let otherwise { lowerBlock(otherwise) }
    jump(end)
    enterHandler(raised)
    for clause in clauses where isReachable { lowerClause(clause, end: end) }
    terminate(.raise(.inFlight), at: .none)
    enter(end)
  }

  /// One `except` clause, entered with the exception in flight; goes on where it does not match.
  private mutating func lowerClause(_ clause: PythonNode, end: BlockID) {
    let parts = clause.namedChildren
    guard let block = parts.last, block.kind == .block else { return unknown("except_clause", at: clause) }
    let types = parts.dropLast()
    var type = types.first
    var target: PythonNode?
    if let pattern = type, pattern.kind == .asPattern {
      type = pattern.namedChildren.first
      target = pattern[.alias]?.namedChildren.first
    }
    let matched = makeBlock()
    let next = makeBlock()
    if let type {
      // `except A, B:` without parentheses, as Python 3.14 has it.
      let filter = types.count > 1 ? caught(by: Array(types)) : caught(by: [type])
      branch(filter, matched: matched, next: next, at: type.range)
    } else {
      branch(Condition(test: .caught([])), matched, next, at: clause.range)
    }
    enter(matched)
    let exception = context.builder.graph.exception
    let saved = context.builder.declare(.control, words.handled)
    assign(saved, .place(exception), at: .none)
    var caughtName: NameID?
    if let target, target.kind == .identifier { caughtName = name(target) }
    if let target { assignTarget(target, .place(exception)) }
    context.handlers.append(PythonHandler(saved: saved, name: caughtName))
    lowerBlock(block)
    context.handlers.removeLast()
    if let caughtName { context.builder.append(.forget(place(named: caughtName)), at: block.range) }
    jump(end)
    enter(next)
  }

  /// What an `except` clause catches.
  struct ExceptionFilter {
    /// Absolute names; nil for everything.
    var types: [NameID]? = []
    /// It names something that is not known to be a type.
    var hasUnknown = false
  }

  mutating func branch(_ filter: ExceptionFilter, matched: BlockID, next: BlockID, at range: SourceRange) {
    guard let types = filter.types else { return branch(Condition(test: .caught([])), matched, next, at: range) }
    var unmatched = next
    if !types.isEmpty {
      if filter.hasUnknown { unmatched = makeBlock() }
      branch(Condition(test: .caught(types)), matched, unmatched, at: range)
      if filter.hasUnknown { enter(unmatched) }
    }
    if filter.hasUnknown {
      branch(.unknown, matched, next, at: range)
    } else if types.isEmpty {
      // `except ():` catches nothing.
      jump(next)
    }
  }

  mutating func caught(by expressions: [PythonNode]) -> ExceptionFilter {
    var filter = ExceptionFilter()
    var pending = Array(expressions.reversed())
    // A name may stand for a tuple that names itself.
    var budget = 200
    while let node = pending.popLast() {
      budget -= 1
      guard budget > 0 else {
        filter.hasUnknown = true
        break
      }
      switch node.kind {
      case .tuple, .list, .parenthesizedExpression, .expressionList:
        pending.append(contentsOf: node.namedChildren.reversed())
      case .listSplat:
        if let inner = node.namedChildren.first { pending.append(inner) }
      case .binaryOperator where node.hasChild(.plus):
        pending.append(contentsOf: node.namedChildren.reversed())
      case .identifier, .attribute: addCaught(node, to: &filter, pending: &pending)
      default: filter.hasUnknown = true
      }
    }
    return filter
  }

  private mutating func addCaught(_ node: PythonNode, to filter: inout ExceptionFilter, pending: inout [PythonNode]) {
    guard let symbol = symbol(of: node) else {
      filter.hasUnknown = true
      return
    }
    if node.kind == .identifier, let binding = module.bindings[name(node)], binding.kind == .variable {
      // A variable of the module: a tuple of types, or something computed.
      if let value = binding.value, !module.sharedNames.contains(name(node)),
        [.tuple, .identifier, .attribute, .binaryOperator].contains(value.kind)
      {
        pending.append(value)
      } else {
        filter.hasUnknown = true
      }
      return
    }
    if file.names[symbol] == "builtins.BaseException" {
      filter.types = nil
    } else {
      filter.types?.append(symbol)
    }
  }

  mutating func lowerRaise(_ node: PythonNode) {
    let cause = node[.cause]
    guard let raised = node.namedChildren.first, raised.startByte != cause?.startByte else {
      guard let handler = context.handlers.last else { return terminate(.raise(.unknown), at: node.range) }
      return reraise(handler.saved, at: node.range)
    }
    let exception = raisedType(raised)
    if let cause { _ = lower(cause) }
    switch exception {
    case .inFlight(let saved): reraise(saved, at: node.range)
    case .type(let type): terminate(.raise(.type(type)), at: node.range)
    case .unknown: terminate(.raise(.unknown), at: node.range)
    }
  }

  private enum Raised {
    case type(NameID)
    case unknown
    case inFlight(PlaceID)
  }

  /// Evaluates the operand of a `raise`.
  private mutating func raisedType(_ node: PythonNode) -> Raised {
    var node = node
    while node.kind == .parenthesizedExpression, let inner = node.namedChildren.first { node = inner }
    switch node.kind {
    case .identifier:
      let name = name(node)
      if let handler = context.handlers.last(where: { $0.name == name }) { return .inFlight(handler.saved) }
      return exceptionType(node)
    case .attribute:
      let type = exceptionType(node)
      if case .unknown = type { _ = lower(node) }
      return type
    case .call:
      guard let callee = node[.function] else { break }
      // `raise e.with_traceback(tb)`
      if callee.kind == .attribute, let object = callee[.object], object.kind == .identifier,
        let handler = context.handlers.last(where: { $0.name == name(object) })
      {
        _ = lower(node)
        return .inFlight(handler.saved)
      }
      let type = exceptionType(callee)
      // Making an exception is not what raises: otherwise `raise ValueError()` would leave `except ValueError` too.
      if case .type = type { _ = lowerPostfix(node, traits: [], mayThrow: false) } else { _ = lower(node) }
      return type
    default: break
    }
    _ = lower(node)
    return .unknown
  }

  /// A class by naming convention: the last component begins with a capital.
  private mutating func exceptionType(_ node: PythonNode) -> Raised {
    guard let path = path(of: node), let last = path.last, Self.isTypeName(last), let symbol = symbol(path: path) else {
      return .unknown
    }
    return .type(symbol)
  }
}
