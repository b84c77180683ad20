/// Expressions: from syntax to the operand that holds the value.
extension PythonFileLowering {
  mutating func lower(_ node: PythonNode) -> Operand {
    switch node.kind {
    case .identifier: return lowerName(node)
    case .noneLiteral: return constant(.null)
    case .true: return constant(.bool(true))
    case .false: return constant(.bool(false))
    case .integer: return lowerInteger(node)
    case .float, .ellipsis: return constant(.other)
    default: break
    }
    guard descend(node) else { return .unknown }
    defer { depth -= 1 }
    return lowerCompound(node)
  }

  private mutating func lowerCompound(_ node: PythonNode) -> Operand {
    switch node.kind {
    case .call, .attribute, .subscript: return lowerPostfix(node, traits: [])
    case .string, .concatenatedString: return lowerString(node)
    case .parenthesizedExpression: return lowerParenthesized(node)
    case .tuple, .expressionList, .patternList, .tuplePattern: return lowerTuple(node)
    case .list, .set, .listPattern: return lowerList(node)
    case .dictionary: return lowerDictionary(node)
    case .listComprehension, .setComprehension, .dictionaryComprehension, .generatorExpression:
      return lowerComprehension(node)
    case .conditionalExpression: return lowerConditional(node)
    case .booleanOperator: return lowerShortCircuitValue(node)
    case .notOperator, .comparisonOperator: return lowerTruthValue(node)
    case .binaryOperator: return lowerBinary(node)
    case .unaryOperator: return lowerUnary(node)
    case .namedExpression: return lowerNamed(node)
    case .await: return lowerAwait(node)
    case .yield: return lowerYield(node)
    case .lambda: return lowerLambda(node)
    case .assignment:
      lowerAssignment(node)
      return .unknown
    case .slice, .listSplat, .dictionarySplat, .parenthesizedListSplat, .chevron, .keywordArgument, .asPattern, .type,
      .pair:
      for child in node.namedChildren { _ = lower(child) }
      return .unknown
    default: return unknownExpression(node)
    }
  }

  private mutating func unknownExpression(_ node: PythonNode) -> Operand {
    unknown(node.isError ? "ERROR" : node.kindName, at: node)
    return .unknown
  }

  private mutating func lowerName(_ node: PythonNode) -> Operand {
    let name = name(node)
    return constantString(named: name) ?? .place(place(named: name))
  }

  private mutating func lowerInteger(_ node: PythonNode) -> Operand {
    var value: Int64 = 0
    var radix: Int64 = 10
    for byte in source.bytes[node.startByte..<node.endByte] {
      let digit: Int64
      switch byte {
      case UInt8(ascii: "_"): continue
      case UInt8(ascii: "x"), UInt8(ascii: "X"):
        radix = 16
        continue
      case UInt8(ascii: "o"), UInt8(ascii: "O"):
        radix = 8
        continue
      case UInt8(ascii: "b") where radix == 10, UInt8(ascii: "B") where radix == 10:
        radix = 2
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = Int64(byte - UInt8(ascii: "a")) + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = Int64(byte - UInt8(ascii: "A")) + 10
      default: return constant(.other)
      }
      let (shifted, overflows) = value.multipliedReportingOverflow(by: radix)
      let (sum, overflowsToo) = shifted.addingReportingOverflow(digit)
      if overflows || overflowsToo || digit >= radix { return constant(.other) }
      value = sum
    }
    return constant(.integer(value))
  }

  private mutating func lowerParenthesized(_ node: PythonNode) -> Operand {
    var inner = node
    while inner.kind == .parenthesizedExpression, let next = inner.namedChildren.first { inner = next }
    return inner.kind == .parenthesizedExpression ? .unknown : lower(inner)
  }

  private mutating func lowerUnary(_ node: PythonNode) -> Operand {
    var inner = node
    var signs = 0
    while inner.kind == .unaryOperator, let argument = inner[.argument] {
      if inner[.operator]?.kind == .minus { signs += 1 }
      inner = argument
    }
    let operand = lower(inner)
    if inner.kind == .integer, case .constant(let id) = operand,
      case .integer(let value) = context.builder.graph[id], node[.operator]?.kind == .minus
    {
      return constant(.integer(signs % 2 == 1 ? -value : value))
    }
    return .unknown
  }

  /// Arithmetic, which is not followed, and string building, whose beginning is.
  private mutating func lowerBinary(_ node: PythonNode) -> Operand {
    // Nested to the left, often deeply where a long text is put together.
    var tail: [PythonNode] = []
    var first = node
    while first.kind == .binaryOperator, let left = first[.left] {
      tail.append(first)
      first = left
    }
    var value = lower(first)
    for step in tail.reversed() {
      guard let right = step[.right] else { return .unknown }
      value = combine(value, step, lower(right))
    }
    return value
  }

  private mutating func combine(_ left: Operand, _ step: PythonNode, _ right: Operand) -> Operand {
    let token = step[.operator]?.kind
    if let (text, isPrefix) = string(left) {
      if isPrefix && (token == .plus || token == .percent) { return left }
      switch token {
      case .plus:
        if let (tail, tailIsPrefix) = string(right) {
          return constant(
            .string(file.names.intern(file.names[text] + file.names[tail]), isPrefix: tailIsPrefix))
        }
        return constant(.string(text, isPrefix: true))
      case .percent: return prefix(of: text, before: "%")
      default: return .unknown
      }
    }
    // Lists may be put together: what they hold is out of sight.
    if case .place = left, case .place = right, token == .plus || token == .pipe {
      context.builder.append(.escape(left, .stored), at: step.range)
      context.builder.append(.escape(right, .stored), at: step.range)
    }
    return .unknown
  }

  /// `name := value`
  private mutating func lowerNamed(_ node: PythonNode) -> Operand {
    guard let target = node[.name], let value = node[.value] else { return .unknown }
    let operand = lower(value)
    let name = name(target)
    let place = place(named: name)
    assign(place, operand, at: node.range)
    markAssignedHere(name)
    return .place(place)
  }

  private mutating func lowerAwait(_ node: PythonNode) -> Operand {
    guard var inner = node.namedChildren.first else { return .unknown }
    while inner.kind == .parenthesizedExpression, let next = inner.namedChildren.first { inner = next }
    if inner.kind == .call { return lowerPostfix(inner, traits: .awaited) }
    let value = lower(inner)
    let result = context.builder.temporary()
    context.builder.append(.suspend(result: result, value: value, mayThrow: true), at: node.range)
    return .place(result)
  }

  /// `yield`, `yield from`
  private mutating func lowerYield(_ node: PythonNode) -> Operand {
    context.traits.insert(.generator)
    let value = node.namedChildren.first.map { lower($0) } ?? constant(.null)
    let result = context.builder.temporary()
    context.builder.append(.yield(result: result, value: value, scopes: context.managers), at: node.range)
    return .place(result)
  }
}
