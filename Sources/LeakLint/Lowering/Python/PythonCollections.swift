/// Tuples, lists, sets, dictionaries and comprehensions.
extension PythonFileLowering {
  /// Tables longer than this hold data, and their elements are not told apart.
  private static let memberLimit = 64

  mutating func lowerTuple(_ node: PythonNode) -> Operand {
    aggregate(node, elements: node.namedChildren, keepsConstants: true)
  }

  mutating func lowerList(_ node: PythonNode) -> Operand {
    aggregate(node, elements: node.namedChildren, keepsConstants: false)
  }

  private mutating func aggregate(_ node: PythonNode, elements: [PythonNode], keepsConstants: Bool) -> Operand {
    var members: [Operation.Member] = []
    var isAfterSplat = node.kind == .set
    for (index, element) in elements.enumerated() {
      if element.kind == .listSplat || element.kind == .parenthesizedListSplat {
        isAfterSplat = true
        guard let inner = element.namedChildren.first else { continue }
        addMember(words.anyElement, elements: lower(inner), to: &members)
        continue
      }
      let value = lower(element)
      guard keepsConstants && elements.count <= Self.memberLimit || holds(value) else { continue }
      let isExact = !isAfterSplat && index < Self.memberLimit
      let field = isExact ? words.element(index, &file.names) : words.anyElement
      members.append(.init(field: field, value: value))
    }
    return collection(members, isEmpty: elements.isEmpty, at: node.range)
  }

  mutating func lowerDictionary(_ node: PythonNode) -> Operand {
    var members: [Operation.Member] = []
    let entries = node.namedChildren
    for entry in entries {
      if entry.kind == .dictionarySplat {
        if let inner = entry.namedChildren.first { addMember(words.anyElement, elements: lower(inner), to: &members) }
        continue
      }
      guard let key = entry[.key], let item = entry[.value] else { continue }
      let name = elementName(lower(key)) ?? words.anyElement
      let value = lower(item)
      if holds(value) { members.append(.init(field: name, value: value)) }
    }
    return collection(members, isEmpty: entries.isEmpty, at: node.range)
  }

  /// Whether something of interest can be in the operand.
  private func holds(_ operand: Operand) -> Bool {
    switch operand {
    case .place, .function: true
    case .constant, .unknown: false
    }
  }

  private mutating func addMember(_ name: NameID, elements: Operand, to members: inout [Operation.Member]) {
    guard case .place = elements else { return }
    members.append(.init(field: name, value: field(words.anyElement, of: elements)))
  }

  private mutating func collection(
    _ members: [Operation.Member], isEmpty: Bool, at range: SourceRange
  ) -> Operand {
    if members.isEmpty && !isEmpty { return constant(.other) }
    let result = context.builder.temporary()
    context.builder.append(.aggregate(result, members), at: range)
    return .place(result)
  }

  // MARK: Comprehensions

  /// A comprehension is a loop that fills a new collection, with variables of its own. A generator expression as well:
  /// what it is handed to mostly consumes it at once.
  mutating func lowerComprehension(_ node: PythonNode) -> Operand {
    let parts = node.namedChildren
    guard let body = parts.first else { return .unknown }
    let result = context.builder.temporary()
    context.builder.append(.aggregate(result, []), at: node.range)
    let end = makeBlock()
    var next = end
    var loops = 0
    context.frames.append(.comprehension([:]))
    for clause in parts.dropFirst() {
      if clause.kind == .forInClause, let target = clause[.left], let iterable = clause[.right] {
        let iteration = beginIteration(over: iterable, isAsync: isAsync(clause))
        let head = makeBlock()
        enter(head)
        let element = nextElement(of: iteration, exhausted: next)
        declareComprehensionVariables(target)
        assignTarget(target, element)
        next = head
        loops += 1
      } else if clause.kind == .ifClause, let condition = clause.namedChildren.first {
        let holds = makeBlock()
        lowerCondition(condition, then: holds, else: next)
        enter(holds)
      }
    }
    let value: Operand
    if body.kind == .pair {
      if let key = body[.key] { _ = lower(key) }
      value = body[.value].map { lower($0) } ?? .unknown
    } else {
      value = lower(body)
    }
    if holds(value) { assign(context.builder.field(words.anyElement, of: result), value, at: body.range) }
    context.frames.removeLast()
    jump(next)
    enter(end)
    return .place(result)
  }

  private mutating func declareComprehensionVariables(_ target: PythonNode) {
    guard case .comprehension(var variables) = context.frames.popLast() else { return }
    var pending = [target]
    while let node = pending.popLast() {
      switch node.kind {
      case .identifier:
        let name = name(node)
        variables[name] = context.builder.declare(.local, name)
      case .patternList, .tuplePattern, .listPattern, .listSplatPattern, .tuple, .list:
        pending.append(contentsOf: node.namedChildren)
      default: break
      }
    }
    context.frames.append(.comprehension(variables))
  }
}
