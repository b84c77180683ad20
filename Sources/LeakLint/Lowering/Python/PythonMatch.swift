/// `match` and its patterns.
extension PythonFileLowering {
  mutating func lowerMatch(_ node: PythonNode) {
    guard let body = node[.body] else { return unknown("match_statement", at: node) }
    let subjects = node.children(in: .subject)
    var subject = Operand.unknown
    if subjects.count == 1 {
      subject = lower(subjects[0])
    } else {
      let tuple = context.builder.temporary()
      var members: [Operation.Member] = []
      for (index, item) in subjects.enumerated() {
        members.append(.init(field: words.element(index, &file.names), value: lower(item)))
      }
      context.builder.append(.aggregate(tuple, members), at: node.range)
      subject = .place(tuple)
    }
    let length = subjects.count == 1 ? length(ofLiteral: subjects[0]) : subjects.count
    let end = makeBlock()
    for clause in body.namedChildren where clause.kind == .caseClause && isReachable {
      let next = makeBlock()
      let patterns = clause.namedChildren.filter { $0.kind == .casePattern }
      if patterns.count == 1 && !clause.hasChild(.comma) {
        lowerPattern(patterns[0], subject, length, else: next)
      } else {
        lowerSequence(patterns, subject, length, else: next, at: clause.range)
      }
      if let guardClause = clause[.caseGuard], let condition = guardClause.namedChildren.first {
        let holds = makeBlock()
        lowerCondition(condition, then: holds, else: next)
        enter(holds)
      }
      if let block = clause[.consequence] { lowerBlock(block) }
      jump(end)
      enter(next)
    }
    enter(end)
  }

  /// How many elements a tuple or list has that is written out.
  private func length(ofLiteral node: PythonNode) -> Int? {
    guard node.kind == .tuple || node.kind == .list else { return nil }
    let elements = node.namedChildren
    return elements.contains { $0.kind == .listSplat } ? nil : elements.count
  }

  /// Goes on where the pattern matches, with its captures bound, and to `next` where it does not.
  ///
  /// - Parameter length: of the subject, where it is a sequence that is written out.
  private mutating func lowerPattern(
    _ pattern: PythonNode, _ subject: Operand, _ length: Int? = nil, else next: BlockID
  ) {
    guard isReachable, descend(pattern) else { return }
    defer { depth -= 1 }
    switch pattern.kind {
    case .casePattern:
      guard let inner = pattern.namedChildren.first else { return }
      if pattern.hasChild(.minus) { return require(.unknown, else: next, at: pattern.range) }
      lowerPattern(inner, subject, length, else: next)
    case .dottedName, .identifier: lowerNamePattern(pattern, subject, else: next)
    case .asPattern:
      let parts = pattern.namedChildren
      guard parts.count == 2 else { return require(.unknown, else: next, at: pattern.range) }
      lowerPattern(parts[0], subject, length, else: next)
      assignTarget(parts[1], subject)
    case .unionPattern: lowerUnion(pattern, subject, length, else: next)
    case .tuplePattern where !pattern.hasChild(.comma):
      // Parentheses.
      if let inner = pattern.namedChildren.first { lowerPattern(inner, subject, length, else: next) }
    case .tuplePattern, .listPattern:
      lowerSequence(pattern.namedChildren, subject, length, else: next, at: pattern.range)
    case .dictPattern: lowerMapping(pattern, subject, else: next)
    case .classPattern: lowerClassPattern(pattern, subject, else: next)
    case .string, .concatenatedString, .integer, .float, .true, .false, .noneLiteral:
      let value = lower(pattern)
      require(equality(subject, value), else: next, at: pattern.range)
    case .splatPattern:
      if let name = pattern.namedChildren.first { assignTarget(name, .unknown) }
    default: require(.unknown, else: next, at: pattern.range)
    }
  }

  private mutating func require(_ condition: Condition, else next: BlockID, at range: SourceRange) {
    let holds = makeBlock()
    branch(condition, holds, next, at: range)
    enter(holds)
  }

  /// One name captures; a dotted one is a value to compare with.
  private mutating func lowerNamePattern(_ pattern: PythonNode, _ subject: Operand, else next: BlockID) {
    let parts = pattern.kind == .dottedName ? pattern.namedChildren : [pattern]
    guard let first = parts.first else { return }
    if parts.count == 1 { return assignTarget(first, subject) }
    var value = place(named: name(first))
    for part in parts.dropFirst() { value = context.builder.field(name(part), of: value) }
    require(equality(subject, .place(value)), else: next, at: pattern.range)
  }

  private mutating func lowerUnion(_ pattern: PythonNode, _ subject: Operand, _ length: Int?, else next: BlockID) {
    let matched = makeBlock()
    let alternatives = pattern.namedChildren
    for (index, alternative) in alternatives.enumerated() {
      let other = index == alternatives.count - 1 ? next : makeBlock()
      lowerPattern(alternative, subject, length, else: other)
      jump(matched)
      if index < alternatives.count - 1 { enter(other) }
    }
    enter(matched)
  }

  private mutating func lowerSequence(
    _ patterns: [PythonNode], _ subject: Operand, _ length: Int?, else next: BlockID, at range: SourceRange
  ) {
    if let length {
      let least = patterns.count { !isSplat($0) }
      guard least == length || least < length && least < patterns.count else { return jump(next) }
    } else {
      require(.unknown, else: next, at: range)
    }
    var isAfterSplat = false
    for (index, pattern) in patterns.enumerated() {
      let isSplat = isSplat(pattern)
      isAfterSplat = isAfterSplat || isSplat
      let member = isAfterSplat ? words.anyElement : words.element(index, &file.names)
      lowerPattern(pattern, isSplat ? .unknown : field(member, of: subject), else: next)
    }
  }

  private func isSplat(_ pattern: PythonNode) -> Bool {
    pattern.kind == .splatPattern || pattern.namedChildren.first?.kind == .splatPattern
  }

  private mutating func lowerMapping(_ pattern: PythonNode, _ subject: Operand, else next: BlockID) {
    require(.unknown, else: next, at: pattern.range)
    let keys = pattern.children(in: .key)
    for (key, value) in zip(keys, pattern.children(in: .value)) {
      let member = key.kind == .string ? elementName(lower(key)) : nil
      lowerPattern(value, field(member ?? words.anyElement, of: subject), else: next)
    }
    for rest in pattern.namedChildren where rest.kind == .splatPattern {
      lowerPattern(rest, .unknown, else: next)
    }
  }

  private mutating func lowerClassPattern(_ pattern: PythonNode, _ subject: Operand, else next: BlockID) {
    // What is null is no instance.
    require(Condition(test: .isNull(subject), isNegated: true), else: next, at: pattern.range)
    require(.unknown, else: next, at: pattern.range)
    let arguments = pattern.namedChildren.dropFirst().filter { $0.kind == .casePattern }
    for argument in arguments {
      guard let inner = argument.namedChildren.first, inner.kind == .keywordPattern else {
        // By position: `case str(text)` binds the subject itself, a class with `__match_args__` one of its attributes.
        lowerPattern(argument, arguments.count == 1 ? subject : .unknown, else: next)
        continue
      }
      let parts = inner.namedChildren
      guard parts.count == 2 else { continue }
      lowerPattern(parts[1], field(name(parts[0]), of: subject), else: next)
    }
  }
}
