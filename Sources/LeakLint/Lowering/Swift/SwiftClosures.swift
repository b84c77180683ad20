/// Closures: graphs of their own, or lowered in place where they are called at once.
extension SwiftLowerer {
  /// The parts of a closure's header.
  private struct ClosureHeader {
    var captures: SwiftNode?
    var parameters: [SwiftNode] = []
    var hasParameterList = false
    var throwsClause: SwiftNode?
    var isAsync = false
    var resultType: SwiftNode?

    init(_ children: [SwiftNode]) {
      for child in children {
        switch child.kind {
        case .captureList: captures = child
        case .lambdaFunctionType:
          hasParameterList = true
          read(child)
        case .statements, .inKeyword: return
        default: break
        }
      }
    }

    private mutating func read(_ type: SwiftNode) {
      for child in type.children {
        switch child.kind {
        case .lambdaFunctionTypeParameters:
          parameters = child.children.filter { $0.kind == .lambdaParameter }
        case .throws, .throwsClause: throwsClause = child
        case .asyncKeyword: isAsync = true
        default: if child.kind?.isType == true { resultType = child }
        }
      }
    }
  }

  mutating func lowerClosure(_ node: SwiftNode, isSpawned: Bool = false) -> Operand {
    descend(at: node) { lowerer in
      let children = node.children
      let header = ClosureHeader(children)
      // `[x]` and `[x = e]` are evaluated here and now.
      var values: [(name: NameID, place: PlaceID)] = []
      if let list = header.captures { values = lowerer.captureValues(list) }
      return lowerer.lowerClosureBody(
        node, children: children, parameters: header.parameters, range: node.range, isSpawned: isSpawned
      ) { lowerer in
        lowerer.current.acceptsShorthand = !header.hasParameterList
        lowerer.current.thrownType = header.throwsClause.flatMap { lowerer.thrownType($0) }
        let results = lowerer.resultTypeNames(header.resultType).map { lowerer.names.intern($0) }
        lowerer.current.builder.withHeader {
          if header.isAsync { $0.traits.insert(.async) }
          $0.resultTypes = results
        }
        for value in values { lowerer.captureByValue(value.name, of: value.place) }
      } returnsValue: {
        header.resultType.map { !$0.isVoid } ?? true
      }
    }
  }

  /// The graph of a closure, or of the getter of a local variable.
  mutating func lowerClosureBody(
    _ node: SwiftNode, children: [SwiftNode], parameters: [SwiftNode], range: SourceRange, isSpawned: Bool = false,
    prepare: (inout Self) -> Void = { _ in }, returnsValue: () -> Bool = { true }
  ) -> Operand {
    let id = reserveFunction()
    current.closureCount += 1
    let name = "{closure\(current.closureCount)}"
    withFunction(
      id, name: name, qualifiedName: "\(current.qualifiedName).\(name)", kind: .closure, range: range,
      end: closingBrace(of: node), seesParent: true
    ) { lowerer in
      prepare(&lowerer)
      for parameter in parameters { lowerer.declareClosureParameter(parameter) }
      lowerer.lowerBody(children, returnsValue: returnsValue())
      let shorthand = lowerer.current.shorthandParameters.sorted { $0.key < $1.key }.map(\.value)
      let mayThrow = lowerer.current.mayLeaveByException
      lowerer.current.builder.withHeader {
        $0.parameters += shorthand.map { FlowGraph.Parameter(place: $0, label: nil) }
        if isSpawned { $0.traits.insert(.spawned) }
        if !mayThrow { $0.traits.insert(.nonThrowing) }
      }
    }
    return .function(id)
  }

  private mutating func declareClosureParameter(_ node: SwiftNode) {
    let children = node.children
    guard let identifier = children.last(where: { $0.kind == .simpleIdentifier }) else { return }
    let type = children.last { $0.kind?.isType == true }.flatMap { typeName($0) }
    let name = self.identifier(identifier)
    let place = current.builder.declare(.parameter, name, type: type.map { names.intern($0) })
    if names[name] != "_" { current.scopes[0].places[name] = place }
    current.builder.withHeader { $0.parameters.append(FlowGraph.Parameter(place: place, label: nil)) }
  }

  // MARK: Capture lists

  private mutating func captureValues(_ list: SwiftNode) -> [(name: NameID, place: PlaceID)] {
    var result: [(name: NameID, place: PlaceID)] = []
    for item in list.children where item.kind == .captureListItem {
      let children = item.children.filter { !$0.isExtra }
      guard let equals = children.firstIndex(where: { $0.kind == .equals }),
        let identifier = children[..<equals].last(where: { $0.kind == .simpleIdentifier }),
        equals + 1 < children.count
      else { continue }
      // `[x]` and `[weak self]` are the variable itself as far as ownership goes.
      let value = self.value(of: children[equals + 1])
      let name = self.identifier(identifier)
      let place = current.builder.declare(.local, name)
      current.builder.assign(place, value, at: item.range)
      result.append((name, place))
    }
    return result
  }

  private mutating func captureByValue(_ name: NameID, of outer: PlaceID) {
    let here = current.builder.declare(.captured, name)
    current.builder.withHeader { $0.captures.append(FlowGraph.Capture(inner: here, outer: outer)) }
    current.captured[outer] = here
    current.scopes[0].places[name] = here
  }

  // MARK: In place

  /// `{ … }(arguments)`
  mutating func lowerInPlace(_ node: SwiftNode, arguments: [SwiftNode]) -> Operand {
    descend(at: node) { lowerer in
      let children = node.children
      let header = ClosureHeader(children)
      let values = arguments.map { lowerer.value(of: $0) }
      lowerer.openScope()
      if let list = header.captures {
        for value in lowerer.captureValues(list) {
          lowerer.current.scopes[lowerer.current.scopes.count - 1].places[value.name] = value.place
        }
      }
      for (parameter, value) in zip(header.parameters, values) {
        guard let identifier = parameter.children.last(where: { $0.kind == .simpleIdentifier }) else { continue }
        let place = lowerer.declare(lowerer.identifier(identifier))
        lowerer.current.builder.assign(place, value, at: parameter.range)
      }
      let savedCoverage = lowerer.current.coverage
      lowerer.current.coverage = SwiftFunctionState.Coverage()
      let result = lowerer.current.builder.temporary()
      let end = lowerer.current.builder.makeBlock()
      lowerer.current.inlined.append(
        SwiftFunctionState.InlinedClosure(
          result: result, end: end, cleanupDepth: lowerer.current.cleanups.count,
          breakableDepth: lowerer.current.breakables.count))
      lowerer.lowerBody(children, returnsValue: true)
      lowerer.current.inlined.removeLast()
      lowerer.closeScope()
      lowerer.current.coverage = savedCoverage
      lowerer.current.coverage.sawCall = true
      lowerer.current.builder.terminate(.jump(end), at: .none)
      lowerer.current.builder.begin(end)
      return .place(result)
    }
  }
}

extension SwiftNode where G == SwiftGrammar {
  /// `Void`, `()`
  fileprivate var isVoid: Bool {
    kind == .tupleType && !children.contains { $0.kind?.isType == true }
  }
}
