/// What an annotation says.
struct PythonDeclaredType {
  /// The absolute name, as ``PlaceAttributes/declaredType`` spells it.
  var type: NameID?
  /// `Annotated[T, Depends(provider)]`
  var provider: NameID?

  static let nothing = PythonDeclaredType()
}

/// From annotations to absolute type names.
extension PythonFileLowering {
  mutating func declaredType(_ annotation: PythonNode) -> PythonDeclaredType {
    // Most annotations are one name.
    if let only = annotation.namedChildren.first, only.kind == .identifier,
      only.startByte == annotation.startByte, only.endByte == annotation.endByte
    {
      return resolve(.name([text(only)]))
    }
    return resolve(expression(annotation))
  }

  /// A function's results: a tuple of several types is several results.
  mutating func resultTypes(_ annotation: PythonNode) -> [NameID] {
    let expression = expression(annotation)
    if case .generic(let path, let arguments) = expression, path.last == "tuple" || path.last == "Tuple",
      arguments.count > 1
    {
      let types = arguments.map { resolve($0).type }
      let known = types.compactMap(\.self)
      if known.count == types.count { return known }
    }
    return resolve(expression).type.map { [$0] } ?? []
  }

  private func expression(_ node: PythonNode) -> PythonTypeExpression {
    PythonTypeExpression(source.bytes[node.startByte..<node.endByte])
  }

  /// Whether a module-level `name = value` can be an alias of a type, and of which.
  mutating func typeAlias(_ value: PythonNode) -> PythonDeclaredType? {
    switch value.kind {
    case .subscript, .binaryOperator, .type, .string:
      let expression = expression(value)
      switch expression {
      case .generic(let path, _):
        guard let last = path.last, last.first?.isUppercase == true || value.kind == .type else { return nil }
      case .union: break
      default: if value.kind != .type { return nil }
      }
      let declared = resolve(expression)
      return declared.type == nil && declared.provider == nil ? nil : declared
    default: return nil
    }
  }

  mutating func resolve(_ expression: PythonTypeExpression) -> PythonDeclaredType {
    switch expression {
    case .name(let path):
      guard let symbol = symbol(path: path) else { return .nothing }
      return module.typeAliases[symbol] ?? PythonDeclaredType(type: symbol)
    case .generic(let path, let arguments): return resolve(path, of: arguments)
    case .union(let members):
      let types = members.filter { if case .none = $0 { false } else { true } }
      return types.count == 1 ? resolve(types[0]) : .nothing
    case .none, .other, .call, .list: return .nothing
    }
  }

  private mutating func resolve(_ base: [String], of arguments: [PythonTypeExpression]) -> PythonDeclaredType {
    guard let first = arguments.first else { return .nothing }
    switch base.last {
    case "Optional", "ClassVar", "Final", "Required", "NotRequired", "ReadOnly", "Awaitable":
      return resolve(first)
    case "Coroutine": return arguments.count == 3 ? resolve(arguments[2]) : .nothing
    case "Annotated":
      var declared = resolve(first)
      for case .call(let callee, let operands) in arguments.dropFirst() {
        guard let name = callee.last, Self.isDependency(name) else { continue }
        if case .name(let path) = operands.first {
          declared.provider = symbol(path: path)
        } else if operands.isEmpty {
          declared.provider = declared.type
        }
      }
      return declared
    case "Union": return resolve(.union(arguments))
    case "List", "list", "Sequence", "MutableSequence", "Iterable", "Iterator", "Generator", "Set", "set", "FrozenSet",
      "frozenset", "AbstractSet", "MutableSet", "Collection", "Deque", "deque", "Tuple", "tuple", "AsyncIterable",
      "AsyncIterator", "AsyncGenerator":
      return collection(of: first)
    case "Dict", "dict", "Mapping", "MutableMapping", "DefaultDict", "defaultdict", "OrderedDict":
      return arguments.count == 2 ? collection(of: arguments[1]) : .nothing
    default: return resolve(.name(base))
    }
  }

  private mutating func collection(of element: PythonTypeExpression) -> PythonDeclaredType {
    guard let type = resolve(element).type else { return .nothing }
    return PythonDeclaredType(type: file.names.intern("[]" + file.names[type]))
  }

  /// The absolute symbol of a dotted path; nil where it starts at a variable of a function.
  mutating func symbol(path: [String]) -> NameID? {
    guard let first = path.first, let root = symbol(named: file.names.intern(first)) else { return nil }
    if path.count == 1 { return root }
    return file.names.intern(([file.names[root]] + path.dropFirst()).joined(separator: "."))
  }

  /// The absolute symbol of an expression that is a dotted name; nil where it is not or starts at a variable.
  mutating func symbol(of node: PythonNode) -> NameID? {
    guard let path = path(of: node) else { return nil }
    return symbol(path: path)
  }

  /// The components of an expression that is a dotted name.
  func path(of node: PythonNode) -> [String]? {
    var path: [String] = []
    var current = node
    while current.kind == .attribute {
      guard let attribute = current[.attribute], let object = current[.object] else { return nil }
      path.append(text(attribute))
      current = object
    }
    guard current.kind == .identifier else { return nil }
    path.append(text(current))
    return path.reversed()
  }

  /// FastAPI's ways to ask for what a function provides.
  static func isDependency(_ name: String) -> Bool { name == "Depends" || name == "Security" }
}
