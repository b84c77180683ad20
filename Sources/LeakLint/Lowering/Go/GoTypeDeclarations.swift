/// `type` declarations, at package level and in functions.
extension GoFileLowering {
  /// Binds the names of the declared types. Comes before their bodies, which may refer to each other.
  mutating func bindTypes(_ declaration: Node) {
    for spec in declaration.namedChildren {
      guard spec.kind == .typeSpec || spec.kind == .typeAlias, let nameNode = spec[.name] else { continue }
      let name = name(nameNode)
      // A type of a function has no name elsewhere; that function's name keeps it apart from others.
      let absolute =
        depth == 0 ? symbol(name) : member(name, of: file.names.intern(function.qualifiedName))
      scopes.declare(name, .type(absolute), depth: depth)
    }
  }

  mutating func lowerTypes(_ declaration: Node) {
    for spec in declaration.namedChildren {
      guard let nameNode = spec[.name], let type = spec[.type] else { continue }
      guard let index = scopes.lookup(name(nameNode)), case .type(let absolute) = scopes[index].meaning else {
        continue
      }
      pushScope()
      defer { popScope() }
      if let parameters = spec[.typeParameters] { bindTypeParameters(parameters) }
      switch spec.kind {
      case .typeAlias:
        if let target = typeName(type) { file.aliases.append(.init(name: absolute, target: target)) }
      case .typeSpec: lowerType(absolute, type, at: spec.range)
      default: break
      }
    }
  }

  private mutating func lowerType(_ absolute: NameID, _ type: Node, at range: SourceRange) {
    var declaration = LoweredFile.TypeDeclaration(
      name: absolute, range: range, bases: [], fields: [], isProtocol: false, requirements: [], decorators: [])
    switch type.kind {
    case .structType:
      zeroValues[absolute] = .fresh
      for list in type.namedChildren where list.kind == .fieldDeclarationList {
        for field in list.namedChildren where field.kind == .fieldDeclaration { lowerField(field, of: &declaration) }
      }
      structFields[absolute] = declaration.fields.map(\.name)
    case .interfaceType:
      zeroValues[absolute] = .constant(.null)
      declaration.isProtocol = true
      for element in type.namedChildren {
        switch element.kind {
        case .methodElem:
          guard let method = element[.name] else { continue }
          declaration.requirements.append(.init(name: name(method), resultTypes: resultTypes(element[.result])))
        case .typeElem: if let base = typeName(element) { declaration.bases.append(base) }
        default: break
        }
      }
    default:
      zeroValues[absolute] = zeroValue(of: type)
      // `type Tx sql.Tx` has the fields of its base, and no methods; treating it as a subtype finds those fields.
      if let base = typeName(type) { declaration.bases.append(base) }
    }
    file.types.append(declaration)
  }

  private mutating func lowerField(_ field: Node, of declaration: inout LoweredFile.TypeDeclaration) {
    var fieldNames: [NameID] = []
    var typeNode: Node?
    for child in field.namedChildren {
      switch child.kind {
      case .fieldIdentifier: fieldNames.append(name(child))
      case .rawStringLiteral, .interpretedStringLiteral: break
      default: typeNode = child
      }
    }
    guard let typeNode else { return }
    let type = typeNameOrBlank(typeNode)
    if fieldNames.isEmpty, let base = baseTypeName(typeNode) {
      declaration.bases.append(type)
      fieldNames = [name(base)]
    }
    for name in fieldNames { declaration.fields.append(.init(name: name, type: type)) }
  }

  mutating func bindTypeParameters(_ list: Node) {
    for declaration in list.namedChildren where declaration.kind == .typeParameterDeclaration {
      var parameterNames: [NameID] = []
      var constraint: NameID?
      for child in declaration.namedChildren {
        if child.kind == .identifier { parameterNames.append(name(child)) } else { constraint = typeName(child) }
      }
      // `any` and `comparable` say nothing.
      if let known = constraint, GoPredeclared.types.contains(file.names[known]) { constraint = nil }
      for name in parameterNames { scopes.declare(name, .typeParameter(constraint), depth: depth) }
    }
  }
}
