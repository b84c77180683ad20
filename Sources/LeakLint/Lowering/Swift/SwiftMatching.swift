/// What a pattern is compared with. A tuple that is written out is matched element by element, so that what is known
/// of its elements is not lost.
enum SwiftSubject {
  case operand(Operand)
  case tuple([Operand])
}

/// Testing a value against a pattern, and binding what the pattern names.
extension SwiftLowerer {
  mutating func subject(_ node: SwiftNode) -> SwiftSubject {
    guard node.kind == .tupleExpression, parenthesized(node) == nil else { return .operand(value(of: node)) }
    return .tuple(tupleElements(node).map(\.value))
  }

  /// Goes on where the value matches, and to `failure` where it does not.
  mutating func match(_ pattern: SwiftPattern, _ subject: SwiftSubject, failure: BlockID, at range: SourceRange) {
    switch pattern {
    case .wildcard: break
    case .bind(let name, let node):
      let value = operand(of: subject, at: range)
      let place = declare(name)
      current.builder.assign(place, value, at: node.range)
    case .optional(let inner):
      test(Condition(test: .isNull(operand(of: subject, at: range)), isNegated: true), failure: failure, at: range)
      match(inner, subject, failure: failure, at: range)
    case .tuple(let elements):
      for (index, element) in elements.enumerated() {
        match(element.pattern, self.element(index, of: subject), failure: failure, at: range)
      }
    case .typeCheck(let type):
      let name = names.intern("is \(source.text(of: type))")
      test(
        Condition(test: .related(name, operand(of: subject, at: range), .unknown)), failure: failure, at: type.range)
    case .cast(let inner, let type):
      test(.unknown, failure: failure, at: type.range)
      if case .bind(let name, let node) = inner {
        let place = declare(name, type: typeName(type))
        current.builder.assign(place, operand(of: subject, at: range), at: node.range)
      } else {
        match(inner, subject, failure: failure, at: range)
      }
    case .enumCase(let type, let name, let payload):
      matchCase(type: type, name: name, payload: payload, subject, failure: failure, at: range)
    case .expression(let node): matchExpression(node, subject, failure: failure)
    }
  }

  /// Binds a pattern that always matches: `let (a, b) = f()`.
  mutating func bind(_ pattern: SwiftPattern, to value: Operand, at range: SourceRange) {
    switch pattern {
    case .bind(let name, let node):
      let place = declare(name)
      current.builder.assign(place, value, at: node.range)
    case .tuple(let elements):
      for (index, element) in elements.enumerated() {
        let member: Operand
        if case .place = value {
          member = operand(of: self.element(index, of: .operand(value)), at: range)
        } else {
          member = .unknown
        }
        bind(element.pattern, to: member, at: range)
      }
    case .optional(let inner), .cast(let inner, _): bind(inner, to: value, at: range)
    case .enumCase(_, _, let payload):
      for element in payload ?? [] { bind(element.pattern, to: .unknown, at: range) }
    case .wildcard, .typeCheck, .expression: break
    }
  }

  private mutating func test(_ condition: Condition, failure: BlockID, at range: SourceRange) {
    guard current.builder.isReachable else { return }
    var condition = condition
    switch condition.test {
    case .isNull(.unknown), .equal(.unknown, _), .equal(_, .unknown), .related(_, .unknown, _): condition = .unknown
    default: break
    }
    let success = current.builder.makeBlock()
    current.builder.terminate(.branch(condition, then: success, else: failure), at: range)
    current.builder.begin(success)
  }

  private mutating func matchCase(
    type: SwiftNode?, name: SwiftNode, payload: [SwiftPattern.Element]?, _ subject: SwiftSubject, failure: BlockID,
    at range: SourceRange
  ) {
    let value = operand(of: subject, at: range)
    let text = identifierText(name)
    if type == nil || type.map({ source.text(of: $0) }) == "Optional" {
      if text == "none", payload == nil {
        return test(Condition(test: .isNull(value)), failure: failure, at: name.range)
      }
      if text == "some", let payload {
        test(Condition(test: .isNull(value), isNegated: true), failure: failure, at: name.range)
        if let first = payload.first { match(first.pattern, subject, failure: failure, at: range) }
        return
      }
    }
    let isOfResult = type == nil || type.flatMap { typeName($0) } == "Result"
    if isOfResult, matchResult(text, payload: payload, subject, failure: failure, at: name.range) { return }
    let place = caseDeclaration(type: type, name: text)
    test(Condition(test: .equal(value, .place(place))), failure: failure, at: name.range)
    for (index, element) in (payload ?? []).enumerated() {
      match(element.pattern, self.element(index, of: subject), failure: failure, at: range)
    }
  }

  /// An enumeration's case as a value: `<.name>` where the type is left to the compiler.
  private mutating func caseDeclaration(type: SwiftNode?, name: String) -> PlaceID {
    guard let type, let typeName = typeName(type) else {
      return current.builder.global(names.intern(".\(name)"))
    }
    let parent = typePlace(typeName)
    return current.builder.field(names.intern(name), of: parent)
  }

  private mutating func matchExpression(_ node: SwiftNode, _ subject: SwiftSubject, failure: BlockID) {
    guard current.builder.isReachable else { return }
    let expression = SwiftExpression(node, in: source)
    let range = node.range
    let value = operand(of: subject, at: range)
    let candidate = descend(at: node) { $0.value(expression.root, in: expression) }
    if isNull(candidate) { return test(Condition(test: .isNull(value)), failure: failure, at: range) }
    switch expression[expression.root].form {
    case .chain:
      // Literals, cases of enumerations and global constants.
      test(Condition(test: .equal(value, candidate)), failure: failure, at: range)
    case .prefix(.negate, _): test(Condition(test: .equal(value, candidate)), failure: failure, at: range)
    default: test(.unknown, failure: failure, at: range)
    }
  }

  mutating func operand(of subject: SwiftSubject, at range: SourceRange) -> Operand {
    switch subject {
    case .operand(let operand): return operand
    case .tuple(let elements):
      let place = current.builder.temporary()
      emit(.aggregate(place, members(of: elements.map { (nil, $0) })), at: range)
      return .place(place)
    }
  }

  private mutating func element(_ index: Int, of subject: SwiftSubject) -> SwiftSubject {
    switch subject {
    case .tuple(let elements): return .operand(index < elements.count ? elements[index] : .unknown)
    case .operand(.place(let place)):
      return .operand(.place(current.builder.field(names.intern("[\(index)]"), of: place)))
    case .operand: return .operand(.unknown)
    }
  }
}
