/// Instructions, conditions and terminators.
extension GraphParser {
  /// The operation of a line, without its position and traits; nil if the line is a terminator.
  mutating func operation(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> Operation? {
    if let target = try assignmentTarget(&scanner) { return try assignment(to: target, &scanner) }
    if scanner.skip("escape") {
      let value = try operand(&scanner)
      for (reason, word) in GraphTextForm.escapeReasons where scanner.skip(word) { return .escape(value, reason) }
      throw scanner.expected("why it escapes")
    }
    if scanner.skip("forget") { return .forget(try place(&scanner)) }
    if scanner.skip("defer") { return try deferred(&scanner) }
    if scanner.skip("maythrow") { return .mayThrow }
    if scanner.skip("unknown") { return .unknown(file.names.intern(try scanner.symbol())) }
    return nil
  }

  /// The place before ` = `, if the line is an assignment. Variables may have the names of instructions.
  private mutating func assignmentTarget(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> PlaceID? {
    var ahead = self
    var aheadScanner = scanner
    guard (try? ahead.place(&aheadScanner)) != nil, aheadScanner.skip("=") else { return nil }
    let target = try place(&scanner)
    try scanner.expect("=")
    return target
  }

  private mutating func assignment(
    to target: PlaceID, _ scanner: inout GraphTextScanner
  ) throws(GraphTextError) -> Operation {
    if scanner.skip("{") { return .aggregate(target, try members(&scanner)) }
    if scanner.skip("call") { return try call(target, &scanner) }
    if scanner.skip("next") { return .iterate(target, source: try operand(&scanner), mayThrow: false) }
    if scanner.skip("suspend") { return .suspend(result: target, value: try operand(&scanner), mayThrow: false) }
    guard scanner.skip("yield") else { return .assign(target, try operand(&scanner)) }
    let value = try operand(&scanner)
    var scopes: [PlaceID] = []
    if scanner.skip("in") {
      repeat { scopes.append(try place(&scanner)) } while scanner.skip(",")
    }
    return .yield(result: target, value: value, scopes: scopes)
  }

  private mutating func members(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> [Operation.Member] {
    var members: [Operation.Member] = []
    while !scanner.skip("}") {
      scanner.skipSpaces()
      let field = file.names.intern(try scanner.field())
      try scanner.expect(":")
      members.append(Operation.Member(field: field, value: try operand(&scanner)))
      if !scanner.sees("}") { try scanner.expect(",") }
    }
    return members
  }

  private mutating func call(
    _ result: PlaceID, _ scanner: inout GraphTextScanner
  ) throws(GraphTextError) -> Operation {
    let callee = try place(&scanner)
    var function: FunctionID?
    if scanner.skip("=") {
      guard let index = scanner.index("fn") else { throw scanner.expected("`fn` and a number") }
      function = FunctionID(index)
    }
    try scanner.expect("(")
    var arguments: [Call.Argument] = []
    while !scanner.skip(")") {
      arguments.append(try argument(&scanner))
      if !scanner.sees(")") { try scanner.expect(",") }
    }
    let id = CallID(graph.calls.count)
    graph.calls.append(Call(callee: callee, function: function, arguments: arguments, result: result, traits: []))
    return .call(id)
  }

  private mutating func argument(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> Call.Argument {
    var label: NameID?
    var ahead = scanner
    if let name = try? ahead.symbol(), ahead.skip(":") {
      label = file.names.intern(name)
      scanner = ahead
    }
    var mode = Call.Argument.Mode.value
    for (candidate, spelling) in GraphTextForm.argumentModes where scanner.skip(spelling) {
      mode = candidate
      break
    }
    return Call.Argument(label: label, value: try operand(&scanner), mode: mode)
  }

  private mutating func deferred(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> Operation {
    var site = DeferSite(entry: try block(mentionedBy: &scanner), operands: [], parameters: [])
    try scanner.expect("(")
    while !scanner.skip(")") {
      site.parameters.append(try place(&scanner))
      try scanner.expect("=")
      site.operands.append(try operand(&scanner))
      if !scanner.sees(")") { try scanner.expect(",") }
    }
    let id = DeferSiteID(graph.deferSites.count)
    graph.deferSites.append(site)
    return .pushDeferred(id)
  }

  /// The words behind a position: what kind of call, whether it may raise.
  mutating func traits(
    of operation: Operation, _ scanner: inout GraphTextScanner
  ) throws(GraphTextError) -> Operation {
    switch operation {
    case .call(let id):
      for trait in words(GraphTextForm.callTraits, &scanner) { graph.calls[id.index].traits.insert(trait) }
      return operation
    case .iterate(let place, let source, _):
      return .iterate(place, source: source, mayThrow: scanner.skip("throws"))
    case .suspend(let result, let value, _):
      return .suspend(result: result, value: value, mayThrow: scanner.skip("throws"))
    default: return operation
    }
  }

  // MARK: Conditions and terminators

  mutating func terminator(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> Terminator {
    if scanner.skip("jump") { return .jump(try block(mentionedBy: &scanner)) }
    if scanner.skip("branch") {
      let condition = try condition(&scanner)
      let then = try block(mentionedBy: &scanner)
      return .branch(condition, then: then, else: try block(mentionedBy: &scanner))
    }
    if scanner.skip("choose") {
      var targets: [BlockID] = []
      while !scanner.isAtEnd, !scanner.sees("@") { targets.append(try block(mentionedBy: &scanner)) }
      return .choose(targets)
    }
    if scanner.skip("return") {
      var values: [Operand] = []
      while !scanner.isAtEnd, !scanner.sees("@") {
        values.append(try operand(&scanner))
        if !scanner.skip(",") { break }
      }
      return .return(values)
    }
    if scanner.skip("raise") {
      if scanner.isAtEnd || scanner.sees("@") { return .raise(.inFlight) }
      return .raise(scanner.skip("?") ? .unknown : .type(file.names.intern(try scanner.symbol())))
    }
    if scanner.skip("rundeferred") { return .runDeferred(done: try block(mentionedBy: &scanner)) }
    if scanner.skip("unreachable") { return .unreachable }
    throw scanner.expected("an instruction or a terminator")
  }

  private mutating func condition(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> Condition {
    let isNegated = scanner.skip("not")
    if scanner.skip("unknown") { return Condition(test: .unknown, isNegated: isNegated) }
    let test: Condition.Test
    if scanner.skip("isnull") {
      try scanner.expect("(")
      test = .isNull(try operand(&scanner))
    } else if scanner.skip("hasnext") {
      try scanner.expect("(")
      test = .hasNext(try operand(&scanner))
    } else if scanner.skip("true") {
      try scanner.expect("(")
      test = .truthy(try operand(&scanner))
    } else if scanner.skip("equal") {
      try scanner.expect("(")
      let left = try operand(&scanner)
      try scanner.expect(",")
      test = .equal(left, try operand(&scanner))
    } else if scanner.skip("related") {
      try scanner.expect("(")
      let name = file.names.intern(try scanner.quoted())
      try scanner.expect(",")
      let left = try operand(&scanner)
      try scanner.expect(",")
      test = .related(name, left, try operand(&scanner))
    } else if scanner.skip("caught") {
      try scanner.expect("(")
      var types: [NameID] = []
      while !scanner.sees(")") {
        types.append(file.names.intern(try scanner.symbol()))
        if !scanner.skip(",") { break }
      }
      test = .caught(types)
    } else {
      throw scanner.expected("a condition")
    }
    try scanner.expect(")")
    return Condition(test: test, isNegated: isNegated)
  }
}
