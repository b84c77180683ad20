/// Names and the places they stand for.
extension SwiftLowerer {
  var current: SwiftFunctionState {
    _read { yield states[states.count - 1] }
    _modify { yield &states[states.count - 1] }
  }

  /// The place of the present function.
  subscript(place: PlaceID) -> Place { current.builder.graph[place] }

  mutating func openScope() { current.scopes.append(SwiftScope()) }

  mutating func closeScope() { current.scopes.removeLast() }

  /// The text of an identifier node, without backticks.
  func identifierText(_ node: SwiftNode) -> String {
    let bytes = source.bytes
    var (start, end) = (node.startByte, min(node.endByte, bytes.count))
    if start < end, bytes[start] == UInt8(ascii: "`") { start += 1 }
    if start < end, bytes[end - 1] == UInt8(ascii: "`") { end -= 1 }
    return source[start..<max(start, end)]
  }

  mutating func identifier(_ node: SwiftNode) -> NameID { names.intern(identifierText(node)) }

  // MARK: Declaring

  /// A new variable of the innermost scope. Variables of a script's outermost scope are globals.
  mutating func declare(_ name: NameID, type: String? = nil) -> PlaceID {
    let type = type.map { names.intern($0) }
    let scope = current.scopes.count - 1
    if current.scopes[scope].joinsRedeclarations, let place = current.scopes[scope].places[name] { return place }
    let place: PlaceID
    if isScriptLevel {
      place = current.builder.global(name)
      if let type { current.builder.setDeclaredType(type, of: place) }
    } else {
      place = current.builder.declare(.local, name, type: type)
    }
    current.scopes[scope].places[name] = place
    return place
  }

  var isScriptLevel: Bool { isScript && states.count == 1 && current.scopes.count == 1 }

  // MARK: Looking up

  /// The variable of that name, captured from an enclosing function if need be; nil when no function declares it.
  mutating func variable(_ name: NameID) -> PlaceID? { variable(name, level: states.count - 1) }

  private mutating func variable(_ name: NameID, level: Int) -> PlaceID? {
    // Iterative on the way out, so that closures nested without end cannot exhaust the stack.
    var owner = level
    while true {
      for scope in states[owner].scopes.reversed() {
        if let place = scope.places[name] { return capture(place, from: owner, to: level) }
      }
      guard states[owner].seesParent, owner > 0 else { return nil }
      owner -= 1
    }
  }

  private mutating func capture(_ place: PlaceID, from owner: Int, to level: Int) -> PlaceID {
    guard owner < level else { return place }
    var place = place
    for inner in (owner + 1)...level {
      let outer = states[inner - 1].builder.graph[place]
      let name = outer.name
      if outer.root == .global {
        place = states[inner].builder.global(name)
        continue
      }
      if let known = states[inner].captured[place] {
        place = known
        continue
      }
      let type = states[inner - 1].builder.graph.attributes[place.index].declaredType
      let here = states[inner].builder.declare(.captured, name, type: type)
      let capture = FlowGraph.Capture(inner: here, outer: place)
      states[inner].builder.withHeader { $0.captures.append(capture) }
      states[inner].captured[place] = here
      states[inner].strings[here] = states[inner - 1].strings[place]
      states[inner].closures[here] = states[inner - 1].closures[place]
      if states[inner - 1].escapingParameters.contains(place) { states[inner].escapingParameters.insert(here) }
      place = here
    }
    return place
  }

  /// Tells the functions around this one that a closure assigns the variable.
  mutating func noteAssignment(to place: PlaceID) {
    var place = place
    var level = states.count - 1
    while level > 0, states[level].builder.graph[place].root == .captured {
      guard let capture = states[level].builder.graph.captures.first(where: { $0.inner == place }) else { return }
      place = capture.outer
      level -= 1
      states[level].builder.markAssignedInClosure(place)
    }
  }

  /// What an identifier in an expression stands for.
  mutating func place(ofName name: NameID) -> PlaceID {
    if let place = variable(name) { return place }
    if let place = shorthandParameter(name) { return place }
    if let member = members.lookUp(name, in: current.enclosingType, names: names) {
      if member.isStatic || current.isStatic {
        return current.builder.field(name, of: typePlace(member.type))
      }
      if let receiver = variable(known.selfName) { return current.builder.field(name, of: receiver) }
    }
    let text = names[name]
    if text == "Self", let type = current.enclosingType { return typePlace(type) }
    if text.startsWithUppercase, let type = members.nestedType(text, in: current.enclosingType) {
      return typePlace(type)
    }
    return current.builder.global(name)
  }

  /// `self`: the receiver, a rebinding of it, or the type in a static member.
  mutating func selfPlace() -> PlaceID {
    if let place = variable(known.selfName) { return place }
    if let type = current.enclosingType { return typePlace(type) }
    return current.builder.global(known.selfName)
  }

  /// A type as a value: the global of its outermost name, and fields below it.
  mutating func typePlace(_ name: String) -> PlaceID {
    var place: PlaceID?
    for part in name.split(separator: ".") {
      let id = names.intern(String(part))
      if let parent = place {
        place = current.builder.field(id, of: parent)
      } else {
        place = current.builder.global(id)
      }
    }
    return place ?? current.builder.global(names.intern(name))
  }

  private mutating func shorthandParameter(_ name: NameID) -> PlaceID? {
    let text = names[name]
    guard text.utf8.first == UInt8(ascii: "$"), current.acceptsShorthand, let index = Int(text.dropFirst()) else {
      return nil
    }
    if let place = current.shorthandParameters[index] { return place }
    let place = current.builder.declare(.parameter, name)
    current.shorthandParameters[index] = place
    return place
  }

  /// The text form's symbol of a place that is a global or a path below one: `Store.shared`.
  func symbol(of place: PlaceID) -> String? {
    var parts: [String] = []
    var place = place
    while true {
      parts.append(names[self[place].name])
      guard let parent = self[place].parent else { break }
      place = parent
    }
    guard self[place].root == .global else { return nil }
    return parts.reversed().joined(separator: ".")
  }
}

extension String {
  /// Swift's convention for types; leading underscores do not count.
  var startsWithUppercase: Bool {
    guard let first = utf8.first(where: { $0 != UInt8(ascii: "_") }) else { return false }
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }
}
