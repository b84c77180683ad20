/// From identifiers to places.
extension PythonFileLowering {
  /// Where a name is declared.
  private enum Declaration {
    case place(PlaceID)
    case symbol(NameID)
    /// A variable of the function at this depth of `outer`.
    case enclosing(level: Int, PlaceID)
  }

  /// The place that a name means here.
  mutating func place(named name: NameID) -> PlaceID {
    switch declaration(of: name) {
    case .place(let place): place
    case .symbol(let symbol): context.builder.global(symbol)
    case .enclosing(let level, let place): capture(name, place, from: level)
    }
  }

  /// The absolute symbol that a name means here; nil for a variable of a function.
  mutating func symbol(named name: NameID) -> NameID? {
    if case .symbol(let symbol) = declaration(of: name) { symbol } else { nil }
  }

  private mutating func declaration(of name: NameID) -> Declaration {
    for frame in context.frames.reversed() {
      switch frame {
      case .comprehension(let variables):
        if let place = variables[name] { return .place(place) }
      case .type(let frame):
        if let binding = frame.bindings[name] {
          switch binding.kind {
          case .symbol(let symbol): return .symbol(symbol)
          case .variable: return .symbol(join(frame.symbol, name))
          case .global: return .symbol(globalSymbol(name))
          case .nonlocal: break
          }
        }
      }
    }
    if let place = context.variables[name] { return .place(place) }
    switch context.bindings[name]?.kind {
    case .variable:
      let place = context.builder.declare(.local, name)
      context.variables[name] = place
      return .place(place)
    case .global: return .symbol(globalSymbol(name))
    case .symbol(let symbol): return .symbol(symbol)
    case .nonlocal, nil: return enclosingDeclaration(of: name)
    }
  }

  private mutating func enclosingDeclaration(of name: NameID) -> Declaration {
    for level in outer.indices.reversed() {
      // Methods do not see the names of their class.
      for case .comprehension(let variables) in outer[level].frames.reversed() {
        if let place = variables[name] { return .enclosing(level: level, place) }
      }
      if let place = outer[level].variables[name] { return .enclosing(level: level, place) }
      switch outer[level].bindings[name]?.kind {
      case .variable:
        let place = outer[level].builder.declare(.local, name)
        outer[level].variables[name] = place
        return .enclosing(level: level, place)
      case .global: return .symbol(globalSymbol(name))
      case .symbol(let symbol): return .symbol(symbol)
      case .nonlocal, nil: continue
      }
    }
    return .symbol(globalSymbol(name))
  }

  /// The captured place of a variable of an enclosing function. The functions in between capture it as well.
  private mutating func capture(_ name: NameID, _ place: PlaceID, from level: Int) -> PlaceID {
    var current = place
    let type = outer[level].builder.graph.attributes[place.index].declaredType
    for next in (level + 1)..<outer.count {
      current = outer[next].capture(name, current, type: type)
    }
    return context.capture(name, current, type: type)
  }

  /// Notes that this function assigns the variable of an enclosing one.
  mutating func markAssignedHere(_ name: NameID) {
    guard context.bindings[name]?.kind == .nonlocal else { return }
    for level in outer.indices.reversed() {
      guard let place = outer[level].variables[name] else { return }
      outer[level].builder.markAssignedInClosure(place)
      if outer[level].bindings[name]?.kind == .variable { return }
    }
  }

  /// The nested function that a name stands for, when nothing else is ever bound to it.
  func nestedFunction(named name: NameID) -> FunctionID? {
    if let id = context.functions[name] { return id }
    guard context.bindings[name] == nil || context.bindings[name]?.kind == .nonlocal else { return nil }
    for function in outer.reversed() {
      if let id = function.functions[name] { return id }
      if function.bindings[name] != nil || function.variables[name] != nil { return nil }
    }
    return nil
  }

  /// The value of a variable whose only binding in the file is a string literal.
  mutating func constantString(named name: NameID) -> Operand? {
    guard let value = stringBinding(of: name), value.kind == .string || value.kind == .concatenatedString,
      !module.sharedNames.contains(name), let string = plainString(value)
    else { return nil }
    return constant(.string(file.names.intern(string), isPrefix: false))
  }

  private func stringBinding(of name: NameID) -> PythonNode? {
    guard context.frames.isEmpty else { return nil }
    if let binding = context.bindings[name] { return binding.kind == .global ? nil : binding.value }
    for function in outer.reversed() {
      if let binding = function.bindings[name] { return binding.value }
      if function.variables[name] != nil || !function.frames.isEmpty { break }
    }
    return module.bindings[name]?.value
  }
}

extension PythonFunctionContext {
  /// A place for the variable `outer` of the enclosing function.
  mutating func capture(_ name: NameID, _ outer: PlaceID, type: NameID?) -> PlaceID {
    if let place = variables[name] { return place }
    let place = builder.declare(.captured, name, type: type)
    variables[name] = place
    captures.append(.init(inner: place, outer: outer))
    return place
  }
}
