/// The pass over declarations that fills ``SwiftTypeMembers``. It does not look into function bodies.
extension SwiftLowerer {
  mutating func collectMembers(of children: [SwiftNode], in type: String?, depth: Int = 0) {
    guard depth < Self.depthLimit else { return }
    for node in children {
      switch node.kind {
      case .classDeclaration, .protocolDeclaration:
        let declaration = typeDeclaration(node, in: type)
        if !declaration.isExtension { members.addType(declaration.name) }
        members.addBases(declaration.bases, to: declaration.name)
        if let body = declaration.body {
          collectMembers(of: body.children, in: declaration.name, depth: depth + 1)
        }
      case .functionDeclaration, .protocolFunctionDeclaration:
        if let type, let name = functionName(node) {
          members.add(names.intern(name), to: type, isStatic: modifiers(of: node).isStatic)
        }
      case .propertyDeclaration: collectProperties(node, in: type)
      case .protocolPropertyDeclaration:
        if let type, let pattern = node.firstChild(.pattern), let name = pattern.firstChild(.simpleIdentifier) {
          members.add(identifier(name), to: type, isStatic: modifiers(of: node).isStatic)
        }
      case nil where node.isError:
        collectMembers(of: node.children, in: type, depth: depth + 1)
      default: break
      }
    }
  }

  /// What only hands on a field is as good as the field.
  private mutating func collectComputed(
    _ accessors: SwiftNode, of property: PropertyBinding, _ name: NameID, in type: String
  ) {
    let getter = accessors.children.first { $0.kind == .computedGetter }
    guard containsCall(getter ?? accessors) else { return }
    let specifier = getter?.children.first { $0.kind == .getterSpecifier }?.children ?? []
    members.addComputed(
      name, to: type,
      SwiftTypeMembers.Computed(
        type: property.type.flatMap { typeName($0) },
        isThrowing: specifier.contains { $0.kind == .throws || $0.kind == .throwsClause },
        isAsync: specifier.contains { $0.kind == .asyncKeyword }))
  }

  private mutating func collectProperties(_ node: SwiftNode, in type: String?) {
    let isStatic = modifiers(of: node).isStatic
    let isConstant =
      node.firstChild(.valueBindingPattern).map { source.bytes[$0.startByte] == UInt8(ascii: "l") } ?? false
    for property in bindings(of: node) {
      guard case .bind(let name, _) = property.pattern else { continue }
      if let type { members.add(name, to: type, isStatic: isStatic) }
      if let type, !isStatic, let accessors = property.accessors {
        collectComputed(accessors, of: property, name, in: type)
      }
      if isConstant, let value = property.value, let text = stringLiteral(value) {
        members.addString(text, named: name, to: type)
      }
    }
  }
}
