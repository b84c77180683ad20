/// Function literals: those with a graph of their own, and those inlined where they are called.
extension GoFileLowering {
  /// Lowers a literal to a graph of its own.
  mutating func lowerLiteral(_ literal: Node, traits: FlowGraph.Traits = []) -> FunctionID? {
    guard let body = literal[.body] else { return nil }
    nesting += 1
    defer { nesting -= 1 }
    guard nesting < Self.maximumNesting else {
      giveUp(literal)
      return nil
    }
    function.literalCount += 1
    let label = "func\(function.literalCount)"
    let parent = function.id
    let name = file.names.intern(label)
    let qualifiedName = file.names.intern(function.qualifiedName + "." + label)
    let isTest = file.path.hasSuffix("_test.go") || takesTestingValue(literal[.parameters])
    beginFunction(name: name, qualifiedName: qualifiedName, kind: .closure, range: literal.range)
    let id = function.id
    function.builder.withHeader {
      $0.parent = parent
      $0.traits = isTest ? traits.union(.test) : traits
    }
    lowerFunctionBody(body, of: literal)
    endFunction(body)
    return id
  }

  /// Lowers the body of a literal into the current graph: it runs right here, on this function's variables.
  ///
  /// - Parameter bindings: what the parameters hold, already evaluated; missing ones hold anything.
  /// - Returns: a temporary with the results, or nil where there are none.
  mutating func inline(_ literal: Node, body: Node, arguments: [Operand]) -> PlaceID? {
    if hasOwnError(literal) { markIncomplete() }
    pushScope()
    var rest = arguments[...]
    for parameter in parameters(literal[.parameters]) {
      let place = declareVariable(parameter.name, type: parameter.type, assignments: 1)
      // What variadic parameters collect is not followed.
      let value = parameter.isVariadic ? Operand.unknown : rest.popFirst() ?? .unknown
      function.builder.assign(place, value, at: literal.range)
    }
    let types = resultTypes(literal[.result])
    let named = declareNamedResults(literal[.result])
    let end = makeBlock()
    let result: PlaceID? = types.isEmpty ? nil : function.builder.temporary(type: types.count == 1 ? types[0] : nil)
    let results = result.map { resultPlaces(of: $0, count: types.count) } ?? []
    // Several results are the elements of something, as those of a call are.
    if let result, types.count > 1 { function.builder.append(.aggregate(result, []), at: literal.range) }

    lowerInlinedBody(body, returns: GoReturnTarget(destination: .block(end), results: results, named: named))
    popScope()
    enter(end)
    return result
  }

  /// Labels, loops and `return` of the surrounding function are out of an inlined literal's reach.
  mutating func lowerInlinedBody(_ body: Node, returns: GoReturnTarget) {
    let labels = function.labels
    let jumpTargets = function.jumpTargets
    let pendingLabel = function.pendingLabel
    function.labels = [:]
    function.jumpTargets = []
    function.pendingLabel = nil
    function.returns.append(returns)
    lowerStatements(of: body)
    lowerReturn([], at: closingBrace(body))
    function.returns.removeLast()
    function.labels = labels
    function.jumpTargets = jumpTargets
    function.pendingLabel = pendingLabel
  }

  /// The places of a call's results: one result is the temporary itself, several are its elements.
  mutating func resultPlaces(of result: PlaceID, count: Int) -> [PlaceID] {
    if count == 1 { return [result] }
    return (0..<count).map { element($0, of: result) }
  }

  /// The place `[index]` of a tuple, array or call with several results.
  mutating func element(_ index: Int, of place: PlaceID) -> PlaceID {
    function.builder.field(file.names.intern("[\(index)]"), of: place)
  }

  // MARK: Captured variables

  /// The place for a variable that the function at nesting depth `depth` declared, as the current function sees it.
  mutating func variable(_ place: PlaceID, declaredAt depth: Int) -> PlaceID {
    guard depth < self.depth else { return place }
    var place = place
    withState(at: depth) { _ = $0.sharedWithLiterals.insert(place) }
    for level in depth + 1...self.depth {
      let outer = enclosing[level - 1].builder.graph
      let name = outer[place].name
      let type = outer.attributes[place.index].declaredType
      place = withState(at: level) { state in
        if let known = state.captured[place] { return known }
        let inner = state.builder.declare(.captured, name, type: type)
        state.captured[place] = inner
        state.capturedFrom[inner] = place
        return inner
      }
    }
    return place
  }

  /// Tells the functions around this one that a place of theirs is assigned in here.
  mutating func noteAssignment(_ place: PlaceID) {
    guard !function.capturedFrom.isEmpty else { return }
    var root = place
    var path: [NameID] = []
    while let parent = function.builder.graph[root].parent {
      path.append(function.builder.graph[root].name)
      root = parent
    }
    var level = depth
    while level > 0, let outer = capturedFrom(root, at: level) {
      level -= 1
      root = outer
      withState(at: level) { state in
        var place = outer
        for name in path.reversed() { place = state.builder.field(name, of: place) }
        state.builder.markAssignedInClosure(place)
      }
    }
  }

  private func capturedFrom(_ place: PlaceID, at level: Int) -> PlaceID? {
    level == depth ? function.capturedFrom[place] : enclosing[level].capturedFrom[place]
  }

  private mutating func withState<Result>(at level: Int, _ change: (inout GoFunctionState) -> Result) -> Result {
    level == depth ? change(&function) : change(&enclosing[level])
  }
}
