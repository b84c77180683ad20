/// Evaluating expressions.
extension SwiftLowerer {
  /// Lowers an expression for its effects and its value.
  mutating func value(of node: SwiftNode) -> Operand {
    descend(at: node) { lowerer in
      if let constant = lowerer.simpleLiteral(node) { return constant }
      let expression = SwiftExpression(node, in: lowerer.source)
      return lowerer.value(expression.root, in: expression)
    }
  }

  mutating func value(_ index: SwiftExpression.Index, in expression: SwiftExpression) -> Operand {
    let node = expression[index]
    switch node.form {
    case .chain(let chain): return value(of: chain, at: node.range)
    case .binary: return descend(at: node.first) { $0.binary(index, in: expression) }
    case .prefix(let prefix, let operand):
      return descend(at: node.first) { $0.prefixed(prefix, operand, in: expression, at: node.range) }
    case .cast(let cast, let operand, let type):
      return descend(at: node.first) { $0.cast(cast, operand, to: type, in: expression, at: node.range) }
    case .ternary:
      return descend(at: node.first) { $0.ternary(index, in: expression) }
    case .malformed:
      if node.first.isNamed { emitUnknown(node.first) }
      return .unknown
    }
  }

  /// The operand as a place that fields can be read from and that can be called.
  mutating func place(for operand: Operand, at range: SourceRange) -> PlaceID {
    switch operand {
    case .place(let place): return place
    case .unknown: return current.builder.temporary()
    case .constant, .function:
      let place = current.builder.temporary()
      current.builder.assign(place, operand, at: range)
      return place
    }
  }

  // MARK: Prefix operators

  private mutating func prefixed(
    _ prefix: SwiftExpression.Prefix, _ operand: SwiftExpression.Index, in expression: SwiftExpression,
    at range: SourceRange
  ) -> Operand {
    switch prefix {
    case .try, .await: return covered(by: prefix, at: range) { $0.value(operand, in: expression) }
    case .optionalTry: return optionalTry(operand, in: expression, at: range)
    case .forcedTry: return forcedTry(operand, in: expression, at: range)
    case .not: return truthValue(at: range) { $0.lowerCondition(operand, in: expression, then: $2, else: $1) }
    case .negate:
      let value = self.value(operand, in: expression)
      guard case .constant(let id) = value, case .integer(let number) = current.builder.graph[id] else {
        return .unknown
      }
      return current.builder.constant(.integer(0 &- number))
    case .address: return value(operand, in: expression)
    case .other:
      let value = self.value(operand, in: expression)
      if case .place = value { return .unknown }
      return value
    }
  }

  /// `try e`, `await e`: whatever is called in `e` may throw or suspend; and if nothing is, `e` itself does.
  mutating func covered(
    by prefix: SwiftExpression.Prefix, at range: SourceRange, _ body: (inout Self) -> Operand
  ) -> Operand {
    let saved = current.coverage
    if prefix == .await { current.coverage.isAwaited = true } else { current.coverage.canThrow = true }
    current.coverage.sawCall = false
    var result = body(&self)
    let sawCall = current.coverage.sawCall
    let canThrow = current.coverage.canThrow
    current.coverage = saved
    current.coverage.sawCall = saved.sawCall || sawCall
    if !sawCall, current.builder.isReachable {
      // An `async let` variable, a throwing or suspending property.
      if prefix == .await {
        let place = current.builder.temporary()
        if canThrow { noteThrow() }
        emit(.suspend(result: place, value: result, mayThrow: canThrow), at: range)
        result = .place(place)
        current.coverage.sawCall = true
      } else {
        noteThrow()
        emit(.mayThrow, at: range)
      }
    }
    return result
  }

  /// `try? e`: null where something in `e` throws.
  private mutating func optionalTry(
    _ operand: SwiftExpression.Index, in expression: SwiftExpression, at range: SourceRange
  ) -> Operand {
    nullWhereItThrows(at: range) { lowerer in
      lowerer.covered(by: .try, at: range) { $0.value(operand, in: expression) }
    }
  }

  mutating func nullWhereItThrows(at range: SourceRange, _ body: (inout Self) -> Operand) -> Operand {
    guard current.builder.isReachable else { return body(&self) }
    let result = current.builder.temporary()
    let outer = current.builder.unwind
    let failed = current.builder.makeBlock()
    let end = current.builder.makeBlock()
    setUnwind(failed)
    let value = body(&self)
    current.builder.assign(result, value, at: range)
    current.builder.unwind = outer
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(failed)
    current.builder.assign(result, current.builder.constant(.null), at: range)
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(end)
    return .place(result)
  }

  /// `try! e`: stops the process where something in `e` throws.
  private mutating func forcedTry(
    _ operand: SwiftExpression.Index, in expression: SwiftExpression, at range: SourceRange
  ) -> Operand {
    guard current.builder.isReachable else { return value(operand, in: expression) }
    let outer = current.builder.unwind
    let failed = current.builder.makeBlock()
    setUnwind(failed)
    let value = covered(by: .try, at: range) { $0.value(operand, in: expression) }
    setUnwind(outer)
    return value
  }

  // MARK: Values of branches

  /// The truth of a test as a value: one temporary, assigned on both ways.
  mutating func truthValue(
    at range: SourceRange, _ test: (inout Self, _ then: BlockID, _ otherwise: BlockID) -> Void
  ) -> Operand {
    let result = current.builder.temporary()
    let then = current.builder.makeBlock()
    let otherwise = current.builder.makeBlock()
    let end = current.builder.makeBlock()
    test(&self, then, otherwise)
    if current.builder.isReachable {
      current.builder.terminate(.branch(.unknown, then: then, else: otherwise), at: range)
    }
    current.builder.begin(then)
    current.builder.assign(result, current.builder.constant(.bool(true)), at: range)
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(otherwise)
    current.builder.assign(result, current.builder.constant(.bool(false)), at: range)
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(end)
    return .place(result)
  }

  /// A chain of ternaries along its last branch, without recursion.
  private mutating func ternary(_ index: SwiftExpression.Index, in expression: SwiftExpression) -> Operand {
    let result = current.builder.temporary()
    let end = current.builder.makeBlock()
    var index = index
    while case .ternary(let condition, let first, let second) = expression[index].form {
      let then = current.builder.makeBlock()
      let otherwise = current.builder.makeBlock()
      lowerCondition(condition, in: expression, then: then, else: otherwise)
      current.builder.begin(then)
      let value = self.value(first, in: expression)
      current.builder.assign(result, value, at: expression[first].range)
      current.builder.terminate(.jump(end), at: .none)
      current.builder.begin(otherwise)
      index = second
    }
    let value = self.value(index, in: expression)
    current.builder.assign(result, value, at: expression[index].range)
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(end)
    return .place(result)
  }

  private mutating func cast(
    _ cast: SwiftExpression.Cast, _ operand: SwiftExpression.Index, to type: SwiftNode,
    in expression: SwiftExpression, at range: SourceRange
  ) -> Operand {
    if cast == .check {
      return truthValue(at: range) { lowerer, then, otherwise in
        let value = lowerer.value(operand, in: expression)
        let name = lowerer.names.intern("is \(lowerer.source.text(of: type))")
        lowerer.current.builder.terminate(
          .branch(Condition(test: .related(name, value, .unknown)), then: then, else: otherwise), at: range)
      }
    }
    let value = self.value(operand, in: expression)
    guard case .place = value, let name = typeName(type) else { return value }
    let result = current.builder.temporary(type: names.intern(name))
    guard cast == .optional, current.builder.isReachable else {
      current.builder.assign(result, value, at: range)
      return .place(result)
    }
    let (same, null, end) =
      (current.builder.makeBlock(), current.builder.makeBlock(), current.builder.makeBlock())
    current.builder.terminate(.branch(.unknown, then: same, else: null), at: range)
    current.builder.begin(same)
    current.builder.assign(result, value, at: range)
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(null)
    current.builder.assign(result, current.builder.constant(.null), at: range)
    current.builder.terminate(.jump(end), at: .none)
    current.builder.begin(end)
    return .place(result)
  }
}
