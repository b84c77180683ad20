/// Calls.
extension GoFileLowering {
  mutating func lowerCall(_ node: Node, of callee: GoValue) -> GoValue {
    guard let function = node[.function] else { return .operand(.unknown) }
    let arguments = node[.arguments]?.namedChildren ?? []
    return lowerCall(callee, calleeNode: function, arguments: arguments, of: node)
  }

  mutating func lowerCall(_ callee: GoValue, calleeNode: Node, arguments: [Node], of node: Node) -> GoValue {
    switch callee {
    case .type(let type):
      guard let first = arguments.first else { return .operand(.unknown) }
      return convert(lowerExpression(first), to: type, at: node.range)
    case .builtin(let name): return lowerBuiltinCall(name, arguments, of: node)
    case .literal(let literal): return lowerImmediateCall(literal, arguments, of: node)
    default: break
    }
    let lowered = lowerArguments(arguments)
    let traits: Call.Traits = isConstructorName(calleeNode) ? .constructor : []
    let result = emitCall(callee, lowered, traits: traits, at: node.range)
    return .operand(textOfFormat(callee, lowered) ?? .place(result))
  }

  /// Appends the call, and what follows from it where the callee never returns.
  mutating func emitCall(
    _ callee: GoValue, _ arguments: [Call.Argument], traits: Call.Traits, at range: SourceRange
  ) -> PlaceID {
    let calleeOperand = operand(callee)
    var function: FunctionID?
    if case .function(let id) = calleeOperand { function = id }
    // A literal's call has no callee place; any will do.
    let place = function == nil ? place(calleeOperand, at: range) : self.function.builder.temporary()
    let call = CallID(self.function.builder.graph.calls.count)
    let result = self.function.builder.call(place, function: function, arguments, traits: traits, at: range)
    if case .variable(_, let binding) = callee {
      scopes[binding].calls.append((graph: self.function.id, call: call))
    }
    for argument in arguments where argument.mode == .address {
      if case .place(let place) = argument.value { noteAssignment(place) }
    }
    if !traits.contains(.spawned), function == nil { endAfterCall(of: place, at: range) }
    return result
  }

  // MARK: Arguments

  mutating func lowerArguments(_ arguments: [Node]) -> [Call.Argument] {
    arguments.map { node in
      if node.kind == .variadicArgument {
        let list = node.namedChildren.first.map { lowerExpression($0) } ?? .unknown
        return Call.Argument(label: nil, value: list, mode: .spread)
      }
      if node.kind == .unaryExpression, node[.operator]?.kind == .ampersand, let inner = node[.operand],
        isAddressable(inner)
      {
        return Call.Argument(label: nil, value: operand(lowerUnary(node)), mode: .address)
      }
      return Call.Argument(label: nil, value: lowerExpression(node), mode: .value)
    }
  }

  /// `&x` hands out a variable; `&T{}` is a value like any other.
  private func isAddressable(_ expression: Node) -> Bool {
    var node = expression
    while node.kind == .parenthesizedExpression, let inner = node.namedChildren.first { node = inner }
    return node.kind != .compositeLiteral
  }

  // MARK: Special callees

  /// `func() { … }()`: its body runs here. One that defers or recovers does so in a frame of its own.
  private mutating func lowerImmediateCall(_ literal: Node, _ arguments: [Node], of node: Node) -> GoValue {
    guard let body = literal[.body] else { return .operand(.unknown) }
    let lowered = lowerArguments(arguments)
    guard !defersOutsideLiterals(body), !recovers(body) else {
      guard let id = lowerLiteral(literal) else { return .operand(.unknown) }
      return .operand(.place(emitCall(.operand(.function(id)), lowered, traits: [], at: node.range)))
    }
    nesting += 1
    defer { nesting -= 1 }
    let result = inline(literal, body: body, arguments: lowered.map(\.value))
    return .operand(result.map { .place($0) } ?? .unknown)
  }

  private mutating func lowerBuiltinCall(_ name: NameID, _ arguments: [Node], of node: Node) -> GoValue {
    var arguments = arguments
    var resultType: NameID?
    switch file.names[name] {
    case "recover": return .operand(lowerRecover(at: node.range))
    case "panic":
      _ = operands(arguments)
      raise("panic", at: node.range)
      return .operand(.unknown)
    case "new", "make":
      guard let type = arguments.first else { return .operand(.unknown) }
      resultType = typeName(type)
      arguments.removeFirst()
    default: break
    }
    let lowered = lowerArguments(arguments)
    return .operand(
      .place(function.builder.call(builtin(name), lowered, traits: [], resultType: resultType, at: node.range)))
  }

  /// `New…`, `new…` as a whole word.
  private func isConstructorName(_ callee: Node) -> Bool {
    let node = callee.kind == .selectorExpression ? callee[.field] ?? callee : callee
    guard node.kind == .identifier || node.kind == .fieldIdentifier else { return false }
    let bytes = source.bytes[node.startByte..<node.endByte]
    guard let first = bytes.first, first == UInt8(ascii: "N") || first == UInt8(ascii: "n"),
      bytes.dropFirst().starts(with: "ew".utf8)
    else { return false }
    guard let next = bytes.dropFirst(3).first else { return true }
    return !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next)
  }

  /// The beginning of what `fmt.Sprintf` and its like return: SQL is often put together with them.
  private mutating func textOfFormat(_ callee: GoValue, _ arguments: [Call.Argument]) -> Operand? {
    guard case .operand(.place(let place)) = callee, case .constant(let id)? = arguments.first?.value,
      case .string(let format, let isPrefix) = function.builder.graph[id]
    else { return nil }
    let graph = function.builder.graph
    guard let package = graph[place].parent, graph[package].root == .global, file.names[graph[package].name] == "fmt"
    else { return nil }
    switch file.names[graph[place].name] {
    case "Sprintf":
      let text = file.names[format]
      let known = text.prefix { $0 != "%" }
      guard !known.isEmpty else { return nil }
      let isWhole = known.endIndex == text.endIndex && !isPrefix
      return function.builder.constant(.string(file.names.intern(String(known)), isPrefix: !isWhole))
    case "Sprint", "Sprintln": return function.builder.constant(.string(format, isPrefix: true))
    default: return nil
    }
  }

  // MARK: Goroutines

  /// `go f(x)`: the callee and its arguments are evaluated here, the call runs elsewhere.
  mutating func lowerSpawn(_ expression: Node) {
    var node = expression
    while node.kind == .parenthesizedExpression, let inner = node.namedChildren.first { node = inner }
    guard node.kind == .callExpression, let calleeNode = node[.function] else {
      _ = lowerExpression(node)
      return
    }
    var callee = lowerValue(calleeNode)
    switch callee {
    case .literal(let literal):
      guard let id = lowerLiteral(literal, traits: .spawned) else { return }
      callee = .operand(.function(id))
    case .builtin, .type:
      _ = lowerCall(node, of: callee)
      return
    default: break
    }
    let arguments = lowerArguments(node[.arguments]?.namedChildren ?? [])
    _ = emitCall(callee, arguments, traits: .spawned, at: node.range)
  }
}
