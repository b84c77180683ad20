/// Functions, initializers, deinitializers, subscripts and local functions.
extension SwiftLowerer {
  /// The parts of a function's header.
  struct Signature {
    var parameters: [SwiftNode] = []
    var resultType: SwiftNode?
    var throwsClause: SwiftNode?
    var isAsync = false
    var typeParameters: SwiftNode?
    var body: SwiftNode?

    init(_ node: SwiftNode) {
      for child in node.children {
        switch child.kind {
        case .parameter: parameters.append(child)
        case .throws, .throwsClause: throwsClause = child
        case .asyncKeyword: isAsync = true
        case .typeParameters: typeParameters = child
        case .functionBody, .computedProperty: body = child
        default:
          // A type that stands alone is the result's: those of parameters are inside their nodes.
          if child.kind?.isType == true { resultType = child }
        }
      }
    }
  }

  func functionName(_ node: SwiftNode) -> String? {
    let children = node.children
    guard let keyword = children.firstIndex(where: { $0.kind == .funcKeyword }) else { return nil }
    return children[(keyword + 1)...].first { !$0.isExtra }.map { identifierText($0) }
  }

  mutating func lowerFunctionDeclaration(_ node: SwiftNode, in type: String?) {
    let signature = Signature(node)
    guard let body = signature.body else { return }
    let (name, kind): (String, FlowGraph.Kind) =
      switch node.kind {
      case .initDeclaration: ("init", .initializer)
      case .deinitDeclaration: ("deinit", .deinitializer)
      default: (functionName(node) ?? "?", type == nil ? .function : .method)
      }
    lowerFunction(
      reserveFunction(), node: node, name: name, qualifiedName: type.map { "\($0).\(name)" } ?? name, kind: kind,
      signature: signature, body: body)
  }

  /// - Parameter seesParent: a function declared inside another.
  mutating func lowerFunction(
    _ id: FunctionID, node: SwiftNode, name: String, qualifiedName: String, kind: FlowGraph.Kind,
    signature: Signature, body: SwiftNode, seesParent: Bool = false
  ) {
    let modifiers = modifiers(of: node)
    let savedGenerics = genericParameters.count
    defer { genericParameters.removeSubrange(savedGenerics...) }
    addGenericParameters(signature.typeParameters)
    let results = kind == .initializer ? [declarationType].compactMap { $0 } : resultTypeNames(signature.resultType)
    var traits: FlowGraph.Traits = []
    if signature.throwsClause == nil { traits.insert(.nonThrowing) }
    if signature.isAsync { traits.insert(.async) }
    if modifiers.isStatic { traits.insert(.static) }
    if isTest(name: name, attributes: modifiers.attributes) { traits.insert(.test) }
    if modifiers.isStatic, name == "main", let type = declarationType, mainTypes.contains(type) {
      traits.insert(.entryPoint)
    }
    withFunction(
      id, name: name, qualifiedName: qualifiedName, kind: kind, range: node.range, end: closingBrace(of: body),
      seesParent: seesParent
    ) { lowerer in
      lowerer.current.isStatic = modifiers.isStatic || lowerer.current.isStatic
      lowerer.current.resultLabels = lowerer.resultLabels(signature.resultType)
      lowerer.current.thrownType = signature.throwsClause.flatMap { lowerer.thrownType($0) }
      lowerer.current.isResultBuilder = modifiers.attributes.contains { $0.hasSuffix("Builder") }
      let resultIDs = results.map { lowerer.names.intern($0) }
      let decorators = modifiers.attributes.map { lowerer.names.intern($0) }
      lowerer.current.builder.withHeader {
        $0.traits = traits
        $0.resultTypes = resultIDs
        $0.decorators = decorators
      }
      if !seesParent { lowerer.declareReceiver() }
      for parameter in signature.parameters { lowerer.declareParameter(parameter) }
      let returnsValue = kind != .initializer && kind != .deinitializer && !lowerer.isVoid(signature.resultType)
      lowerer.lowerBody(body.children, returnsValue: returnsValue)
    }
  }

  mutating func lowerSubscript(_ node: SwiftNode, in type: String?) {
    let signature = Signature(node)
    guard let body = signature.body else { return }
    lowerAccessors(
      body, of: node, named: "subscript", parameters: signature.parameters, type: signature.resultType,
      isStatic: modifiers(of: node).isStatic)
  }

  // MARK: The parts of a header

  /// `self` of an instance member.
  mutating func declareReceiver() {
    guard let type = current.enclosingType, !current.isStatic else { return }
    let place = current.builder.declare(.receiver, known.selfName, type: names.intern(type))
    current.scopes[0].places[known.selfName] = place
  }

  mutating func declareParameter(_ node: SwiftNode, isSubscript: Bool = false) {
    var identifiers: [SwiftNode] = []
    var type: String?
    var isInOut = false
    var isEscaping = false
    for child in node.children {
      switch child.kind {
      case .parameterModifiers:
        let range = child.startByte..<child.endByte
        isInOut = source.contains("inout", in: range)
        isEscaping = isEscaping || source.contains("@escaping", in: range)
      case .simpleIdentifier: identifiers.append(child)
      case .ellipsis: type = type.map { "[]" + $0 }
      default:
        guard child.kind?.isType == true else { continue }
        type = typeName(child)
        // A closure in an optional escapes without saying so.
        isEscaping = isEscaping || child.kind == .optionalType && isFunctionType(child)
      }
    }
    guard let inner = identifiers.last, let outer = identifiers.first else { return }
    let name = identifier(inner)
    let label: NameID? =
      identifierText(outer) == "_" || (isSubscript && identifiers.count == 1) ? nil : identifier(outer)
    let place = current.builder.declare(.parameter, name, type: type.map { names.intern($0) })
    current.scopes[0].places[name] = place
    if isEscaping { current.escapingParameters.insert(place) }
    current.builder.withHeader {
      $0.parameters.append(FlowGraph.Parameter(place: place, label: label, isInOut: isInOut))
    }
  }

  /// `((A) -> B)?`
  private func isFunctionType(_ node: SwiftNode) -> Bool {
    var node = node
    while let inner = node.namedChildren.first, node.namedChildren.count == 1 {
      if inner.kind == .functionType { return true }
      node = inner
    }
    return false
  }

  func thrownType(_ clause: SwiftNode) -> String? {
    clause.children.first { $0.kind?.isType == true }.flatMap { typeName($0) }
  }

  private func isTest(name: String, attributes: [String]) -> Bool {
    if attributes.contains("Test") || attributes.contains("Testing.Test") { return true }
    return name.hasPrefix("test") && members.inherits(declarationType) { $0.hasSuffix("TestCase") }
  }

  /// The closing brace, which is where a function that runs to its end is left.
  func closingBrace(of body: SwiftNode) -> SourceRange {
    (body.children.last { $0.kind == .rightBrace } ?? body).range
  }

  // MARK: Bodies

  /// The statements between the braces among `children`.
  func statements(in children: [SwiftNode]) -> [SwiftNode] {
    children.first { $0.kind == .statements }?.children ?? []
  }

  /// - Parameter returnsValue: a body of one expression returns its value.
  mutating func lowerBody(_ children: [SwiftNode], returnsValue: Bool) {
    let list = statements(in: children)
    if returnsValue, !current.isResultBuilder, let only = singleExpression(list) {
      let value = value(of: only)
      leave(to: .return(only.range, hasValue: true), value: value, range: only.range)
    } else {
      lowerStatements(list)
    }
  }

  /// The expression that a list of statements consists of, if it does.
  func singleExpression(_ list: [SwiftNode]) -> SwiftNode? {
    var only: SwiftNode?
    for node in list where node.isNamed && !node.isExtra {
      guard only == nil else { return nil }
      only = node
    }
    guard let only, let kind = only.kind, isExpression(only, kind) else { return nil }
    return only
  }

  private func isExpression(_ node: SwiftNode, _ kind: SwiftGrammar.Kind) -> Bool {
    switch kind {
    case .propertyDeclaration, .functionDeclaration, .classDeclaration, .typealiasDeclaration,
      .controlTransferStatement, .guardStatement, .forStatement, .whileStatement, .repeatWhileStatement, .doStatement,
      .statementLabel, .directive, .diagnostic, .assignment, .discardStatement:
      false
    case .ifStatement, .switchStatement: isValueExpression(node)
    case .callExpression: !isDefer(node)
    default: true
    }
  }

  /// An `if` or `switch` each of whose branches is one expression, or leaves.
  func isValueExpression(_ node: SwiftNode, depth: Int = 0) -> Bool {
    guard depth < 32 else { return false }
    func isValue(_ list: [SwiftNode]) -> Bool {
      let named = list.filter { $0.isNamed && !$0.isExtra }
      guard named.count == 1, let kind = named[0].kind else { return false }
      switch kind {
      case .ifStatement, .switchStatement: return isValueExpression(named[0], depth: depth + 1)
      case .controlTransferStatement: return named[0].hasChild(.throwKeyword)
      default: return isExpression(named[0], kind)
      }
    }
    let children = node.children
    if node.kind == .switchStatement {
      let entries = children.filter { $0.kind == .switchEntry }
      return !entries.isEmpty && entries.allSatisfy { isValue(statements(in: $0.children)) }
    }
    var blocks = 0
    for child in children {
      switch child.kind {
      case .statements:
        guard isValue(child.children) else { return false }
        blocks += 1
      case .ifStatement: return isValueExpression(child, depth: depth + 1) && blocks == 1
      default: break
      }
    }
    return blocks == 2
  }
}
