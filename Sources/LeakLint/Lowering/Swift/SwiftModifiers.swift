/// What stands before a declaration's keyword.
struct SwiftModifiers {
  var isStatic = false
  var isLazy = false
  var isAsync = false
  /// `weak`, `unowned`.
  var isWeak = false
  /// Attribute names without `@` and arguments.
  var attributes: [String] = []
}

extension SwiftLowerer {
  func modifiers(of declaration: SwiftNode) -> SwiftModifiers {
    var result = SwiftModifiers()
    for child in declaration.children {
      switch child.kind {
      case .modifiers:
        for modifier in child.children { read(modifier, into: &result) }
      case .attribute, .propertyModifier, .propertyBehaviorModifier, .ownershipModifier: read(child, into: &result)
      case .asyncKeyword: result.isAsync = true
      // `class func`; in a class declaration the word is the declaration's own keyword.
      case .classKeyword where declaration.kind != .classDeclaration: result.isStatic = true
      case .comment, .multilineComment: break
      case .functionBody, .parameter, .pattern, .valueBindingPattern, .classBody: return result
      default: break
      }
    }
    return result
  }

  private func read(_ modifier: SwiftNode, into result: inout SwiftModifiers) {
    switch modifier.kind {
    case .attribute:
      if let type = modifier.firstChild(.userType) { result.attributes.append(attributeName(type)) }
    case .propertyModifier:
      let text = source.text(of: modifier)
      if text == "static" || text == "class" { result.isStatic = true }
    case .propertyBehaviorModifier: result.isLazy = true
    case .ownershipModifier: result.isWeak = true
    default: break
    }
  }

  private func attributeName(_ type: SwiftNode) -> String {
    type.children.filter { $0.kind == .typeIdentifier }.map { identifierText($0) }.joined(separator: ".")
  }
}
