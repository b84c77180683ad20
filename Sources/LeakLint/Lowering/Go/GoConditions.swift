/// Conditions: each test its own branch.
extension GoFileLowering {
  mutating func lowerCondition(_ condition: Node, then: BlockID, else otherwise: BlockID) {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting < Self.maximumNesting else {
      giveUp(condition)
      return branch(.unknown, then: then, else: otherwise, at: condition.range)
    }
    guard isReachable else { return }

    var node = condition
    var (then, otherwise) = (then, otherwise)
    while true {
      if node.kind == .parenthesizedExpression, let inner = node.namedChildren.first {
        node = inner
      } else if node.kind == .unaryExpression, node[.operator]?.kind == .not, let inner = node[.operand] {
        node = inner
        (then, otherwise) = (otherwise, then)
      } else {
        break
      }
    }
    if node.kind == .binaryExpression, let kind = node[.operator]?.kind {
      switch kind {
      case .and, .or: return lowerShortCircuit(node, kind, then: then, else: otherwise)
      default: return branch(comparison(node, kind), then: then, else: otherwise, at: node.range)
      }
    }
    let value = lowerExpression(node)
    if let known = booleanValue(value) {
      return jump(to: known ? then : otherwise, at: node.range)
    }
    let test = value == .unknown ? Condition.unknown : Condition(test: .truthy(value))
    branch(test, then: then, else: otherwise, at: node.range)
  }

  /// `a && b && c` and `a || b || c` lean to the left: one loop over the terms.
  private mutating func lowerShortCircuit(
    _ node: Node, _ kind: GoGrammar.Kind, then: BlockID, else otherwise: BlockID
  ) {
    var terms: [Node] = []
    var current = node
    while current.kind == .binaryExpression, current[.operator]?.kind == kind,
      let left = current[.left], let right = current[.right]
    {
      terms.append(right)
      current = left
    }
    terms.append(current)
    for term in terms.reversed().dropLast() where isReachable {
      let next = makeBlock()
      if kind == .and {
        lowerCondition(term, then: next, else: otherwise)
      } else {
        lowerCondition(term, then: then, else: next)
      }
      enter(next)
    }
    lowerCondition(terms[0], then: then, else: otherwise)
  }

  /// The condition of a comparison, its operands evaluated.
  private mutating func comparison(_ node: Node, _ kind: GoGrammar.Kind) -> Condition {
    guard let left = node[.left], let right = node[.right] else { return .unknown }
    let leftValue = lowerExpression(left)
    let rightValue = lowerExpression(right)
    switch kind {
    case .equal: return equality(leftValue, rightValue)
    case .notEqual: return equality(leftValue, rightValue).negated()
    // Four operators, one relation, so that a test and its opposite are seen to be that.
    case .less: return relation(leftValue, rightValue)
    case .greater: return relation(rightValue, leftValue)
    case .greaterOrEqual: return relation(leftValue, rightValue).negated()
    case .lessOrEqual: return relation(rightValue, leftValue).negated()
    default: return .unknown
    }
  }

  func equality(_ left: Operand, _ right: Operand) -> Condition {
    if isNull(right) { return left == .unknown ? .unknown : Condition(test: .isNull(left)) }
    if isNull(left) { return right == .unknown ? .unknown : Condition(test: .isNull(right)) }
    guard isComparable(left), isComparable(right) else { return .unknown }
    // `x == true`
    if let value = booleanValue(right) { return Condition(test: .truthy(left), isNegated: !value) }
    return Condition(test: .equal(left, right))
  }

  private mutating func relation(_ left: Operand, _ right: Operand) -> Condition {
    guard isComparable(left), isComparable(right) else { return .unknown }
    return Condition(test: .related(file.names.intern("<"), left, right))
  }

  /// Two values of which nothing is known are not the same value.
  private func isComparable(_ operand: Operand) -> Bool {
    switch operand {
    case .place: true
    case .constant(let id): if case .other = function.builder.graph[id] { false } else { true }
    case .function, .unknown: false
    }
  }

  private func isNull(_ operand: Operand) -> Bool {
    guard case .constant(let id) = operand, case .null = function.builder.graph[id] else { return false }
    return true
  }

  private func booleanValue(_ operand: Operand) -> Bool? {
    guard case .constant(let id) = operand, case .bool(let value) = function.builder.graph[id] else { return nil }
    return value
  }

  // MARK: As values

  /// A logical expression as a value: a temporary that is true on one way and false on the other. Comparisons of
  /// arbitrary values are evaluated and forgotten; only tests that the solver concludes something from are worth two
  /// ways.
  mutating func lowerBoolean(_ node: Node) -> Operand {
    if let kind = node[.operator]?.kind, node.kind == .binaryExpression, kind != .and, kind != .or {
      let condition = comparison(node, kind)
      switch condition.test {
      case .isNull, .truthy: return materialize(condition, at: node.range)
      default: return .unknown
      }
    }
    guard isReachable else { return .unknown }
    let then = makeBlock()
    let otherwise = makeBlock()
    lowerCondition(node, then: then, else: otherwise)
    return join(then, otherwise, at: node.range)
  }

  private mutating func materialize(_ condition: Condition, at range: SourceRange) -> Operand {
    guard isReachable else { return .unknown }
    let then = makeBlock()
    let otherwise = makeBlock()
    branch(condition, then: then, else: otherwise, at: range)
    return join(then, otherwise, at: range)
  }

  private mutating func join(_ then: BlockID, _ otherwise: BlockID, at range: SourceRange) -> Operand {
    let end = makeBlock()
    let result = function.builder.temporary()
    enter(then)
    function.builder.assign(result, function.builder.constant(.bool(true)), at: range)
    jump(to: end)
    enter(otherwise)
    function.builder.assign(result, function.builder.constant(.bool(false)), at: range)
    jump(to: end)
    enter(end)
    return .place(result)
  }
}
