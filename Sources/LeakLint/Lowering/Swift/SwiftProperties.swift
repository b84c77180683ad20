/// Variables and properties: their initial values, accessors and observers.
extension SwiftLowerer {
  /// One variable of a declaration such as `let a = 1, b: Int { 2 }`.
  struct PropertyBinding {
    var pattern: SwiftPattern
    var node: SwiftNode
    var type: SwiftNode?
    var value: SwiftNode?
    var accessors: SwiftNode?
    var observers: SwiftNode?
  }

  mutating func bindings(of declaration: SwiftNode) -> [PropertyBinding] {
    var result: [PropertyBinding] = []
    var expectsValue = false
    for child in declaration.children where !child.isExtra {
      if expectsValue {
        expectsValue = false
        if !result.isEmpty { result[result.count - 1].value = child }
        continue
      }
      switch child.kind {
      case .pattern: result.append(PropertyBinding(pattern: pattern(child, binds: true), node: child))
      case .typeAnnotation where !result.isEmpty: result[result.count - 1].type = child
      case .equals: expectsValue = true
      case .computedProperty where !result.isEmpty: result[result.count - 1].accessors = child
      case .willsetDidsetBlock where !result.isEmpty: result[result.count - 1].observers = child
      default: break
      }
    }
    return result
  }

  // MARK: Members and globals

  mutating func lowerProperty(_ node: SwiftNode, in type: String?) {
    let modifiers = modifiers(of: node)
    for property in bindings(of: node) {
      guard case .bind(let name, _) = property.pattern else { continue }
      if type == nil, let declared = declaredType(of: property) {
        file.globals.append(LoweredFile.GlobalDeclaration(name: name, type: names.intern(declared)))
      }
      let text = names[name]
      if let accessors = property.accessors {
        lowerAccessors(
          accessors, of: node, named: text, parameters: [], type: property.type, isStatic: modifiers.isStatic)
      }
      if let observers = property.observers {
        lowerObservers(observers, of: node, named: text, isStatic: modifiers.isStatic, type: property.type)
      }
      if type != nil, let value = property.value, containsCall(value) {
        lowerInitialValue(value, of: property, named: name, node: node, isStatic: modifiers.isStatic)
      }
    }
  }

  /// `Type.property.init`: evaluates a stored property's initial value and stores it.
  private mutating func lowerInitialValue(
    _ value: SwiftNode, of property: PropertyBinding, named name: NameID, node: SwiftNode, isStatic: Bool
  ) {
    let declared = property.type.flatMap { typeName($0) }
    // Of a closure that is called in place control leaves at its end.
    let end = closingBrace(of: value.firstChild(.lambdaLiteral) ?? value)
    withAccessor("init", of: names[name], node: value, end: end, isStatic: isStatic) { lowerer in
      lowerer.current.builder.withHeader { $0.traits.insert(.nonThrowing) }
      let operand = lowerer.value(of: value)
      let owner = lowerer.selfPlace()
      let place = lowerer.current.builder.field(name, of: owner)
      if let declared {
        lowerer.current.builder.setDeclaredType(lowerer.names.intern(declared), of: place)
      }
      lowerer.current.builder.assign(place, operand, at: property.node.range)
    }
  }

  mutating func lowerAccessors(
    _ accessors: SwiftNode, of node: SwiftNode, named name: String, parameters: [SwiftNode], type: SwiftNode?,
    isStatic: Bool
  ) {
    let children = accessors.children
    var hasExplicitAccessor = false
    for child in children {
      let role: String
      switch child.kind {
      case .computedGetter: role = "get"
      case .computedSetter: role = "set"
      case .computedModify: role = "_modify"
      default: continue
      }
      hasExplicitAccessor = true
      guard child.hasChild(.leftBrace) else { continue }
      lowerAccessor(role, child, name: name, parameters: parameters, type: type, isStatic: isStatic)
    }
    if !hasExplicitAccessor {
      lowerAccessor("get", accessors, name: name, parameters: parameters, type: type, isStatic: isStatic)
    }
  }

  private mutating func lowerAccessor(
    _ role: String, _ node: SwiftNode, name: String, parameters: [SwiftNode], type: SwiftNode?, isStatic: Bool
  ) {
    let children = node.children
    let specifier = children.first { $0.kind == .getterSpecifier }?.children ?? []
    let results = role == "get" ? resultTypeNames(type.flatMap { annotatedType($0) }) : []
    withAccessor(role, of: name, node: node, end: closingBrace(of: node), isStatic: isStatic) { lowerer in
      var traits: FlowGraph.Traits = []
      if !specifier.contains(where: { $0.kind == .throws || $0.kind == .throwsClause }) { traits.insert(.nonThrowing) }
      if specifier.contains(where: { $0.kind == .asyncKeyword }) { traits.insert(.async) }
      let resultIDs = results.map { lowerer.names.intern($0) }
      lowerer.current.builder.withHeader {
        $0.traits.formUnion(traits)
        $0.resultTypes = resultIDs
      }
      for parameter in parameters { lowerer.declareParameter(parameter, isSubscript: true) }
      if role == "set" {
        let given = children.first { $0.kind == .simpleIdentifier }.map { lowerer.identifier($0) }
        lowerer.declareImplicitParameter(given ?? lowerer.known.newValue, type: type)
      }
      lowerer.lowerBody(children, returnsValue: role == "get")
    }
  }

  private mutating func lowerObservers(
    _ observers: SwiftNode, of node: SwiftNode, named name: String, isStatic: Bool, type: SwiftNode?
  ) {
    for clause in observers.children where clause.kind == .willsetClause || clause.kind == .didsetClause {
      let isWillSet = clause.kind == .willsetClause
      let children = clause.children
      withAccessor(
        isWillSet ? "willSet" : "didSet", of: name, node: clause, end: closingBrace(of: clause), isStatic: isStatic
      ) { lowerer in
        lowerer.current.builder.withHeader { $0.traits.insert(.nonThrowing) }
        let given = children.first { $0.kind == .simpleIdentifier }.map { lowerer.identifier($0) }
        let implicit = isWillSet ? lowerer.known.newValue : lowerer.known.oldValue
        lowerer.declareImplicitParameter(given ?? implicit, type: type)
        lowerer.lowerBody(children, returnsValue: false)
      }
    }
  }

  private mutating func declareImplicitParameter(_ name: NameID, type: SwiftNode?) {
    let type = type.flatMap { typeName($0) }.map { names.intern($0) }
    let place = current.builder.declare(.parameter, name, type: type)
    current.scopes[0].places[name] = place
    current.builder.withHeader { $0.parameters.append(FlowGraph.Parameter(place: place, label: nil)) }
  }

  private mutating func withAccessor(
    _ role: String, of name: String, node: SwiftNode, end: SourceRange, isStatic: Bool,
    body: (inout Self) -> Void
  ) {
    let path = [declarationType, name, role].compactMap { $0 }.joined(separator: ".")
    withFunction(
      reserveFunction(), name: role == "get" ? name : role, qualifiedName: path, kind: .accessor, range: node.range,
      end: end,
      seesParent: false
    ) { lowerer in
      lowerer.current.isStatic = isStatic
      if isStatic { lowerer.current.builder.withHeader { $0.traits.insert(.static) } }
      lowerer.declareReceiver()
      body(&lowerer)
    }
  }

  private func annotatedType(_ node: SwiftNode) -> SwiftNode? {
    node.kind == .typeAnnotation ? node.children.last { $0.kind?.isType == true } : node
  }

  /// Whether evaluating the expression can do anything: only then a property's initial value is worth a graph.
  func containsCall(_ node: SwiftNode) -> Bool {
    var stack = [node]
    while let node = stack.popLast() {
      switch node.kind {
      case .callExpression, .constructorExpression, .lambdaLiteral, .macroInvocation: return true
      case .lineStringLiteral, .integerLiteral, .booleanLiteral, .simpleIdentifier, .nilLiteral, .realLiteral: continue
      default: stack += node.children
      }
    }
    return false
  }

  // MARK: Local variables

  mutating func lowerLocalProperty(_ node: SwiftNode) {
    let modifiers = modifiers(of: node)
    let isConstant =
      node.firstChild(.valueBindingPattern).map { source.bytes[$0.startByte] == UInt8(ascii: "l") } ?? false
    for property in bindings(of: node) {
      let type = property.type.flatMap { typeName($0) }
      if let accessors = property.accessors {
        if !isScriptLevel { lowerLocalAccessors(accessors, of: property, type: type) }
        continue
      }
      guard let value = property.value else {
        declareUninitialized(property, type: type)
        continue
      }
      let saved = current.coverage
      if modifiers.isAsync { current.coverage.isSpawned = true }
      let operand = self.value(of: value)
      current.coverage = saved
      guard case .bind(let name, _) = property.pattern else {
        bind(property.pattern, to: operand, at: property.node.range)
        continue
      }
      let place = declare(name, type: type)
      current.builder.assign(place, operand, at: property.node.range)
      // A property wrapper does with the value what it likes, and when it goes out of sight. Collections in variables
      // are read in too many ways (`all.first`, `all[i]`, `all.popLast()`).
      let isCollection = value.kind == .arrayLiteral || value.kind == .dictionaryLiteral
      if isCollection || !isConstant && !modifiers.attributes.isEmpty, case .place = operand {
        emit(.escape(operand, .stored), at: property.node.range)
      }
      if isConstant { remember(operand, in: place) }
    }
  }

  /// A computed local variable: its accessors are closures that nobody is seen to call.
  private mutating func lowerLocalAccessors(_ accessors: SwiftNode, of property: PropertyBinding, type: String?) {
    if case .bind(let name, _) = property.pattern { _ = declare(name, type: type) }
    let explicit = accessors.children.filter {
      $0.kind == .computedGetter || $0.kind == .computedSetter || $0.kind == .computedModify
    }
    for node in explicit.isEmpty ? [accessors] : explicit {
      let isSetter = node.kind == .computedSetter
      _ = lowerClosureBody(node, children: node.children, parameters: [], range: node.range) { lowerer in
        if isSetter { lowerer.declareImplicitParameter(lowerer.known.newValue, type: property.type) }
      } returnsValue: {
        !isSetter
      }
    }
  }

  private mutating func declareUninitialized(_ property: PropertyBinding, type: String?) {
    guard case .bind(let name, _) = property.pattern else { return }
    let place = declare(name, type: type)
    let isOptional = property.type?.children.contains { $0.kind == .optionalType } ?? false
    let isImplicitlyUnwrapped = property.type.map { source.bytes[max(0, $0.endByte - 1)] == UInt8(ascii: "!") } ?? false
    // An optional variable starts out as nil.
    if isOptional || isImplicitlyUnwrapped {
      current.builder.assign(place, current.builder.constant(.null), at: property.node.range)
    }
  }

  /// What a `let` is bound to for good.
  private mutating func remember(_ operand: Operand, in place: PlaceID) {
    switch operand {
    case .function(let id): current.closures[place] = id
    case .constant(let id):
      if case .string(let text, let isPrefix) = current.builder.graph[id] {
        current.strings[place] = SwiftFunctionState.StringConstant(text: text, isPrefix: isPrefix)
      }
    case .place, .unknown: break
    }
  }
}
