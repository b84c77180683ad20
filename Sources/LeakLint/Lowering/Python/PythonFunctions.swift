/// Function definitions and lambdas: headers, scopes and bodies.
extension PythonFileLowering {
  private struct ParameterHeader {
    var name: NameID
    var declared: PythonDeclaredType
    var isVariadic: Bool
    /// `**options`
    var isKeywords = false
    var isPositionalOnly = false
    /// A variable of the enclosing function with the default value.
    var standard: PlaceID?
  }

  /// What kind of member its decorators make a function.
  private struct Membership {
    var kind: FlowGraph.Kind
    var traits: FlowGraph.Traits = []
    var hasReceiver = false
  }

  /// A variable that keeps what a function is defined with, for as long as the function may be called; nil at the top of
  /// a module or class, whose functions are called from anywhere.
  mutating func keep(_ value: Operand) -> PlaceID? {
    guard case .place(let place) = value, !outer.isEmpty, context.frames.isEmpty,
      context.builder.graph[context.builder.graph.root(of: place)].root != .global
    else { return nil }
    let kept = context.builder.declare(
      .local, context.builder.graph[place].name, type: context.builder.graph.attributes[place.index].declaredType)
    assign(kept, value, at: .none)
    return kept
  }

  /// - Returns: the function; nil where its text is not understood.
  @discardableResult
  mutating func lowerFunctionDefinition(_ node: PythonNode, decorators: [NameID]) -> FunctionID? {
    guard let nameNode = node[.name], let body = node[.body] else {
      unknown("function_definition", at: node)
      return nil
    }
    let name = name(nameNode)
    var headers = node[.parameters].map { lowerParameters($0) } ?? []
    let results = node[.returnType].map { resultTypes($0) } ?? []
    var frame: PythonClassFrame?
    if case .type(let enclosing) = context.frames.last { frame = enclosing }
    let owner = frame?.symbol ?? (outer.isEmpty ? module.symbol : context.qualifiedName)
    let membership = membership(name, decorators: decorators, in: frame)
    let id = (frame == nil ? context.functions[name] : nil) ?? reserveFunction(range: node.range)

    beginFunction(
      id, name: name, qualifiedName: join(owner, name), kind: membership.kind, range: node.range, body: body)
    if let frame {
      context.receiverType = frame.typeIndex
      context.builder.withHeader { $0.enclosingType = frame.symbol }
      if membership.hasReceiver, !headers.isEmpty, !headers[0].isVariadic {
        let first = headers.removeFirst()
        let place = context.builder.declare(.receiver, first.name, type: frame.symbol)
        bindParameter(first.name, place)
        context.receiver = place
      }
    }
    declareParameters(headers)
    context.traits.formUnion(membership.traits)
    if hasErrorOutsideBody(node) { context.traits.insert(.incomplete) }
    if isAsync(node) { context.traits.insert(.async) }
    if file.names[name].hasPrefix("test_") || frame?.isTestCase == true { context.traits.insert(.test) }
    context.builder.withHeader {
      $0.resultTypes = results
      $0.decorators = decorators
    }
    lowerBlock(body)
    // Of no length: nobody wrote it.
    var end = lastStatement(of: body)?.range ?? body.range
    end.end = end.start
    terminate(.return([constant(.null)]), at: end)
    finishFunction()

    if let frame, frame.isProtocol {
      file.types[frame.typeIndex].requirements.append(.init(name: name, resultTypes: results))
    }
    if frame == nil && !outer.isEmpty {
      assign(place(named: name), .function(id), at: nameNode.range)
    }
    return id
  }

  /// A lambda's closure.
  mutating func lowerLambda(_ node: PythonNode) -> Operand {
    guard descend(node), let body = node[.body] else { return .unknown }
    defer { depth -= 1 }
    let headers = node[.parameters].map { lowerParameters($0) } ?? []
    let id = reserveFunction(range: node.range)
    beginFunction(
      id, name: words.lambda, qualifiedName: join(context.qualifiedName, words.lambda), kind: .closure,
      range: node.range, body: body)
    declareParameters(headers)
    let value = lower(body)
    terminate(.return([value]), at: body.range)
    finishFunction()
    return .function(id)
  }

  // MARK: Headers

  private func membership(_ name: NameID, decorators: [NameID], in frame: PythonClassFrame?) -> Membership {
    guard frame != nil else { return Membership(kind: outer.isEmpty ? .function : .closure) }
    var result = Membership(kind: .method, hasReceiver: true)
    if name == words.initializer { result.kind = .initializer }
    if name == words.deinitializer { result.kind = .deinitializer }
    if name == words.new || name == words.initSubclass || name == words.classGetItem { result.traits.insert(.static) }
    for decorator in decorators {
      let text = file.names[decorator]
      switch text {
      case "builtins.staticmethod": result = Membership(kind: .method, traits: .static, hasReceiver: false)
      case "builtins.classmethod": result.traits.insert(.static)
      case "builtins.property", "functools.cached_property": result.kind = .accessor
      default:
        if text.hasSuffix(".setter") || text.hasSuffix(".getter") || text.hasSuffix(".deleter") {
          result.kind = .accessor
        }
      }
    }
    return result
  }

  /// Evaluates default values, which happens where the function is defined, and collects the declarations.
  private mutating func lowerParameters(_ list: PythonNode) -> [ParameterHeader] {
    var headers: [ParameterHeader] = []
    for parameter in list.namedChildren {
      switch parameter.kind {
      case .identifier: headers.append(ParameterHeader(name: name(parameter), declared: .nothing, isVariadic: false))
      case .defaultParameter, .typedDefaultParameter:
        guard let target = parameter[.name], target.kind == .identifier else { continue }
        var declared = parameter[.type].map { declaredType($0) } ?? .nothing
        var standard: PlaceID?
        if let value = parameter[.value] {
          if let provider = provider(of: value, type: declared.type) { declared.provider = provider }
          standard = keep(lower(value))
        }
        headers.append(
          ParameterHeader(name: name(target), declared: declared, isVariadic: false, standard: standard))
      case .typedParameter:
        guard let target = parameter.namedChildren.first, let annotation = parameter[.type] else { continue }
        var declared = declaredType(annotation)
        if target.kind == .identifier {
          headers.append(ParameterHeader(name: name(target), declared: declared, isVariadic: false))
        } else if let inner = target.namedChildren.first {
          declared.type = declared.type.map { file.names.intern("[]" + file.names[$0]) }
          let isKeywords = target.kind == .dictionarySplatPattern
          headers.append(
            ParameterHeader(name: name(inner), declared: declared, isVariadic: true, isKeywords: isKeywords))
        }
      case .listSplatPattern, .dictionarySplatPattern:
        guard let inner = parameter.namedChildren.first else { continue }
        let isKeywords = parameter.kind == .dictionarySplatPattern
        headers.append(
          ParameterHeader(name: name(inner), declared: .nothing, isVariadic: true, isKeywords: isKeywords))
      case .positionalSeparator:
        for index in headers.indices { headers[index].isPositionalOnly = true }
      default: continue
      }
    }
    return headers
  }

  /// `Depends(get_db)` as a default value; `Depends()` asks for the annotated type itself.
  private mutating func provider(of value: PythonNode, type: NameID?) -> NameID? {
    guard value.kind == .call, let callee = value[.function], let path = path(of: callee), let last = path.last,
      Self.isDependency(last), let arguments = value[.arguments]
    else { return nil }
    guard var argument = arguments.namedChildren.first else { return type }
    if argument.kind == .keywordArgument, let inner = argument[.value] { argument = inner }
    return symbol(of: argument)
  }

  private mutating func declareParameters(_ headers: [ParameterHeader]) {
    for header in headers {
      let place = context.builder.declare(.parameter, header.name, type: header.declared.type)
      bindParameter(header.name, place)
      let hasLabel = !header.isVariadic && !header.isPositionalOnly
      let parameter = FlowGraph.Parameter(
        place: place, label: hasLabel ? header.name : nil, provider: header.declared.provider,
        isVariadic: header.isVariadic && !header.isKeywords)
      context.builder.withHeader { $0.parameters.append(parameter) }
      // Called without it, the function finds there what it was defined with.
      if let standard = header.standard { context.captures.append(.init(inner: place, outer: standard)) }
    }
  }

  private mutating func bindParameter(_ name: NameID, _ place: PlaceID) {
    context.variables[name] = place
    // A parameter is a binding: assigned once more, it is no constant.
    context.bindings.bind(name)
  }

  /// The parser leaves what it could not read beside the body as well.
  func hasErrorOutsideBody(_ definition: PythonNode) -> Bool {
    definition.hasError && definition.children.contains { $0.hasError && $0.kind != .block }
  }

  // MARK: Contexts

  /// A place in the file's list of functions; until it is lowered it stays silent.
  mutating func reserveFunction(range: SourceRange) -> FunctionID {
    let id = FunctionID(file.functions.count)
    let name = module.symbol
    var graph = FlowGraph(name: name, qualifiedName: name, kind: .closure, range: range)
    graph.traits = .incomplete
    file.functions.append(graph)
    return id
  }

  private mutating func beginFunction(
    _ id: FunctionID, name: NameID, qualifiedName: NameID, kind: FlowGraph.Kind, range: SourceRange, body: PythonNode
  ) {
    openFunction(id, name: name, qualifiedName: qualifiedName, kind, at: range)
    let bindings = collectBindings(in: body, owner: qualifiedName)
    for definition in bindings.definitions {
      context.functions[definition.name] = reserveFunction(range: definition.node.range)
    }
    context.bindings = bindings
  }

  /// What is lowered from here on is the function's, until `finishFunction`.
  mutating func openFunction(
    _ id: FunctionID, name: NameID, qualifiedName: NameID, _ kind: FlowGraph.Kind, at range: SourceRange
  ) {
    var builder = GraphBuilder(name: name, qualifiedName: qualifiedName, kind: kind, range: range, names: &file.names)
    if !outer.isEmpty || kind == .closure {
      let parent = context.id
      builder.withHeader { $0.parent = parent }
    }
    var inner = PythonFunctionContext(id: id, builder: builder, qualifiedName: qualifiedName)
    swap(&inner, &context)
    outer.append(inner)
  }

  mutating func finishFunction() {
    let id = context.id
    let traits = context.traits
    let captures = context.captures
    context.builder.withHeader {
      $0.traits.formUnion(traits)
      $0.captures = captures
    }
    let graph = context.builder.finish(at: .none).compacted()
    file.functions[id.index] = graph
    if let next = outer.popLast() { context = next }
  }
}
