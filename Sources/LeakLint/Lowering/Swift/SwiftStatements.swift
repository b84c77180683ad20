/// Lists of statements, and what each kind of statement becomes.
extension SwiftLowerer {
  /// The statements of one pair of braces, in a scope of their own.
  mutating func lowerBlock(_ list: [SwiftNode], value: PlaceID? = nil) {
    openScope()
    lowerStatements(list, value: value)
    closeScope()
  }

  /// Lowers a list in the present scope and, at its end, runs the `defer` statements that it reached.
  ///
  /// - Parameter value: takes the value of the list's last expression (a branch of an `if`-expression).
  mutating func lowerStatements(_ list: [SwiftNode], value: PlaceID? = nil) {
    let cleanups = current.cleanups.count
    hoistLocalFunctions(list)
    lowerSequence(list[...], value: value)
    while current.cleanups.count > cleanups { closeCleanup() }
  }

  mutating func lowerSequence(_ list: ArraySlice<SwiftNode>, value: PlaceID? = nil) {
    let last = value == nil ? nil : list.lastIndex { $0.isNamed && !$0.isExtra }
    var index = list.startIndex
    while index < list.endIndex {
      let node = list[index]
      if node.kind == .directive {
        index = lowerConditionalCompilation(list, from: index)
        continue
      }
      if index == last, let value {
        lowerLast(node, into: value)
      } else {
        lowerStatement(node)
      }
      index += 1
    }
  }

  private mutating func lowerLast(_ node: SwiftNode, into value: PlaceID) {
    guard singleExpression([node]) != nil else { return lowerStatement(node) }
    let operand = self.value(of: node)
    current.builder.assign(value, operand, at: node.range)
  }

  mutating func lowerStatement(_ node: SwiftNode) {
    guard !node.isExtra, let kind = node.kind else {
      if !node.isExtra, node.isNamed || node.isMissing { emitUnknown(node) }
      return
    }
    _ = descend(at: node) { lowerer in
      lowerer.lowerStatement(node, kind: kind)
      return .unknown
    }
  }

  private mutating func lowerStatement(_ node: SwiftNode, kind: SwiftGrammar.Kind) {
    switch kind {
    case .propertyDeclaration: lowerLocalProperty(node)
    case .functionDeclaration: lowerLocalFunction(node)
    case .classDeclaration, .protocolDeclaration: lowerLocalType(node)
    case .controlTransferStatement: lowerControlTransfer(node)
    case .ifStatement: lowerIf(node, value: nil)
    case .guardStatement: lowerGuard(node)
    case .switchStatement: lowerSwitch(node, value: nil)
    case .forStatement: lowerFor(node)
    case .whileStatement: lowerWhile(node)
    case .repeatWhileStatement: lowerRepeat(node)
    case .doStatement: lowerDo(node)
    case .statementLabel:
      let text = source.text(of: node)
      current.pendingLabel = names.intern(String(text.prefix { $0 != ":" }))
    case .discardStatement:
      // The fields are the function's from here on, and no deinitializer runs.
      if let object = variable(known.selfName) { emit(.escape(.place(object), .stored), at: node.range) }
    case .typealiasDeclaration, .importDeclaration, .diagnostic, .operatorDeclaration, .precedenceGroupDeclaration,
      .macroDeclaration, .associatedtypeDeclaration:
      break
    case .callExpression where isDefer(node): openCleanup(node)
    default:
      guard node.isNamed else { return }
      let operand = value(of: node)
      if current.isResultBuilder, isBuilderValue(kind) { emit(.escape(operand, .stored), at: node.range) }
    }
  }

  private func isBuilderValue(_ kind: SwiftGrammar.Kind) -> Bool { kind != .assignment }

  /// The label in front of the statement that is being lowered.
  mutating func takeLabel() -> NameID? {
    defer { current.pendingLabel = nil }
    return current.pendingLabel
  }

  // MARK: Local declarations

  /// Local functions can be called ahead of their declaration, so that they can call each other.
  private mutating func hoistLocalFunctions(_ list: [SwiftNode]) {
    guard !isScriptLevel else { return }
    var declared: [NameID: PlaceID] = [:]
    for node in list where node.kind == .functionDeclaration {
      guard let name = functionName(node) else { continue }
      let symbol = names.intern(name)
      let id = reserveFunction()
      current.localFunctions[node.range.start] = id
      // Which of several of one name is called is for types to tell.
      if let place = declared[symbol] {
        current.closures[place] = nil
        current.builder.assign(place, .unknown, at: node.range)
        continue
      }
      let place = declare(symbol)
      declared[symbol] = place
      current.closures[place] = id
      current.builder.assign(place, .function(id), at: node.range)
    }
  }

  private mutating func lowerLocalFunction(_ node: SwiftNode) {
    // A script's functions are global; they are lowered with the file's declarations.
    guard !isScriptLevel, let name = functionName(node) else { return }
    let signature = Signature(node)
    guard let id = current.localFunctions[node.range.start], functions[id.index] == nil, let body = signature.body
    else { return }
    lowerFunction(
      id, node: node, name: name, qualifiedName: "\(current.qualifiedName).\(name)", kind: .closure,
      signature: signature, body: body, seesParent: true)
  }

  /// A local type cannot use the variables around it: its methods stand for themselves.
  private mutating func lowerLocalType(_ node: SwiftNode) {
    guard !isScriptLevel else { return }
    let savedType = declarationType
    declarationType = nil
    collectMembers(of: [node], in: nil)
    let level = states.count
    lowerType(node, in: nil, depth: depth)
    assert(states.count == level)
    declarationType = savedType
  }
}
