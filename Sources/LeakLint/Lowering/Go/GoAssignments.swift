/// What stands left of `=`, `:=`, `range` and in `var`.
enum GoTarget {
  case blank
  /// A variable that comes into being with this assignment, and into scope behind it.
  case declared(name: NameID, place: PlaceID)
  case variable(PlaceID, binding: Int)
  /// A field, an element, a package's variable.
  case place(PlaceID)
  /// `*p = v`
  case indirect(PlaceID)
}

/// Assignments, definitions, increments.
extension GoFileLowering {
  mutating func lowerShortVariableDeclaration(_ statement: Node) {
    guard let left = statement[.left], let right = statement[.right] else { return unknown(statement) }
    let variables = left.namedChildren
    // Evaluated first: the right side sees what the names meant before. Targets only look names up.
    let targets = variables.map { definitionTarget($0) }
    assign(right.namedChildren, to: targets, at: variables.map(\.range))
  }

  mutating func lowerAssignment(_ statement: Node) {
    guard let left = statement[.left], let right = statement[.right] else { return unknown(statement) }
    let places = left.namedChildren
    let targets = places.map { lowerTarget($0) }
    guard statement[.operator]?.kind == .assign else {
      let isAdded = statement[.operator]?.kind == .plusAssign
      for ((target, node), added) in zip(zip(targets, places), right.namedChildren) {
        let added = lowerExpression(added)
        store(isAdded ? function.builder.counter(countedUpBy: added) : .unknown, in: target, at: node.range)
      }
      return
    }
    assign(right.namedChildren, to: targets, at: places.map(\.range))
  }

  /// `x++`, `x--`
  mutating func lowerIncrement(_ statement: Node) {
    guard let operand = statement.namedChildren.first else { return }
    let target = lowerTarget(operand)
    let value = statement.kind == .incStatement ? function.builder.constant(.positive) : .unknown
    store(value, in: target, at: statement.range)
  }

  // MARK: Targets

  /// A name left of `:=`: a new variable unless the same block declared it already.
  mutating func definitionTarget(_ node: Node) -> GoTarget {
    guard node.kind == .identifier, !isBlank(node) else { return .blank }
    let name = name(node)
    if let binding = scopes.lookupInInnermostScope(name), case .variable(let place) = scopes[binding].meaning {
      return .variable(place, binding: binding)
    }
    let place = function.builder.declare(.local, name)
    declareAgain(place)
    return .declared(name: name, place: place)
  }

  mutating func lowerTarget(_ expression: Node) -> GoTarget {
    var node = expression
    while node.kind == .parenthesizedExpression, let inner = node.namedChildren.first { node = inner }
    if node.kind == .identifier && isBlank(node) { return .blank }
    if node.kind == .unaryExpression, node[.operator]?.kind == .star, let pointer = node[.operand] {
      guard case .place(let place) = lowerExpression(pointer) else { return .blank }
      return .indirect(place)
    }
    switch lowerValue(node) {
    case .variable(let place, let binding): return .variable(place, binding: binding)
    case .operand(.place(let place)): return .place(place)
    default: return .blank
    }
  }

  // MARK: Storing

  mutating func assign(_ values: [Node], to targets: [GoTarget], at ranges: [SourceRange]) {
    if values.count == 1 && targets.count > 1 {
      assignTuple(values[0], to: targets, at: ranges)
      return
    }
    var operands = values.map { lowerExpression($0) }
    if operands.count > 1 {
      // `a, b = b, a`: all is read before anything is written.
      operands = detached(operands, from: targets.map(\.place), at: ranges.first ?? .none)
    }
    for (index, target) in targets.enumerated() {
      store(index < operands.count ? operands[index] : .unknown, in: target, at: ranges[index])
    }
  }

  /// `x, err := f()` takes the call's results apart; `v, ok := <-ch` and its like have a value and an unknown flag.
  private mutating func assignTuple(_ value: Node, to targets: [GoTarget], at ranges: [SourceRange]) {
    var node = value
    while node.kind == .parenthesizedExpression, let inner = node.namedChildren.first { node = inner }
    let operand = lowerExpression(node)
    if node.kind == .typeAssertionExpression, targets.count == 2, let flag = matchFlag(operand, at: node.range) {
      store(operand, in: targets[0], at: ranges[0])
      store(flag, in: targets[1], at: ranges[1])
      return
    }
    let isCommaOK =
      switch node.kind {
      case .indexExpression, .typeAssertionExpression, .unaryExpression: true
      default: false
      }
    for (index, target) in targets.enumerated() {
      if case .blank = target { continue }
      var result = Operand.unknown
      if isCommaOK {
        if index == 0 { result = operand }
      } else if case .place(let tuple) = operand {
        result = .place(element(index, of: tuple))
      }
      store(result, in: target, at: ranges[index])
    }
  }

  /// `tx, ok := value.(*sql.Tx)`: where the value has another type it is not what was acquired here.
  private mutating func matchFlag(_ value: Operand, at range: SourceRange) -> Operand? {
    guard case .place = value, isReachable else { return nil }
    let flag = function.builder.temporary()
    let matches = makeBlock()
    let fails = makeBlock()
    let next = makeBlock()
    choose([matches, fails], at: range)
    enter(matches)
    function.builder.assign(flag, function.builder.constant(.bool(true)), at: range)
    jump(to: next)
    enter(fails)
    function.builder.append(.escape(value, .unknown), at: range)
    function.builder.assign(flag, function.builder.constant(.bool(false)), at: range)
    jump(to: next)
    enter(next)
    return .place(flag)
  }

  mutating func store(_ value: Operand, in target: GoTarget, at range: SourceRange) {
    switch target {
    case .blank: break
    case .declared(let name, let place):
      function.builder.assign(place, value, at: range)
      let binding = scopes.declare(name, .variable(place), depth: depth)
      scopes[binding].assignments = 1
      if case .function(let id) = value { scopes[binding].literal = id }
      if case .constant(let id) = value, case .string = function.builder.graph[id] {
        scopes[binding].initialText = function.builder.graph[id]
      }
    case .variable(let place, let binding):
      function.builder.assign(place, value, at: range)
      scopes[binding].assignments += 1
      if case .function(let id) = value { scopes[binding].literal = id }
      noteAssignment(place)
    case .place(let place):
      function.builder.assign(place, value, at: range)
      noteAssignment(place)
    case .indirect(let place):
      function.builder.assign(place, value, at: range)
      // Whoever else has the pointer sees the value too.
      if case .place = value { function.builder.append(.escape(value, .stored), at: range) }
      noteAssignment(place)
    }
  }

  /// Copies the values that an assignment to one of `places` would change before they are read.
  mutating func detached(_ values: [Operand], from places: [PlaceID?], at range: SourceRange) -> [Operand] {
    let written = Set(places.compactMap { $0.map { function.builder.graph.root(of: $0) } })
    return values.enumerated().map { index, value in
      guard case .place(let place) = value, written.contains(function.builder.graph.root(of: place)),
        index >= places.count || places[index] != place
      else { return value }
      let copy = function.builder.temporary()
      function.builder.assign(copy, value, at: range)
      return .place(copy)
    }
  }
}

extension GoTarget {
  var place: PlaceID? {
    switch self {
    case .blank: nil
    case .declared(_, let place), .variable(let place, _), .place(let place), .indirect(let place): place
    }
  }
}
