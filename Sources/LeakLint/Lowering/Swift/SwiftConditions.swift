/// What `if`, `guard`, `while` and the operators of logic branch on.
extension SwiftLowerer {
  /// Lowers a list such as `let x = f(), x > 1, case .a = y`. Control goes on where all hold, and to `failure`
  /// otherwise. What the list binds belongs to the present scope.
  mutating func lowerConditions(_ items: ArraySlice<SwiftNode>, failure: BlockID) {
    var index = items.startIndex
    while index < items.endIndex {
      let node = items[index]
      switch node.kind {
      case .comma, .comment, .multilineComment: index += 1
      case .valueBindingPattern, .caseKeyword: lowerBinding(items, from: &index, failure: failure)
      case .availabilityCondition:
        branch(.unknown, else: failure, at: node.range)
        index += 1
      default:
        index += 1
        if node.isNamed {
          lowerCondition(node, failure: failure)
        } else if node.kind == .question {
          continue
        } else {
          emitUnknown(node)
        }
      }
    }
  }

  /// Goes on where the condition holds and to `failure` where it does not.
  private mutating func branch(_ condition: Condition, else failure: BlockID, at range: SourceRange) {
    guard current.builder.isReachable else { return }
    let success = current.builder.makeBlock()
    current.builder.terminate(.branch(condition, then: success, else: failure), at: range)
    current.builder.begin(success)
  }

  private mutating func lowerCondition(_ node: SwiftNode, failure: BlockID) {
    guard current.builder.isReachable else {
      _ = value(of: node)
      return
    }
    let success = current.builder.makeBlock()
    lowerCondition(node, then: success, else: failure)
    current.builder.begin(success)
  }

  /// `let x`, `let x = e`, `case pattern = e`, each with an optional `where`.
  private mutating func lowerBinding(_ items: ArraySlice<SwiftNode>, from index: inout Int, failure: BlockID) {
    let first = items[index]
    let isCase = first.kind == .caseKeyword
    var parser = SwiftPatternParser(nodes: items[index...])
    let pattern = parsePattern(&parser, binds: !isCase)
    index = parser.position
    var type: SwiftNode?
    var value: SwiftNode?
    var condition: SwiftNode?
    scan: while index < items.endIndex {
      switch items[index].kind {
      case .typeAnnotation: type = items[index]
      case .equals:
        index += 1
        while index < items.endIndex, items[index].isExtra { index += 1 }
        if index < items.endIndex { value = items[index] }
      case .whereClause: condition = items[index]
      case .comma: break scan
      default: break
      }
      index += 1
    }
    let range = (value.map { first.range.extended(to: $0.endByte) }) ?? first.range
    if isCase {
      let subject = value.map { self.subject($0) } ?? .operand(.unknown)
      match(pattern, subject, failure: failure, at: range)
    } else {
      lowerOptionalBinding(pattern, type: type, value: value, failure: failure, at: range)
    }
    if let condition = condition?.children.last { lowerCondition(condition, failure: failure) }
  }

  private mutating func lowerOptionalBinding(
    _ pattern: SwiftPattern, type: SwiftNode?, value: SwiftNode?, failure: BlockID, at range: SourceRange
  ) {
    var declared = type.flatMap { typeName($0) }
    var operand: Operand = .unknown
    var isConditionalCast = false
    if let value {
      let expression = SwiftExpression(value, in: source)
      if case .cast(.optional, let inner, let target) = expression[expression.root].form {
        // `as?` gives nil or the value itself; nothing tells which.
        isConditionalCast = true
        declared = declared ?? typeName(target)
        operand = descend(at: value) { $0.value(inner, in: expression) }
      } else {
        operand = self.value(of: value)
      }
    } else if case .bind(let name, _) = pattern {
      // `if let x`: the new name hides the old one.
      operand = .place(place(ofName: name))
      if case .place(let place) = operand {
        declared = current.builder.graph.attributes[place.index].declaredType.map { names[$0] }
      }
    }
    if isConditionalCast || operand == .unknown {
      branch(.unknown, else: failure, at: range)
    } else {
      branch(Condition(test: .isNull(operand), isNegated: true), else: failure, at: range)
    }
    if case .bind(let name, _) = pattern {
      let place = declare(name, type: declared)
      current.builder.assign(place, operand, at: range)
      if case .place(let old) = operand, let closure = current.closures[old] { current.closures[place] = closure }
    } else {
      bind(pattern, to: operand, at: range)
    }
  }

  // MARK: Logic

  mutating func lowerCondition(_ node: SwiftNode, then: BlockID, else otherwise: BlockID) {
    let expression = SwiftExpression(node, in: source)
    lowerCondition(expression.root, in: expression, then: then, else: otherwise)
  }

  /// Ends the current block with the branches that the expression means.
  mutating func lowerCondition(
    _ index: SwiftExpression.Index, in expression: SwiftExpression, then: BlockID, else otherwise: BlockID
  ) {
    guard depth < Self.depthLimit else {
      current.isIncomplete = true
      return current.builder.terminate(.branch(.unknown, then: then, else: otherwise), at: expression[index].range)
    }
    depth += 1
    defer { depth -= 1 }
    let node = expression[index]
    switch node.form {
    case .binary(.and, _, _), .binary(.or, _, _):
      lowerLogic(index, in: expression, then: then, else: otherwise)
    case .binary(let infix, let left, let right):
      guard let condition = comparison(infix, left, right, in: expression) else { break }
      return current.builder.terminate(.branch(condition, then: then, else: otherwise), at: node.range)
    case .prefix(.not, let operand):
      lowerCondition(operand, in: expression, then: otherwise, else: then)
    case .prefix(let prefix, let operand) where prefix == .try || prefix == .await:
      _ = covered(by: prefix, at: node.range) {
        $0.lowerCondition(operand, in: expression, then: then, else: otherwise)
        return .unknown
      }
    case .cast(.check, let operand, let type):
      let value = self.value(operand, in: expression)
      let name = names.intern("is \(source.text(of: type))")
      current.builder.terminate(
        .branch(Condition(test: .related(name, value, .unknown)), then: then, else: otherwise), at: node.range)
    case .chain(let chain):
      guard chain.head.kind == .tupleExpression, chain.suffixes.isEmpty, let inner = parenthesized(chain.head) else {
        break
      }
      lowerCondition(inner, then: then, else: otherwise)
    default: break
    }
    guard current.builder.isReachable else { return }
    let value = self.value(index, in: expression)
    test(value, then: then, else: otherwise, at: node.range)
  }

  private mutating func test(_ value: Operand, then: BlockID, else otherwise: BlockID, at range: SourceRange) {
    switch value {
    case .constant(let id):
      if case .bool(let isTrue) = current.builder.graph[id] {
        return current.builder.terminate(.jump(isTrue ? then : otherwise), at: range)
      }
      current.builder.terminate(.branch(.unknown, then: then, else: otherwise), at: range)
    case .place:
      current.builder.terminate(
        .branch(Condition(test: .truthy(value)), then: then, else: otherwise), at: range)
    case .function, .unknown:
      current.builder.terminate(.branch(.unknown, then: then, else: otherwise), at: range)
    }
  }

  /// `a && b && c` without recursion along the chain.
  private mutating func lowerLogic(
    _ index: SwiftExpression.Index, in expression: SwiftExpression, then: BlockID, else otherwise: BlockID
  ) {
    var operands: [SwiftExpression.Index] = []
    var isAnd = false
    if case .binary(.and, _, _) = expression[index].form { isAnd = true }
    var left = index
    while true {
      switch expression[left].form {
      case .binary(.and, let next, let operand) where isAnd:
        operands.append(operand)
        left = next
        continue
      case .binary(.or, let next, let operand) where !isAnd:
        operands.append(operand)
        left = next
        continue
      default: break
      }
      operands.append(left)
      break
    }
    operands.reverse()
    for operand in operands.dropLast() {
      let next = current.builder.makeBlock()
      lowerCondition(operand, in: expression, then: isAnd ? next : then, else: isAnd ? otherwise : next)
      current.builder.begin(next)
    }
    if let last = operands.last { lowerCondition(last, in: expression, then: then, else: otherwise) }
  }

  /// Evaluates the operands of a comparison; nil for other operators, which are left alone.
  mutating func comparison(
    _ infix: SwiftExpression.Infix, _ left: SwiftExpression.Index, _ right: SwiftExpression.Index,
    in expression: SwiftExpression
  ) -> Condition? {
    switch infix {
    case .equal, .notEqual:
      let (first, second) = (value(left, in: expression), value(right, in: expression))
      let condition: Condition
      if isNull(second) {
        condition = Condition(test: .isNull(first))
      } else if isNull(first) {
        condition = Condition(test: .isNull(second))
      } else if first == .unknown || second == .unknown {
        condition = .unknown
      } else {
        condition = Condition(test: .equal(first, second))
      }
      if case .notEqual = infix { return condition.negated() }
      return condition
    case .related(let node):
      let (first, second) = (value(left, in: expression), value(right, in: expression))
      guard first != .unknown, second != .unknown else { return .unknown }
      switch source.text(of: node) {
      case "===": return Condition(test: isNull(second) ? .isNull(first) : .equal(first, second))
      case "!==": return Condition(test: isNull(second) ? .isNull(first) : .equal(first, second), isNegated: true)
      case let text: return Condition(test: .related(names.intern(text), first, second))
      }
    default: return nil
    }
  }

  func isNull(_ operand: Operand) -> Bool {
    guard case .constant(let id) = operand else { return false }
    return current.builder.graph[id] == .null
  }

  /// The expression inside parentheses that make no tuple.
  func parenthesized(_ node: SwiftNode) -> SwiftNode? {
    let named = node.children.filter { $0.isNamed && !$0.isExtra }
    guard named.count == 1, !node.children.contains(where: { $0.kind == .colon || $0.kind == .comma }) else {
      return nil
    }
    return named[0]
  }
}
