/// Conditions: tests that branch, and truth values.
extension PythonFileLowering {
  /// Evaluates `node` as a truth value and goes to one of two blocks.
  mutating func lowerCondition(_ node: PythonNode, then: BlockID, else otherwise: BlockID) {
    guard descend(node) else { return branch(.unknown, then, otherwise, at: node.range) }
    defer { depth -= 1 }
    var node = node
    var then = then
    var otherwise = otherwise
    while true {
      if node.kind == .notOperator, let argument = node[.argument] {
        node = argument
        swap(&then, &otherwise)
      } else if node.kind == .parenthesizedExpression, let inner = node.namedChildren.first {
        node = inner
      } else {
        break
      }
    }
    switch node.kind {
    case .booleanOperator: lowerShortCircuit(node, then: then, else: otherwise)
    case .comparisonOperator: lowerComparison(node, then: then, else: otherwise)
    case .identifier, .attribute:
      if let value = runtimeConstant(node) { return jump(value ? then : otherwise, at: node.range) }
      test(lower(node), then: then, else: otherwise, at: node.range)
    case .call:
      if !lowerPredicate(node, then: then, else: otherwise) {
        test(lower(node), then: then, else: otherwise, at: node.range)
      }
    default: test(lower(node), then: then, else: otherwise, at: node.range)
    }
  }

  /// `TYPE_CHECKING` is false and `__debug__` true whenever the program runs.
  private mutating func runtimeConstant(_ node: PythonNode) -> Bool? {
    guard let last = node.kind == .attribute ? node[.attribute] : node else { return nil }
    let name = name(last)
    if name == words.typeChecking { return false }
    return name == words.debug && node.kind == .identifier ? true : nil
  }

  /// Branches on whether the operand is true. Literals decide it at once.
  mutating func test(_ operand: Operand, then: BlockID, else otherwise: BlockID, at range: SourceRange) {
    switch operand {
    case .place: branch(Condition(test: .truthy(operand)), then, otherwise, at: range)
    case .function: jump(then, at: range)
    case .unknown: branch(.unknown, then, otherwise, at: range)
    case .constant(let id):
      switch context.builder.graph[id] {
      case .null: jump(otherwise, at: range)
      case .bool(let value): jump(value ? then : otherwise, at: range)
      case .integer(let value): jump(value != 0 ? then : otherwise, at: range)
      case .positive: jump(then, at: range)
      case .string(let text, let isPrefix):
        if file.names[text].isEmpty && isPrefix {
          branch(.unknown, then, otherwise, at: range)
        } else {
          jump(file.names[text].isEmpty ? otherwise : then, at: range)
        }
      case .other: branch(.unknown, then, otherwise, at: range)
      }
    }
  }

  /// The operands of a chain of one operator, which the grammar nests to the left.
  private func operands(of chain: PythonNode, _ token: PythonGrammar.Kind) -> [PythonNode] {
    var result: [PythonNode] = []
    var current = chain
    while current.kind == .booleanOperator, current[.operator]?.kind == token, let left = current[.left],
      let right = current[.right]
    {
      result.append(right)
      current = left
    }
    result.append(current)
    return result.reversed()
  }

  private mutating func lowerShortCircuit(_ node: PythonNode, then: BlockID, else otherwise: BlockID) {
    guard let token = node[.operator]?.kind else { return branch(.unknown, then, otherwise, at: node.range) }
    let operands = operands(of: node, token)
    for (index, operand) in operands.enumerated() where isReachable {
      if index == operands.count - 1 {
        lowerCondition(operand, then: then, else: otherwise)
      } else {
        let next = makeBlock()
        if token == .orKeyword {
          lowerCondition(operand, then: then, else: next)
        } else {
          lowerCondition(operand, then: next, else: otherwise)
        }
        enter(next)
      }
    }
  }

  /// The value of `a or b`, `a and b`: the operand that decides.
  mutating func lowerShortCircuitValue(_ node: PythonNode) -> Operand {
    guard let token = node[.operator]?.kind else { return .unknown }
    let result = context.builder.temporary()
    let end = makeBlock()
    let operands = operands(of: node, token)
    for (index, operand) in operands.enumerated() where isReachable {
      let value = lower(operand)
      assign(result, value, at: operand.range)
      if index == operands.count - 1 {
        jump(end)
      } else {
        let next = makeBlock()
        if token == .orKeyword {
          test(value, then: end, else: next, at: operand.range)
        } else {
          test(value, then: next, else: end, at: operand.range)
        }
        enter(next)
      }
    }
    enter(end)
    return .place(result)
  }

  // MARK: Comparisons

  private mutating func lowerComparison(_ node: PythonNode, then: BlockID, else otherwise: BlockID) {
    let parts = node.children.filter { !$0.isExtra }
    guard let first = parts.first else { return branch(.unknown, then, otherwise, at: node.range) }
    var left = lower(first)
    var index = 1
    while index + 1 < parts.count && isReachable {
      let right = lower(parts[index + 1])
      let condition = compare(left, parts[index], right)
      let isLast = index + 3 >= parts.count
      let next = isLast ? then : makeBlock()
      branch(condition, next, otherwise, at: node.range)
      if !isLast { enter(next) }
      left = right
      index += 2
    }
  }

  private mutating func compare(_ left: Operand, _ token: PythonNode, _ right: Operand) -> Condition {
    switch token.kind {
    case .isToken, .equalToken: equality(left, right)
    case .isNotToken, .notEqualToken, .lessGreaterToken: equality(left, right).negated()
    case .lessToken: relation(words.isLess, left, right)
    case .greaterEqualToken: relation(words.isLess, left, right).negated()
    case .greaterToken: relation(words.isLess, right, left)
    case .lessEqualToken: relation(words.isLess, right, left).negated()
    case .inToken: relation(words.isIn, left, right)
    case .notInToken: relation(words.isIn, left, right).negated()
    default: .unknown
    }
  }

  func equality(_ left: Operand, _ right: Operand) -> Condition {
    if isNull(right) { return isComparable(left) ? Condition(test: .isNull(left)) : .unknown }
    if isNull(left) { return isComparable(right) ? Condition(test: .isNull(right)) : .unknown }
    return isComparable(left) && isComparable(right) ? Condition(test: .equal(left, right)) : .unknown
  }

  private func relation(_ name: NameID, _ left: Operand, _ right: Operand) -> Condition {
    isComparable(left) && isComparable(right) ? Condition(test: .related(name, left, right)) : .unknown
  }

  func isNull(_ operand: Operand) -> Bool {
    if case .constant(let id) = operand, case .null = context.builder.graph[id] { true } else { false }
  }

  /// Whether the operand has an identity: one `.other` is not the same as the next.
  private func isComparable(_ operand: Operand) -> Bool {
    switch operand {
    case .place: return true
    case .unknown, .function: return false
    case .constant(let id):
      switch context.builder.graph[id] {
      case .other, .string(_, isPrefix: true): return false
      default: return true
      }
    }
  }

  // MARK: Truth values

  /// The value of a `not` or a comparison. Only tests for None are followed: other truth values are seldom tested again
  /// together with what they were computed from.
  mutating func lowerTruthValue(_ node: PythonNode) -> Operand {
    guard node.kind == .notOperator || isNullTest(node) else {
      for part in node.namedChildren { _ = lower(part) }
      return .unknown
    }
    let result = context.builder.temporary()
    let holds = makeBlock()
    let fails = makeBlock()
    let end = makeBlock()
    lowerCondition(node, then: holds, else: fails)
    enter(holds)
    assign(result, constant(.bool(true)), at: node.range)
    jump(end)
    enter(fails)
    assign(result, constant(.bool(false)), at: node.range)
    jump(end)
    enter(end)
    return .place(result)
  }

  private func isNullTest(_ node: PythonNode) -> Bool {
    let parts = node.namedChildren
    return parts.count == 2 && (parts[0].kind == .noneLiteral || parts[1].kind == .noneLiteral)
  }

  mutating func lowerConditional(_ node: PythonNode) -> Operand {
    let parts = node.namedChildren
    guard parts.count == 3 else { return .unknown }
    let result = context.builder.temporary()
    let then = makeBlock()
    let otherwise = makeBlock()
    let end = makeBlock()
    lowerCondition(parts[1], then: then, else: otherwise)
    enter(then)
    let first = lower(parts[0])
    assign(result, first, at: parts[0].range)
    jump(end)
    enter(otherwise)
    let second = lower(parts[2])
    assign(result, second, at: parts[2].range)
    jump(end)
    enter(end)
    return .place(result)
  }
}
