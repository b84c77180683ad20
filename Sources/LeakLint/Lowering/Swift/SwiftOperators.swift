/// Binary operators and assignments.
extension SwiftLowerer {
  /// A run of operators along the left, such as `a + b + c`, is folded in a loop.
  mutating func binary(_ index: SwiftExpression.Index, in expression: SwiftExpression) -> Operand {
    var steps: [(infix: SwiftExpression.Infix, right: SwiftExpression.Index, whole: SwiftExpression.Index)] = []
    var left = index
    while case .binary(let infix, let next, let right) = expression[left].form {
      switch infix {
      case .assign, .assignOperator:
        guard steps.isEmpty else { return .unknown }
        return assignment(infix, next, right, in: expression, at: expression[left].range)
      case .and, .or:
        // Short circuits are followed as conditions, which unroll their own runs.
        if steps.isEmpty {
          return truthValue(at: expression[left].range) { [left] lowerer, then, otherwise in
            lowerer.lowerCondition(left, in: expression, then: then, else: otherwise)
          }
        }
      default:
        steps.append((infix, right, left))
        left = next
        continue
      }
      break
    }
    var value = self.value(left, in: expression)
    while let step = steps.popLast() {
      let range = expression[step.whole].range
      guard case .coalesce = step.infix else {
        value = combine(value, step.infix, step.right, in: expression, at: range)
        continue
      }
      var alternatives = [step.right]
      while case .coalesce? = steps.last?.infix, let next = steps.popLast() { alternatives.append(next.right) }
      value = coalesce(value, alternatives, in: expression, at: range)
    }
    return value
  }

  private mutating func combine(
    _ left: Operand, _ infix: SwiftExpression.Infix, _ right: SwiftExpression.Index, in expression: SwiftExpression,
    at range: SourceRange
  ) -> Operand {
    switch infix {
    case .add: return sum(left, value(right, in: expression))
    case .equal, .notEqual:
      let right = value(right, in: expression)
      var condition = Condition(test: .equal(left, right))
      if isNull(right) {
        condition = Condition(test: .isNull(left))
      } else if isNull(left) {
        condition = Condition(test: .isNull(right))
      }
      if left == .unknown || right == .unknown { return .unknown }
      if case .notEqual = infix { condition = condition.negated() }
      return truthValue(at: range) { lowerer, then, otherwise in
        lowerer.current.builder.terminate(.branch(condition, then: then, else: otherwise), at: range)
      }
    default:
      _ = value(right, in: expression)
      return .unknown
    }
  }

  /// `a ?? b ?? c`: one temporary takes what each of them gives until one is there.
  private mutating func coalesce(
    _ left: Operand, _ alternatives: [SwiftExpression.Index], in expression: SwiftExpression, at range: SourceRange
  ) -> Operand {
    let result = current.builder.temporary()
    let end = current.builder.makeBlock()
    var value = left
    var valueRange = range
    for alternative in alternatives {
      let null = current.builder.makeBlock()
      current.builder.assign(result, value, at: valueRange)
      let condition = value == .unknown ? Condition.unknown : Condition(test: .isNull(.place(result)))
      current.builder.terminate(.branch(condition, then: null, else: end), at: range)
      current.builder.begin(null)
      value = self.value(alternative, in: expression)
      valueRange = expression[alternative].range
    }
    current.builder.assign(result, value, at: valueRange)
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(end)
    return .place(result)
  }

  /// Concatenations keep the text they begin with: SQL is told by it.
  private mutating func sum(_ left: Operand, _ right: Operand) -> Operand {
    guard case .constant(let id) = left, case .string(let text, let isPrefix) = current.builder.graph[id] else {
      return .unknown
    }
    if isPrefix { return left }
    if case .constant(let other) = right, case .string(let tail, let tailIsPrefix) = current.builder.graph[other] {
      return current.builder.constant(.string(names.intern(names[text] + names[tail]), isPrefix: tailIsPrefix))
    }
    return current.builder.constant(.string(text, isPrefix: true))
  }

  // MARK: Assignment

  private mutating func assignment(
    _ infix: SwiftExpression.Infix, _ target: SwiftExpression.Index, _ value: SwiftExpression.Index,
    in expression: SwiftExpression, at range: SourceRange
  ) -> Operand {
    if case .assign = infix {
      assign(target, in: expression, at: range) { $0.value(value, in: expression) }
      return .unknown
    }
    // `+=`: the target is read and written. What is added to a collection stays in it.
    let old = self.value(target, in: expression)
    let added = self.value(value, in: expression)
    if case .place = added { emit(.escape(added, .stored), at: range) }
    if case .place(let place) = old, current.builder.graph[place].root != .temporary {
      var counter = Operand.unknown
      if case .assignOperator(let node) = infix, node.kind == .plusEquals {
        counter = current.builder.counter(countedUpBy: added)
      }
      current.builder.assign(place, counter, at: range)
      noteAssignment(to: place)
    }
    return .unknown
  }

  private mutating func assign(
    _ target: SwiftExpression.Index, in expression: SwiftExpression, at range: SourceRange,
    value: (inout Self) -> Operand
  ) {
    guard case .chain(let chain) = expression[target].form else {
      _ = self.value(target, in: expression)
      _ = value(&self)
      return
    }
    if chain.suffixes.isEmpty {
      switch chain.head.kind {
      case .tupleExpression where parenthesized(chain.head) == nil:
        let elements = chain.head.children.filter { $0.isNamed && !$0.isExtra }
        let value = value(&self)
        return destructure(value, into: elements, at: range)
      case .wildcardPattern:
        _ = value(&self)
        return
      case .simpleIdentifier where identifierText(chain.head) == "_":
        _ = value(&self)
        return
      default: break
      }
    }
    // The receiver is evaluated first; with an optional chain that ends in nil, the value is not evaluated at all.
    var optionals = SwiftOptionalChain()
    let destination = lowerChain(chain, at: expression[target].range, optionals: &optionals, reads: false)
    let operand = value(&self)
    store(operand, in: destination, at: range)
    optionals.end(&self)
  }

  mutating func store(_ operand: Operand, in destination: Operand, at range: SourceRange) {
    guard case .place(let place) = destination else {
      if case .place = operand { emit(.escape(operand, .stored), at: range) }
      return
    }
    current.builder.assign(place, operand, at: range)
    noteAssignment(to: place)
  }

  /// `(a, b.c) = f()`
  private mutating func destructure(_ value: Operand, into elements: [SwiftNode], at range: SourceRange) {
    for (index, element) in elements.enumerated() {
      if element.kind == .simpleIdentifier, identifierText(element) == "_" { continue }
      let member: Operand
      if case .place(let place) = value {
        member = .place(current.builder.field(names.intern("[\(index)]"), of: place))
      } else {
        member = .unknown
      }
      let target = self.value(of: element)
      store(member, in: target, at: range)
    }
  }
}
