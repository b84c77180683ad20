/// `switch` on values and on types.
extension GoFileLowering {
  /// A clause: the block of its body, and the node.
  private struct Clause {
    var node: Node
    var block: BlockID
    var isDefault: Bool { node.kind == .defaultCase }
  }

  mutating func lowerSwitch(_ statement: Node) {
    let label = takeLabel()
    pushScope()
    if let initializer = statement[.initializer] { lowerStatement(initializer) }
    var subject: Operand?
    if let value = statement[.value], value.kind != .trueLiteral { subject = lowerExpression(value) }
    let end = makeBlock()
    let clauses = clauses(of: statement, .expressionCase)
    for clause in clauses where !clause.isDefault {
      // The field is on the list's commas too.
      let values = clause.node.namedChildren.first { $0.kind == .expressionList }?.namedChildren ?? []
      for value in values where isReachable {
        let next = makeBlock()
        lowerCase(value, of: subject, then: clause.block, else: next)
        enter(next)
      }
    }
    jump(to: clauses.first(where: \.isDefault)?.block ?? end)
    lowerClauses(clauses, label: label, end: end) { _, _ in }
    popScope()
    enter(end)
  }

  private mutating func lowerCase(_ value: Node, of subject: Operand?, then: BlockID, else otherwise: BlockID) {
    guard let subject else { return lowerCondition(value, then: then, else: otherwise) }
    if value.kind == .nilLiteral {
      return branch(Condition(test: .isNull(subject)), then: then, else: otherwise, at: value.range)
    }
    let operand = lowerExpression(value)
    branch(equality(subject, operand), then: then, else: otherwise, at: value.range)
  }

  mutating func lowerTypeSwitch(_ statement: Node) {
    let label = takeLabel()
    pushScope()
    let header = typeSwitchHeader(statement)
    if let initializer = header.initializer { lowerStatement(initializer) }
    let subject = header.value.map { lowerExpression($0) } ?? .unknown
    let end = makeBlock()
    let clauses = clauses(of: statement, .typeCase)
    let otherwise = clauses.first(where: \.isDefault)?.block ?? end
    let typed = clauses.filter { !$0.isDefault }
    // A nil interface has no type: it takes the `nil` case, or the default.
    let forNull = typed.first { types(of: $0.node).contains { isNil($0) } }?.block ?? otherwise
    let rest = makeBlock()
    if case .place = subject {
      branch(Condition(test: .isNull(subject)), then: forNull, else: rest, at: statement.range)
    } else {
      choose([forNull, rest], at: statement.range)
    }
    enter(rest)
    var targets = typed.filter { clause in types(of: clause.node).contains { !isNil($0) } }.map(\.block)
    let unmatched = makeBlock()
    targets.append(unmatched)
    // What has another type is not what was acquired here, and of several types it is not known which one it has.
    let isOneOfSeveral = targets.count > 2
    if case .place = subject, isOneOfSeveral {
      function.builder.append(.escape(subject, .unknown), at: statement.range)
    }
    choose(targets, at: statement.range)
    enter(unmatched)
    if case .place = subject, !isOneOfSeveral {
      function.builder.append(.escape(subject, .unknown), at: statement.range)
    }
    jump(to: otherwise)
    lowerClauses(clauses, label: label, end: end) { lowering, clause in
      guard let alias = header.alias else { return }
      let caseTypes = lowering.types(of: clause)
      let type = caseTypes.count == 1 && !lowering.isNil(caseTypes[0]) ? lowering.typeName(caseTypes[0]) : nil
      let name = lowering.name(alias)
      let place = lowering.declareVariable(name, type: type ?? lowering.declaredType(of: subject), assignments: 1)
      lowering.function.builder.assign(place, subject, at: alias.range)
    }
    popScope()
    enter(end)
  }

  private func isNil(_ type: Node) -> Bool {
    // `nil` is parsed as a type's name.
    type.endByte - type.startByte == 3 && text(type) == "nil"
  }

  func declaredType(of operand: Operand) -> NameID? {
    guard case .place(let place) = operand else { return nil }
    return function.builder.graph.attributes[place.index].declaredType
  }

  /// `switch initializer; alias := value.(type)`. The header has no node of its own, so its parts are told by the
  /// tokens between them.
  private func typeSwitchHeader(_ statement: Node) -> (initializer: Node?, alias: Node?, value: Node?) {
    var initializer: Node?
    var alias: Node?
    var value: Node?
    for child in statement.children {
      switch child.kind {
      case .expressionList: alias = child.namedChildren.first
      case .dot, .comment: continue
      case .typeCase, .defaultCase: return (initializer, alias, value)
      case .define: continue
      default:
        guard child.isNamed else { continue }
        if child.startByte == statement[.initializer]?.startByte { initializer = child } else { value = child }
      }
    }
    return (initializer, alias, value)
  }

  private func types(of clause: Node) -> [Node] {
    guard clause.kind == .typeCase else { return [] }
    var types: [Node] = []
    for child in clause.children {
      if !child.isNamed && child.endByte - child.startByte == 1 && source.bytes[child.startByte] == UInt8(ascii: ":") {
        break
      }
      if child.isNamed && !child.isExtra { types.append(child) }
    }
    return types
  }

  // MARK: Clauses

  private mutating func clauses(of statement: Node, _ kind: GoGrammar.Kind) -> [Clause] {
    statement.namedChildren.filter { $0.kind == kind || $0.kind == .defaultCase }
      .map { Clause(node: $0, block: makeBlock()) }
  }

  private mutating func lowerClauses(
    _ clauses: [Clause], label: NameID?, end: BlockID, opening: (inout GoFileLowering, Node) -> Void
  ) {
    function.jumpTargets.append(GoJumpTarget(label: label, breakBlock: end, continueBlock: nil))
    for (index, clause) in clauses.enumerated() {
      enter(clause.block)
      guard isReachable else { continue }
      pushScope()
      opening(&self, clause.node)
      let statements = statements(ofClause: clause.node)
      lowerStatements(statements)
      popScope()
      let fallsThrough = statements.last?.kind == .fallthroughStatement && index + 1 < clauses.count
      jump(to: fallsThrough ? clauses[index + 1].block : end)
    }
    function.jumpTargets.removeLast()
  }

  /// What stands behind the colon of a `case` or `default`.
  func statements(ofClause clause: Node) -> [Node] {
    var isBehindColon = false
    var statements: [Node] = []
    for child in clause.children {
      if isBehindColon {
        if child.isNamed && !child.isExtra { statements.append(child) }
      } else if !child.isNamed && child.endByte - child.startByte == 1 {
        isBehindColon = source.bytes[child.startByte] == UInt8(ascii: ":")
      }
    }
    return statements
  }
}
