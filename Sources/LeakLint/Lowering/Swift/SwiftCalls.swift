/// Calls, their arguments, and the few functions that the language gives a meaning of its own.
extension SwiftLowerer {
  /// One postfix: `(…)`, `[…]` or trailing closures, behind `callee`.
  mutating func call(
    _ callee: Operand, _ suffix: SwiftNode, in chain: SwiftExpression.Chain, at position: Int, isOptional: Bool
  ) -> Operand {
    let range = chain.head.range.extended(to: suffix.endByte)
    let children = suffix.children
    let list = children.first { $0.kind == .valueArguments }
    if let list, list.children.first?.kind == .leftBracket {
      return element(of: callee, list, at: range)
    }
    if let list, isReference(list) { return callee }

    var function: FunctionID?
    if case .function(let id) = callee { function = id }
    var target = place(for: callee, at: range)
    var traits: Call.Traits = isOptional ? [.optionalChain] : []
    var type: String?
    if function == nil {
      (target, type) = constructor(target, &traits)
      if let result = resultCase(target, suffix, at: range) ?? caughtResult(target, suffix, at: range) { return result }
    }
    let isSpawning = startsConcurrently(target, in: chain)
    var arguments = list.map { lowerArguments($0, spawns: isSpawning) } ?? []
    appendTrailingClosures(children, to: &arguments, spawns: isSpawning)

    if isSpawning || current.coverage.isSpawned { traits.insert(.spawned) }
    if current.coverage.canThrow {
      traits.insert(.mayThrow)
      noteThrow()
    }
    if current.coverage.isAwaited { traits.insert(.awaited) }
    current.coverage.sawCall = true
    let result = current.builder.call(
      target, function: function, arguments, traits: traits, resultType: type.map { names.intern($0) }, at: range)
    if current.escapingParameters.contains(target) {
      // A completion handler: what it is given is its own, unless it throws.
      for argument in arguments { if case .place = argument.value { emit(.escape(argument.value, .sent), at: range) } }
    }
    if neverReturns(target) { current.builder.terminate(.unreachable, at: range) }
    return .place(result)
  }

  /// `f(a:b:)` names a function and calls nothing.
  private func isReference(_ list: SwiftNode) -> Bool {
    let arguments = list.children.filter { $0.kind == .valueArgument }
    return !arguments.isEmpty && arguments.allSatisfy { argumentValue($0) == nil }
  }

  /// A callee whose last name is a type's, or `T.init`, makes an instance: the type itself is called.
  private mutating func constructor(_ callee: PlaceID, _ traits: inout Call.Traits) -> (PlaceID, type: String?) {
    var place = callee
    let named = self[place]
    if named.name == known.initializer, let parent = named.parent {
      // `self.init(…)` goes on initializing the same instance.
      guard self[parent].root == .field || self[parent].root == .global else { return (callee, nil) }
      place = parent
    }
    let text = names[self[place].name]
    // `.init(…)`, and `.some(…)` or `.reusing(…)`: a case or factory of whatever type is wanted there.
    if self[place].root == .global, text.hasPrefix(".") {
      traits.insert(.constructor)
      return (place, nil)
    }
    guard text.startsWithUppercase, let symbol = symbol(of: place), !symbol.hasPrefix(".") else {
      return (callee, nil)
    }
    traits.insert(.constructor)
    return (place, qualified(symbol.split(separator: ".").map(String.init)))
  }

  /// The type of which an expression makes an instance: `T(…)`, also under `try` and `await`.
  mutating func constructedType(_ node: SwiftNode) -> String? {
    let expression = SwiftExpression(node, in: source)
    var index = expression.root
    while case .prefix(let prefix, let operand) = expression[index].form {
      guard prefix == .try || prefix == .await || prefix == .forcedTry || prefix == .optionalTry else { return nil }
      index = operand
    }
    guard case .chain(let chain) = expression[index].form, case .call(let suffix)? = chain.suffixes.last,
      suffix.firstChild(.valueArguments)?.children.first?.kind != .leftBracket
    else { return nil }
    var callee = chain
    callee.suffixes.removeLast()
    if case .member(let name)? = callee.suffixes.last, identifierText(name) == "init" { callee.suffixes.removeLast() }
    let names = callee.suffixes.filter { if case .member = $0 { true } else { false } }
    var path: [String]
    switch callee.head.kind {
    case .simpleIdentifier, .userType:
      guard !callee.isImplicitMember, names.count == callee.suffixes.count else { return nil }
      path =
        callee.head.kind == .userType
        ? callee.head.children.filter { $0.kind == .typeIdentifier }.map { identifierText($0) }
        : [identifierText(callee.head)]
    default: return nil
    }
    for case .member(let name) in names { path.append(identifierText(name)) }
    guard path.allSatisfy(\.startsWithUppercase) else { return nil }
    return qualified(path)
  }

  // MARK: Arguments

  func argumentValue(_ argument: SwiftNode) -> SwiftNode? {
    argument.children.last {
      $0.kind != .valueArgumentLabel && !$0.isExtra && $0.kind != .colon && $0.kind != .question
    }
  }

  /// The expressions between the parentheses, for a closure that is called where it stands; nil for other postfixes.
  func plainArguments(_ suffix: SwiftNode) -> [SwiftNode]? {
    let children = suffix.children
    guard children.count == 1, children[0].kind == .valueArguments, children[0].children.first?.kind == .leftParenthesis
    else { return nil }
    return children[0].children.filter { $0.kind == .valueArgument }.compactMap { argumentValue($0) }
  }

  private mutating func lowerArguments(_ list: SwiftNode, spawns: Bool) -> [Call.Argument] {
    var result: [Call.Argument] = []
    for argument in list.children {
      guard argument.kind == .valueArgument else {
        if argument.isError || argument.isMissing { emitUnknown(argument) }
        continue
      }
      let label = argument.firstChild(.valueArgumentLabel).map { names.intern(source.text(of: $0)) }
      guard let node = argumentValue(argument) else { continue }
      if node.kind == .prefixExpression, node.children.first?.kind == .ampersand {
        current.readsComputed = false
        let operand = value(of: node)
        current.readsComputed = true
        if case .place(let place) = operand { noteAssignment(to: place) }
        result.append(Call.Argument(label: label, value: operand, mode: .address))
      } else if node.kind == .lambdaLiteral {
        result.append(Call.Argument(label: label, value: lowerClosure(node, isSpawned: spawns), mode: .value))
      } else {
        result.append(Call.Argument(label: label, value: value(of: node), mode: .value))
      }
    }
    return result
  }

  private mutating func appendTrailingClosures(
    _ children: [SwiftNode], to arguments: inout [Call.Argument], spawns: Bool
  ) {
    var label: NameID?
    for child in children {
      switch child.kind {
      case .simpleIdentifier: label = identifier(child)
      case .lambdaLiteral:
        let operand = lowerClosure(child, isSpawned: spawns)
        arguments.append(Call.Argument(label: label, value: operand, mode: .trailingClosure))
        label = nil
      default: break
      }
    }
  }

  // MARK: Functions with a meaning

  /// `Task { }`, `Task.detached { }`, `queue.async { }`, `group.addTask { }`: the closure runs on its own.
  private func startsConcurrently(_ callee: PlaceID, in chain: SwiftExpression.Chain) -> Bool {
    let place = self[callee]
    switch names[place.name] {
    case "Task": return place.root == .global
    case "detached", "immediate", "detach": return place.parent.map { names[self[$0].name] == "Task" } ?? false
    case "async", "asyncAfter", "addTask", "addTaskUnlessCancelled", "detachNewThread": return place.root == .field
    default: return false
    }
  }

  private func neverReturns(_ callee: PlaceID) -> Bool {
    let place = self[callee]
    switch place.root {
    case .global: break
    case .field:
      guard let parent = place.parent, self[parent].root == .global else { return false }
      switch names[self[parent].name] {
      case "Swift", "Foundation", "Darwin", "Glibc", "Musl": break
      default: return false
      }
    default: return false
    }
    switch names[place.name] {
    case "fatalError", "preconditionFailure", "exit", "_exit", "quick_exit", "abort", "dispatchMain": return true
    default: return false
    }
  }
}
