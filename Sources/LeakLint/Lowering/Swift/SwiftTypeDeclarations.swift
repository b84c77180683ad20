/// Classes, structs, enums, actors, protocols and extensions.
extension SwiftLowerer {
  struct TypeSyntax {
    var name: String
    var isExtension = false
    var isProtocol = false
    var bases: [String] = []
    var body: SwiftNode?
    var typeParameters: SwiftNode?
  }

  func typeDeclaration(_ node: SwiftNode, in outer: String?) -> TypeSyntax {
    var result = TypeSyntax(name: "", isProtocol: node.kind == .protocolDeclaration)
    for child in node.children {
      switch child.kind {
      case .extensionKeyword: result.isExtension = true
      case .typeIdentifier: result.name = identifierText(child)
      case .inheritanceSpecifier:
        if let base = child.children.first(where: { $0.kind == .userType }).flatMap({ typeName($0) }) {
          result.bases.append(base)
        }
      case .typeParameters: result.typeParameters = child
      case .classBody, .enumClassBody, .protocolBody: result.body = child
      default:
        if child.kind?.isType == true, result.name.isEmpty { result.name = typeName(child) ?? "" }
      }
    }
    if !result.isExtension, let outer { result.name = "\(outer).\(result.name)" }
    return result
  }

  mutating func lowerDeclarations(_ children: [SwiftNode], in type: String?, depth: Int = 0) {
    guard depth < Self.depthLimit else { return }
    for node in children {
      switch node.kind {
      case .classDeclaration, .protocolDeclaration: lowerType(node, in: type, depth: depth)
      case .functionDeclaration, .initDeclaration, .deinitDeclaration, .protocolFunctionDeclaration:
        lowerFunctionDeclaration(node, in: type)
      case .subscriptDeclaration: lowerSubscript(node, in: type)
      case .propertyDeclaration: lowerProperty(node, in: type)
      case .typealiasDeclaration: lowerTypealias(node, in: type)
      case nil where node.isError: lowerDeclarations(node.children, in: type, depth: depth + 1)
      default: break
      }
    }
  }

  mutating func lowerType(_ node: SwiftNode, in outer: String?, depth: Int) {
    let syntax = typeDeclaration(node, in: outer)
    guard let body = syntax.body else { return }
    let attributes = modifiers(of: node).attributes
    if attributes.contains("main") { mainTypes.insert(syntax.name) }
    let savedType = declarationType
    let savedGenerics = genericParameters.count
    defer {
      declarationType = savedType
      genericParameters.removeSubrange(savedGenerics...)
    }
    declarationType = syntax.name
    addGenericParameters(syntax.typeParameters)

    let children = body.children
    let index = file.types.count
    file.types.append(
      LoweredFile.TypeDeclaration(
        name: names.intern(syntax.name), range: node.range, bases: syntax.bases.map { names.intern($0) }, fields: [],
        isProtocol: syntax.isProtocol, requirements: [], decorators: attributes.map { names.intern($0) }))
    file.types[index].isExtension = syntax.isExtension
    file.types[index].fields = fields(of: children)
    if syntax.isProtocol { file.types[index].requirements = requirements(of: children) }
    if body.kind == .enumClassBody { file.types[index].cases = cases(among: children) }
    lowerDeclarations(children, in: syntax.name, depth: depth + 1)
  }

  mutating func addGenericParameters(_ node: SwiftNode?) {
    guard let node else { return }
    for parameter in node.children where parameter.kind == .typeParameter {
      let children = parameter.children
      guard let name = children.first(where: { $0.kind == .typeIdentifier }) else { continue }
      let bound = children.last { $0.kind?.isType == true }.flatMap { typeName($0) }
      genericParameters.append((identifierText(name), bound))
    }
  }

  private mutating func lowerTypealias(_ node: SwiftNode, in type: String?) {
    let children = node.children
    guard let name = children.first(where: { $0.kind == .typeIdentifier }),
      let target = children.last(where: { $0.kind?.isType == true }).flatMap({ typeName($0) })
    else { return }
    let text = identifierText(name)
    file.aliases.append(
      LoweredFile.Alias(name: names.intern(type.map { "\($0).\(text)" } ?? text), target: names.intern(target)))
  }

  // MARK: Fields and requirements

  /// Stored and computed properties with the type that their declaration gives them.
  private mutating func fields(of children: [SwiftNode]) -> [LoweredFile.Field] {
    var result: [LoweredFile.Field] = []
    for node in children {
      switch node.kind {
      case .propertyDeclaration:
        for property in bindings(of: node) {
          if case .bind(let name, _) = property.pattern, let type = declaredType(of: property) {
            result.append(LoweredFile.Field(name: name, type: names.intern(type)))
          }
        }
      case .protocolPropertyDeclaration:
        if let name = node.firstChild(.pattern)?.firstChild(.simpleIdentifier),
          let type = node.firstChild(.typeAnnotation).flatMap({ typeName($0) })
        {
          result.append(LoweredFile.Field(name: identifier(name), type: names.intern(type)))
        }
      default: break
      }
    }
    return result
  }

  private mutating func cases(among children: [SwiftNode]) -> [NameID] {
    children.filter { $0.kind == .enumEntry }.flatMap { entry in
      entry.children.filter { $0.kind == .simpleIdentifier }.map { identifier($0) }
    }
  }

  private mutating func requirements(of children: [SwiftNode]) -> [LoweredFile.Requirement] {
    var result: [LoweredFile.Requirement] = []
    for node in children where node.kind == .protocolFunctionDeclaration || node.kind == .functionDeclaration {
      guard let name = functionName(node) else { continue }
      let types = resultTypeNames(node.children.last { $0.kind?.isType == true })
      result.append(
        LoweredFile.Requirement(name: names.intern(name), resultTypes: types.map { names.intern($0) }))
    }
    return result
  }

  /// The annotation's type, or that of a constructor that gives the initial value.
  mutating func declaredType(of property: PropertyBinding) -> String? {
    if let annotation = property.type { return typeName(annotation) }
    return property.value.flatMap { constructedType($0) }
  }
}
