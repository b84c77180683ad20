/// `functools.partial(f, x)`: a closure that calls `f` with what it was made with and what it is given.
extension PythonFileLowering {
  /// What is bound outside, as the closure finds it.
  private enum Bound {
    case kept(PlaceID)
    case constant(Constant)
    /// A global: the same expression means the same inside.
    case node(PythonNode)
    case unknown
  }

  /// - Returns: nil where the call is another one, or one that is made outside of functions, or of a nested function,
  ///   which is seen through only where it stands.
  mutating func lowerPartial(_ callee: Operand, _ arguments: PythonNode, at range: SourceRange) -> Operand? {
    guard symbol(of: callee) == "functools.partial", arguments.kind == .argumentList, !outer.isEmpty,
      context.frames.isEmpty, let target = arguments.namedChildren.first,
      target.kind == .attribute || target.kind == .identifier,
      target.kind == .attribute || nestedFunction(named: name(target)) == nil
    else { return nil }
    // A bound method takes its object along.
    let method = target.kind == .attribute ? target[.attribute].map { name($0) } : nil
    let base = method == nil ? target : target[.object] ?? target
    var bound: [(label: NameID?, value: Bound, mode: Call.Argument.Mode)] = [(nil, bind(base), .value)]
    for node in arguments.namedChildren.dropFirst() {
      switch node.kind {
      case .keywordArgument:
        guard let label = node[.name], let value = node[.value] else { continue }
        bound.append((name(label), bind(value), .value))
      case .listSplat, .dictionarySplat:
        guard let inner = node.namedChildren.first else { continue }
        bound.append((nil, bind(inner), node.kind == .listSplat ? .spread : .keywordSpread))
      default: bound.append((nil, bind(node), .value))
      }
    }

    let id = reserveFunction(range: range)
    openFunction(id, name: words.lambda, qualifiedName: join(context.qualifiedName, words.lambda), .closure, at: range)
    var values = bound.map { Call.Argument(label: $0.label, value: operand($0.value), mode: $0.mode) }
    var function = place(of: values.removeFirst().value, at: range)
    if let method { function = context.builder.field(method, of: function) }
    let given = context.builder.declare(.parameter, words.lambda)
    context.builder.withHeader { $0.parameters.append(.init(place: given, label: nil, provider: nil)) }
    values.append(.init(label: nil, value: .place(given), mode: .spread))
    var traits: Call.Traits = .mayThrow
    if Self.isTypeName(file.names[method ?? name(target)]) { traits.insert(.constructor) }
    let result = context.builder.call(function, values, traits: traits, at: range)
    terminate(.return([.place(result)]), at: range)
    finishFunction()
    return .function(id)
  }

  private mutating func bind(_ node: PythonNode) -> Bound {
    let value = lower(node)
    if let kept = keep(value) { return .kept(kept) }
    switch value {
    case .constant(let id): return .constant(context.builder.graph[id])
    case .place: return node.kind == .identifier || node.kind == .attribute ? .node(node) : .unknown
    case .function, .unknown: return .unknown
    }
  }

  private mutating func operand(_ bound: Bound) -> Operand {
    switch bound {
    case .kept(let outerPlace):
      let attributes = outer.last?.builder.graph
      let name = attributes.map { $0[outerPlace].name } ?? words.lambda
      let place = context.builder.declare(
        .captured, name, type: attributes.flatMap { $0.attributes[outerPlace.index].declaredType })
      context.captures.append(.init(inner: place, outer: outerPlace))
      return .place(place)
    case .constant(let value): return constant(value)
    case .node(let node): return lower(node)
    case .unknown: return .unknown
    }
  }
}
