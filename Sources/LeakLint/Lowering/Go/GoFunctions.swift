/// Function and method declarations, and what they share with function literals: parameters, results, the frame
/// around a body.
extension GoFileLowering {
  mutating func lowerFunctionDeclaration(_ node: Node) {
    guard let nameNode = node[.name], let body = node[.body] else { return }
    let name = name(nameNode)
    let receiver = node[.receiver]?.namedChildren.first { $0.kind == .parameterDeclaration }
    let typeNode = receiver.flatMap { declaredType($0) }.flatMap { baseTypeName($0) }
    let module = file.names.intern(file.module)
    var qualifiedName = member(name, of: module)
    var type: NameID?
    if let typeNode {
      let typeName = self.name(typeNode)
      type = symbol(typeName)
      let owner = file.names.intern("(\(file.names[typeName]))")
      qualifiedName = member(name, of: member(owner, of: module))
    }
    beginFunction(
      name: name, qualifiedName: qualifiedName, kind: node.kind == .methodDeclaration ? .method : .function,
      range: node.range)
    if let receiver { declareReceiver(receiver) }
    if let parameters = node[.typeParameters] { bindTypeParameters(parameters) }
    let isTest =
      file.path.hasSuffix("_test.go")
      || isTest(name: file.names[name], isMethod: receiver != nil, parameters: node[.parameters])
    let isEntryPoint = packageName == "main" && receiver == nil && file.names[name] == "main"
    function.builder.withHeader {
      $0.enclosingType = type
      if isTest { $0.traits.insert(.test) }
      if isEntryPoint { $0.traits.insert(.entryPoint) }
    }
    lowerFunctionBody(body, of: node)
    endFunction(body)
  }

  // MARK: Frame

  /// Starts a graph and makes it the one being lowered. Ends with ``endFunction(_:)``.
  mutating func beginFunction(name: NameID, qualifiedName: NameID, kind: FlowGraph.Kind, range: SourceRange) {
    let id = FunctionID(graphs.count)
    graphs.append(nil)
    let builder = GraphBuilder(
      name: name, qualifiedName: qualifiedName, kind: kind, range: range, names: &file.names)
    enclosing.append(function)
    function = GoFunctionState(builder: builder, id: id, qualifiedName: file.names[qualifiedName])
    pushScope()
  }

  /// Parameters, results and statements. They share one scope: `:=` at the top of the body may reuse a parameter.
  mutating func lowerFunctionBody(_ body: Node, of node: Node) {
    if hasOwnError(node) { markIncomplete() }
    function.body = body
    function.hasGoto = source.contains("goto", in: body.startByte..<body.endByte)
    for parameter in parameters(node[.parameters]) {
      let place = declareVariable(parameter.name, .parameter, type: parameter.type, assignments: 1)
      function.builder.withHeader { $0.parameters.append(.init(place: place, isVariadic: parameter.isVariadic)) }
    }
    let results = resultTypes(node[.result])
    function.builder.withHeader { $0.resultTypes = results }
    let named = declareNamedResults(node[.result])
    if defersOutsideLiterals(body) {
      beginDeferral(named: named, result: node[.result], types: results, body: body)
    } else {
      function.returns = [GoReturnTarget(destination: .caller, results: named, named: named)]
    }
    lowerStatements(of: body)
    lowerReturn([], at: closingBrace(body))
    endRedeclarations()
    endDeferral(body: body)
  }

  /// Puts the finished graph into its place and goes back to the function around it.
  mutating func endFunction(_ body: Node) {
    popScope()
    let id = function.id
    graphs[id.index] = finishedGraph(at: closingBrace(body))
    if let outer = enclosing.popLast() { function = outer }
  }

  mutating func finishedGraph(at range: SourceRange) -> FlowGraph {
    replaceConstantArguments()
    let captures = function.captured.map { FlowGraph.Capture(inner: $0.value, outer: $0.key) }
      .sorted { $0.inner < $1.inner }
    function.builder.withHeader { $0.captures = captures }
    return function.builder.finish(at: range).compacted()
  }

  /// Variables that hold one string all the time are as good as constants; where the text counts is in calls.
  private mutating func replaceConstantArguments() {
    guard !function.constantTexts.isEmpty else { return }
    let texts = function.constantTexts.mapValues { function.builder.constant($0) }
    function.builder.withHeader { graph in
      for call in graph.calls.indices {
        for argument in graph.calls[call].arguments.indices {
          guard case .place(let place) = graph.calls[call].arguments[argument].value, let text = texts[place] else {
            continue
          }
          graph.calls[call].arguments[argument].value = text
        }
      }
    }
  }

  func closingBrace(_ body: Node) -> SourceRange {
    let last = body.children.last ?? body
    return last.range
  }

  // MARK: Signature

  struct Parameter {
    var name: NameID
    var type: NameID?
    var isVariadic = false
  }

  mutating func parameters(_ list: Node?) -> [Parameter] {
    var result: [Parameter] = []
    for declaration in list?.namedChildren ?? [] {
      guard let typeNode = declaredType(declaration) else { continue }
      let isVariadic = declaration.kind == .variadicParameterDeclaration
      var type = typeName(typeNode)
      if isVariadic, let element = type { type = file.names.intern("[]" + file.names[element]) }
      let names = declaration.namedChildren.filter { $0.kind == .identifier }.map { name($0) }
      for name in names.isEmpty ? [file.names.intern("_")] : names {
        result.append(Parameter(name: name, type: type, isVariadic: isVariadic))
      }
    }
    return result
  }

  /// The type of a parameter declaration: its names come first.
  func declaredType(_ declaration: Node) -> Node? {
    guard let last = declaration.namedChildren.last, last.kind != .identifier else { return nil }
    return last
  }

  mutating func resultTypes(_ result: Node?) -> [NameID] {
    guard let result else { return [] }
    guard result.kind == .parameterList else { return [typeNameOrBlank(result)] }
    let blank = file.names.intern("_")
    return parameters(result).map { $0.type ?? blank }
  }

  /// Named results are variables that start out as their type's zero value. Blank ones (`_ error`) are variables too
  /// where another is named.
  mutating func declareNamedResults(_ result: Node?) -> [PlaceID] {
    guard let result, result.kind == .parameterList else { return [] }
    var places: [PlaceID] = []
    for declaration in result.namedChildren {
      guard let typeNode = declaredType(declaration) else { continue }
      let type = typeName(typeNode)
      for node in declaration.namedChildren where node.kind == .identifier {
        let place = declareVariable(name(node), type: type)
        assignZero(typeNode, to: place, at: node.range)
        places.append(place)
      }
    }
    return places
  }

  private mutating func declareReceiver(_ receiver: Node) {
    let typeNode = declaredType(receiver)
    // `func (s *Store[K, V])` declares the type parameters by naming them.
    if let typeNode { bindReceiverTypeParameters(typeNode) }
    let type = typeNode.flatMap { typeName($0) }
    let nameNode = receiver.namedChildren.first { $0.kind == .identifier }
    let name = nameNode.map { self.name($0) } ?? file.names.intern("_")
    declareVariable(name, .receiver, type: type, assignments: 1)
  }

  private mutating func bindReceiverTypeParameters(_ type: Node) {
    var node = type
    while node.kind == .pointerType || node.kind == .parenthesizedType, let inner = node.namedChildren.first {
      node = inner
    }
    guard node.kind == .genericType, let arguments = node[.typeArguments] else { return }
    for argument in arguments.namedChildren {
      let nameNode = argument.kind == .typeElem ? argument.namedChildren.first ?? argument : argument
      if nameNode.kind == .typeIdentifier { scopes.declare(name(nameNode), .typeParameter(nil), depth: depth) }
    }
  }

  // MARK: Tests

  private mutating func isTest(name: String, isMethod: Bool, parameters list: Node?) -> Bool {
    if name.hasPrefix("Example") { return isTestFile && !isMethod }
    guard name.hasPrefix("Test") || name.hasPrefix("Benchmark") || name.hasPrefix("Fuzz") else { return false }
    // Methods: testify's suites.
    if isMethod { return isTestFile }
    return takesTestingValue(list)
  }

  mutating func takesTestingValue(_ list: Node?) -> Bool {
    parameters(list).contains { $0.type.map { file.names[$0].hasPrefix("testing.") } ?? false }
  }
}
