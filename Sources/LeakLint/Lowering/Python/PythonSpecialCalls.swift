/// Calls that mean more to control flow, or less, than a call.
extension PythonFileLowering {
  /// The value of a call that is lowered as something else; nil where it is a call like any other.
  mutating func lowerSpecialCall(
    _ role: PythonCallRole, _ callee: Operand, _ arguments: PythonNode, traits: Call.Traits, at range: SourceRange
  ) -> Operand? {
    switch role {
    case .formats:
      guard let (text, isPrefix) = string(callee) else { return nil }
      _ = lowerArguments(arguments)
      return isPrefix ? callee : prefix(of: text, before: "{")
    case .superclass: return lowerSuper(arguments, at: range)
    case .casts:
      guard symbol(of: callee) == "typing.cast" else { return nil }
      return lowerCast(arguments, at: range)
    case .exits:
      guard ["sys.exit", "builtins.exit", "builtins.quit"].contains(symbol(of: callee)) else { return nil }
      _ = lowerArguments(arguments)
      terminate(.raise(.type(words.systemExit)), at: range)
      return .unknown
    case .kills:
      guard symbol(of: callee)?.hasPrefix("os.") == true else { return nil }
      _ = lowerArguments(arguments)
      terminate(.unreachable, at: range)
      return .unknown
    case .awaits:
      guard traits.contains(.awaited) else { return nil }
      return lowerAwaiting(callee, arguments, at: range)
    case .runs: return lowerRunning(callee, arguments)
    case .binds: return lowerPartial(callee, arguments, at: range)
    case .getsAttribute: return lowerGetattr(callee, arguments)
    case .startsCoroutine, .startsFunction, .threadsFirst, .threadsSecond, .isSame, .isNotSame, .isTrue, .isFalse:
      return nil
    }
  }

  /// `getattr(conn, "close")` is `conn.close`.
  private mutating func lowerGetattr(_ callee: Operand, _ arguments: PythonNode) -> Operand? {
    let parts = arguments.namedChildren
    guard symbol(of: callee) == "builtins.getattr", parts.count == 2, parts[1].kind == .string,
      case .constant(let id) = lower(parts[1]), case .string(let text, isPrefix: false) = context.builder.graph[id]
    else { return nil }
    return field(text, of: lower(parts[0]))
  }

  /// `super()` is the receiver, seen as an instance of the base class.
  private mutating func lowerSuper(_ arguments: PythonNode, at range: SourceRange) -> Operand? {
    guard arguments.namedChildren.isEmpty, let receiver = context.receiver, let index = context.receiverType else {
      return nil
    }
    let result = context.builder.temporary(type: file.types[index].bases.first)
    assign(result, .place(receiver), at: range)
    return .place(result)
  }

  private mutating func lowerCast(_ arguments: PythonNode, at range: SourceRange) -> Operand? {
    let parts = arguments.namedChildren
    guard parts.count == 2, parts.allSatisfy({ $0.kind != .keywordArgument && $0.kind != .listSplat }) else {
      return nil
    }
    let value = lower(parts[1])
    guard let type = declaredType(parts[0]).type else { return value }
    let result = context.builder.temporary(type: type)
    assign(result, value, at: range)
    return .place(result)
  }

  /// What `await asyncio.wait_for(f(), 3)` and `await asyncio.gather(f(), g())` give is what the calls among their
  /// arguments gave; a timeout or a cancellation is raised by those.
  private mutating func lowerAwaiting(
    _ callee: Operand, _ arguments: PythonNode, at range: SourceRange
  ) -> Operand? {
    guard let symbol = symbol(of: callee), symbol.hasPrefix("asyncio."), arguments.kind == .argumentList,
      !arguments.namedChildren.contains(where: { $0.kind == .listSplat || $0.kind == .dictionarySplat })
    else { return nil }
    let values = lowerArguments(arguments, of: .awaits)
    if symbol != "asyncio.gather" { return values.first?.value }
    let result = context.builder.temporary()
    var members: [Operation.Member] = []
    for argument in values where argument.label == nil {
      members.append(.init(field: words.element(members.count, &file.names), value: argument.value))
    }
    context.builder.append(.aggregate(result, members), at: range)
    return .place(result)
  }

  /// `asyncio.run(f())`, `loop.run_until_complete(f())`: what `await f()` is.
  private mutating func lowerRunning(_ callee: Operand, _ arguments: PythonNode) -> Operand? {
    guard case .place(let place) = callee, arguments.namedChildren.first?.kind == .call else { return nil }
    let isLoop = file.names[context.builder.graph[place].name] == "run_until_complete"
    guard isLoop || symbol(of: callee) == "asyncio.run" else { return nil }
    return lowerArguments(arguments, of: .runs).first?.value
  }

  /// Branches on a call that only spells a test: `operator.is_not(x, None)`, `bool(x)`. False where it is another call.
  mutating func lowerPredicate(_ node: PythonNode, then: BlockID, else otherwise: BlockID) -> Bool {
    guard let callee = node[.function], let last = callee.kind == .attribute ? callee[.attribute] : callee,
      last.kind == .identifier, let role = words.roles[name(last)], let symbol = symbol(of: callee),
      let arguments = node[.arguments], arguments.kind == .argumentList
    else { return false }
    let parts = arguments.namedChildren
    guard parts.allSatisfy({ $0.kind != .keywordArgument && $0.kind != .listSplat && $0.kind != .dictionarySplat })
    else { return false }
    switch (role, file.names[symbol], parts.count) {
    case (.isSame, "operator.is_", 2), (.isNotSame, "operator.is_not", 2):
      let left = lower(parts[0])
      let right = lower(parts[1])
      let test = equality(left, right)
      branch(role == .isSame ? test : test.negated(), then, otherwise, at: node.range)
    case (.isTrue, "operator.truth", 1), (.isTrue, "builtins.bool", 1):
      lowerCondition(parts[0], then: then, else: otherwise)
    case (.isFalse, "operator.not_", 1):
      lowerCondition(parts[0], then: otherwise, else: then)
    default: return false
    }
    return true
  }

  /// The absolute symbol of a global's field path.
  func symbol(of callee: Operand) -> String? {
    guard case .place(let place) = callee else { return nil }
    var path: [String] = []
    var current = context.builder.graph[place]
    while let parent = current.parent {
      path.append(file.names[current.name])
      current = context.builder.graph[parent]
    }
    guard current.root == .global else { return nil }
    path.append(file.names[current.name])
    return path.reversed().joined(separator: ".")
  }
}
