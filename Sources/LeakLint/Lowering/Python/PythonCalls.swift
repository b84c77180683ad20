/// Calls, attributes and subscripts.
extension PythonFileLowering {
  /// Lowers a chain such as `a.b(x)[0].c()`, which the grammar nests to the left.
  ///
  /// - Parameter traits: of the outermost call.
  mutating func lowerPostfix(_ node: PythonNode, traits: Call.Traits, mayThrow: Bool = true) -> Operand {
    var chain: [PythonNode] = []
    var base = node
    walk: while true {
      let next: PythonNode?
      switch base.kind {
      case .call: next = base[.function]
      case .attribute: next = base[.object]
      case .subscript: next = base[.value]
      default: break walk
      }
      guard let next else { break }
      chain.append(base)
      base = next
    }
    // The name of what is called last, for the rules that go by names.
    var callee = base
    var value = lower(base)
    for (index, step) in chain.reversed().enumerated() {
      let isLast = index == chain.count - 1
      switch step.kind {
      case .attribute:
        guard let attribute = step[.attribute] else { return .unknown }
        callee = attribute
        let name = name(attribute)
        // `"…".format(…)` is a text whose beginning is known, see `lowerCall`.
        if name == words.format && !isLast && string(value) != nil { continue }
        let object = place(of: value, at: step.range)
        value = .place(context.builder.field(name, of: object))
      case .subscript:
        value = lowerSubscript(step, of: value)
        callee = step
      default:
        value = lowerCall(
          step, value, named: callee, traits: isLast ? traits : [], mayThrow: mayThrow || !isLast)
        callee = step
      }
    }
    return value
  }

  private mutating func lowerSubscript(_ node: PythonNode, of value: Operand) -> Operand {
    let indices = node.children(in: .subscript)
    var key: NameID?
    for index in indices {
      if index.kind == .slice {
        // Part of a sequence, with the same elements.
        for bound in index.namedChildren { _ = lower(bound) }
        return string(value) == nil ? value : .unknown
      }
      let operand = lower(index)
      if indices.count == 1 { key = elementName(operand) }
    }
    return field(key ?? words.anyElement, of: value)
  }

  /// `[0]`, `["key"]`; nil where the index is not a literal, or counts from the end.
  mutating func elementName(_ index: Operand) -> NameID? {
    guard case .constant(let id) = index else { return nil }
    switch context.builder.graph[id] {
    case .integer(let value) where value >= 0: return words.element(Int(value), &file.names)
    case .string(let text, isPrefix: false): return file.names.intern("[\"\(file.names[text])\"]")
    default: return nil
    }
  }

  private mutating func lowerCall(
    _ node: PythonNode, _ callee: Operand, named calleeName: PythonNode, traits: Call.Traits, mayThrow: Bool
  ) -> Operand {
    guard let arguments = node[.arguments] else { return .unknown }
    let name = calleeName.kind == .identifier ? name(calleeName) : nil
    let role = name.flatMap { words.roles[$0] }
    if let role, let result = lowerSpecialCall(role, callee, arguments, traits: traits, at: node.range) {
      return result
    }
    var traits = traits
    if role == .startsCoroutine || role == .startsFunction { traits.insert(.spawned) }
    var values = lowerArguments(arguments, of: role)
    var callee = callee
    if traits.contains(.awaited), let position = role?.threadedPosition, values.count > position {
      // `await asyncio.to_thread(f, x)` is what `f(x)` is.
      callee = values[position].value
      values.removeFirst(position + 1)
    }
    let place = place(of: callee, at: node.range)
    if mayThrow { traits.insert(.mayThrow) }
    if let name, Self.isTypeName(file.names[name]) { traits.insert(.constructor) }
    var type: NameID?
    if place == context.receiver, context.traits.contains(.static), let index = context.receiverType {
      // `cls(…)`
      traits.insert(.constructor)
      type = file.types[index].name
    }
    var function: FunctionID?
    if case .function(let id) = callee {
      function = id
    } else if let name, node[.function]?.kind == .identifier {
      function = nestedFunction(named: name)
    }
    return .place(
      context.builder.call(place, function: function, values, traits: traits, resultType: type, at: node.range))
  }

  /// Named like a type: a capital comes first, underscores aside.
  static func isTypeName(_ name: String) -> Bool {
    for byte in name.utf8 {
      if byte == UInt8(ascii: "_") { continue }
      if byte < 0x80 { return byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
      return name.first { $0 != "_" }?.isUppercase == true
    }
    return false
  }

  // MARK: Arguments

  /// - Parameter role: of the function that is called.
  mutating func lowerArguments(_ list: PythonNode, of role: PythonCallRole? = nil) -> [Call.Argument] {
    if list.kind == .generatorExpression { return [.init(label: nil, value: lower(list), mode: .value)] }
    var result: [Call.Argument] = []
    for argument in list.namedChildren {
      switch argument.kind {
      case .keywordArgument:
        guard let label = argument[.name], let value = argument[.value] else { continue }
        let operand = lowerArgument(value, of: role)
        result.append(.init(label: name(label), value: operand, mode: .value))
      case .listSplat, .dictionarySplat:
        guard let inner = argument.namedChildren.first else { continue }
        let mode: Call.Argument.Mode = argument.kind == .listSplat ? .spread : .keywordSpread
        result.append(.init(label: nil, value: lower(inner), mode: mode))
      default: result.append(.init(label: nil, value: lowerArgument(argument, of: role), mode: .value))
      }
    }
    return result
  }

  /// A call that makes a coroutine for a function that awaits or starts it is itself awaited or started.
  private mutating func lowerArgument(_ node: PythonNode, of role: PythonCallRole?) -> Operand {
    guard let role else { return lower(node) }
    if node.kind == .call, let traits = role.traitsOfArguments {
      guard descend(node) else { return .unknown }
      defer { depth -= 1 }
      return lowerPostfix(node, traits: traits)
    }
    let operand = lower(node)
    if role == .startsFunction || role == .startsCoroutine {
      var function: FunctionID?
      if case .function(let id) = operand { function = id }
      if node.kind == .identifier { function = nestedFunction(named: name(node)) }
      if let function { markSpawned(function) }
    }
    return operand
  }

  private mutating func markSpawned(_ function: FunctionID) {
    if function == context.id {
      context.traits.insert(.spawned)
    } else if let level = outer.firstIndex(where: { $0.id == function }) {
      outer[level].traits.insert(.spawned)
    } else {
      file.functions[function.index].traits.insert(.spawned)
    }
  }
}
