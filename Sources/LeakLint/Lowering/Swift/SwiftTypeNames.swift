/// Types as the rest of the analysis spells them: `Outer.Inner`, without generic arguments, optionals and `some`;
/// collections as `[]` and the element.
extension SwiftLowerer {
  /// nil for functions, generic parameters, tuples and what has no name.
  func typeName(_ node: SwiftNode, depth: Int = 0) -> String? {
    guard depth < 32 else { return nil }
    switch node.kind {
    case .userType: return userTypeName(node, depth: depth)
    case .optionalType, .opaqueType, .existentialType, .protocolCompositionType, .typeAnnotation:
      // The first member of `A & B` stands for both.
      return node.children.first { $0.kind?.isType == true }.flatMap { typeName($0, depth: depth + 1) }
    case .tupleType, .tupleTypeItem:
      let items = node.children.filter { $0.kind?.isType == true }
      return items.count == 1 ? typeName(items[0], depth: depth + 1) : nil
    case .arrayType, .dictionaryType:
      // Key and value of a dictionary: the value counts.
      guard let element = node.children.last(where: { $0.kind?.isType == true }) else { return nil }
      return typeName(element, depth: depth + 1).map { "[]" + $0 }
    default: return nil
    }
  }

  /// A declared result: nothing for `Void`, one name for each element of a tuple, empty where an element has none.
  func resultTypeNames(_ node: SwiftNode?) -> [String] {
    guard let node else { return [] }
    if node.kind == .tupleType {
      let items = node.children.filter { $0.kind?.isType == true }
      if items.count > 1 { return items.map { typeName($0) ?? "" } }
    }
    guard let name = typeName(node), name != "Void", name != "Never" else { return [] }
    return [name]
  }

  /// The labels of a tuple type's elements; empty where it has none.
  mutating func resultLabels(_ node: SwiftNode?) -> [NameID?] {
    guard let node, node.kind == .tupleType else { return [] }
    var labels: [NameID?] = []
    for item in node.children where item.kind?.isType == true {
      labels.append(item.firstChild(.simpleIdentifier).map { identifier($0) })
    }
    return labels.contains { $0 != nil } ? labels : []
  }

  func isVoid(_ node: SwiftNode?) -> Bool {
    guard let node else { return true }
    switch node.kind {
    case .tupleType: return !node.children.contains { $0.kind?.isType == true }
    case .userType: return source.text(of: node) == "Void"
    default: return false
    }
  }

  private func userTypeName(_ node: SwiftNode, depth: Int) -> String? {
    var parts: [String] = []
    var arguments: SwiftNode?
    for child in node.children {
      switch child.kind {
      case .typeIdentifier, .simpleIdentifier: parts.append(identifierText(child))
      case .typeArguments: arguments = child
      default: break
      }
    }
    guard let first = parts.first else { return nil }
    if parts.count == 1 || (parts.count == 2 && first == "Swift") {
      let last = parts[parts.count - 1]
      switch last {
      case "Optional":
        return arguments?.children.first { $0.kind?.isType == true }.flatMap { typeName($0, depth: depth + 1) }
      case "Array", "Set", "ContiguousArray", "ArraySlice", "Dictionary":
        if let element = arguments?.children.last(where: { $0.kind?.isType == true }) {
          return typeName(element, depth: depth + 1).map { "[]" + $0 }
        }
      default: break
      }
    }
    return qualified(parts)
  }

  /// The absolute name of a type written as `parts`: its own module's name dropped, enclosing types added.
  func qualified(_ parts: [String]) -> String? {
    var parts = parts
    if parts.count > 1, importedModules.contains(parts[0]) { parts.removeFirst() }
    if parts[0] == "Self", let type = declarationType { parts[0] = type }
    if let constraint = genericParameters.last(where: { $0.name == parts[0] }) {
      return parts.count == 1 ? constraint.bound : nil
    }
    if let nested = members.nestedType(parts[0], in: declarationType) { parts[0] = nested }
    return parts.joined(separator: ".")
  }
}
