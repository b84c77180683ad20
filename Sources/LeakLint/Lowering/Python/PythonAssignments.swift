/// Assignments and their targets.
extension PythonFileLowering {
  mutating func lowerAssignment(_ node: PythonNode) {
    // `a = b = value` is nested to the right, and assigns from left to right.
    var targets: [PythonNode] = []
    var current = node
    while current.kind == .assignment {
      guard let left = current[.left] else { return unknown("assignment", at: node) }
      targets.append(left)
      if let annotation = current[.type] { declare(left, annotation) }
      guard let right = current[.right] else { return }
      current = right
    }
    recordModuleAlias(targets, value: current)
    let value = lower(current)
    for target in targets { assignTarget(target, value, width: width(of: current)) }
  }

  /// The number of elements of a sequence that is written out; nil where it is not known.
  func width(of node: PythonNode) -> Int? {
    guard [.expressionList, .tuple, .list].contains(node.kind) else { return nil }
    let elements = node.namedChildren.filter { $0.kind != .comment }
    return elements.contains { $0.kind == .listSplat } ? nil : elements.count
  }

  /// Assigns to a variable, attribute or element, or takes a sequence apart.
  ///
  /// - Parameter width: the number of elements of the value, where it is known.
  mutating func assignTarget(_ target: PythonNode, _ value: Operand, width: Int? = nil) {
    switch target.kind {
    case .identifier:
      let name = name(target)
      assign(place(named: name), value, at: target.range)
      markAssignedHere(name)
    case .attribute, .subscript:
      if case .place(let place) = lower(target) { assign(place, value, at: target.range) }
    case .patternList, .tuplePattern, .listPattern, .tuple, .list, .expressionList:
      guard descend(target) else { return }
      defer { depth -= 1 }
      let elements = target.namedChildren
      // How many elements the target with the star takes.
      let starred = width.map { $0 - elements.count + 1 }
      var isAfterSplat = false
      for (index, element) in elements.enumerated() {
        if element.kind == .listSplatPattern || element.kind == .listSplat {
          isAfterSplat = true
          guard let inner = element.namedChildren.first else { continue }
          assignRest(inner, value, starred.map { index..<max(index, index + $0) })
        } else if isAfterSplat, let starred {
          assignTarget(element, field(words.element(index + starred - 1, &file.names), of: value))
        } else {
          let member = isAfterSplat ? words.anyElement : words.element(index, &file.names)
          assignTarget(element, field(member, of: value))
        }
      }
    case .parenthesizedExpression, .asPatternTarget, .listSplatPattern:
      guard let inner = target.namedChildren.first, descend(target) else { return }
      defer { depth -= 1 }
      assignTarget(inner, value)
    default: unknown(target.kindName, at: target)
    }
  }

  /// `*rest`: a new list with the elements that the other targets leave.
  ///
  /// - Parameter indices: of these elements, where they are known.
  private mutating func assignRest(_ target: PythonNode, _ value: Operand, _ indices: Range<Int>?) {
    let rest = context.builder.temporary()
    var members: [Operation.Member] = []
    for index in indices ?? 0..<0 {
      let element = words.element(index, &file.names)
      members.append(.init(field: words.element(members.count, &file.names), value: field(element, of: value)))
    }
    if indices == nil { members = [.init(field: words.anyElement, value: field(words.anyElement, of: value))] }
    context.builder.append(.aggregate(rest, members), at: target.range)
    assignTarget(target, .place(rest))
  }

  /// Of the value of `x += y` it is only known whether something was counted up. A list takes in what is added to it, so that escapes.
  mutating func lowerAugmentedAssignment(_ node: PythonNode) {
    guard let left = node[.left], let right = node[.right] else { return }
    guard case .place(let place) = lower(left) else {
      _ = lower(right)
      return
    }
    let value = lower(right)
    let token = node[.operator]?.kind
    if case .place = value, token == .plusEqual || token == .pipeEqual {
      context.builder.append(.escape(.place(place), .stored), at: node.range)
      context.builder.append(.escape(value, .stored), at: right.range)
    }
    assign(place, token == .plusEqual ? context.builder.counter(countedUpBy: value) : .unknown, at: node.range)
    if left.kind == .identifier { markAssignedHere(name(left)) }
  }

  /// `target: annotation`
  private mutating func declare(_ target: PythonNode, _ annotation: PythonNode) {
    guard let type = declaredType(annotation).type else { return }
    if target.kind == .identifier {
      let name = name(target)
      if case .type(let frame) = context.frames.last {
        declareField(name, type, of: frame.typeIndex)
      } else if outer.isEmpty {
        guard !file.names[type].hasSuffix(".TypeAlias") else { return }
        file.globals.append(.init(name: globalSymbol(name), type: type))
      } else if context.bindings[name]?.kind == .variable {
        context.builder.setDeclaredType(type, of: place(named: name))
      }
    } else if target.kind == .attribute, let receiver = context.receiver, let index = context.receiverType,
      let object = target[.object], object.kind == .identifier, let attribute = target[.attribute],
      context.variables[name(object)] == receiver
    {
      declareField(name(attribute), type, of: index)
    }
  }

  private mutating func declareField(_ name: NameID, _ type: NameID, of index: Int) {
    guard module.fields.insert(.init(typeIndex: index, name: name)).inserted else { return }
    file.types[index].fields.append(.init(name: name, type: type))
  }

  // MARK: Aliases of the module

  /// `SessionDep = Annotated[Session, Depends(get_db)]`, `connect = psycopg2.connect`: what the name stands for.
  private mutating func recordModuleAlias(_ targets: [PythonNode], value: PythonNode) {
    guard outer.isEmpty, context.frames.isEmpty, targets.count == 1, targets[0].kind == .identifier else { return }
    let local = name(targets[0])
    guard let binding = module.bindings[local], binding.count == 1, binding.kind == .variable else { return }
    let symbol = globalSymbol(local)
    recordNamedTuple(symbol, value)
    if value.kind == .identifier || value.kind == .attribute {
      // Only what is certainly not reassigned: imports, and this module's own functions and classes.
      guard let path = path(of: value), let root = path.first else { return }
      let source = module.bindings[file.names.intern(root)]
      let isFixed = source.map { $0.count == 1 && ($0.kind != .variable || $0.value?.kind == .functionDefinition) }
      guard isFixed == true, let target = self.symbol(path: path) else { return }
      file.aliases.append(.init(name: symbol, target: target))
      module.typeAliases[symbol] = PythonDeclaredType(type: target)
    } else if let type = value.kind.flatMap({ Self.literalTypes[$0] }), !module.sharedNames.contains(local) {
      file.globals.append(.init(name: symbol, type: file.names.intern(type)))
    } else if let declared = typeAlias(value) {
      module.typeAliases[symbol] = declared
      if let type = declared.type { file.aliases.append(.init(name: symbol, target: type)) }
    }
  }

  private static let literalTypes: [PythonGrammar.Kind: String] = [
    .list: "builtins.list", .listComprehension: "builtins.list", .dictionary: "builtins.dict",
    .dictionaryComprehension: "builtins.dict", .set: "builtins.set", .setComprehension: "builtins.set",
  ]

  /// `type Name = …`
  mutating func recordTypeAlias(_ node: PythonNode) {
    guard outer.isEmpty, context.frames.isEmpty, let target = node[.left]?.namedChildren.first,
      target.kind == .identifier, let value = node[.right], let declared = typeAlias(value)
    else { return }
    let symbol = globalSymbol(name(target))
    module.typeAliases[symbol] = declared
    if let type = declared.type { file.aliases.append(.init(name: symbol, target: type)) }
  }
}
