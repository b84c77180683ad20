/// Types as later phases compare them: absolute names, pointers and type arguments stripped, collections (slices,
/// arrays, maps) as `[]` and what they hold, channels as `chan` and what they carry.
extension GoFileLowering {
  /// Deeper nested collections have no name.
  private static let maximumPrefixLength = 40

  /// Nil for types without a name: functions, anonymous structs and interfaces, unconstrained type parameters.
  mutating func typeName(_ type: Node) -> NameID? {
    var node = type
    var prefix = ""
    while prefix.utf8.count <= Self.maximumPrefixLength {
      switch node.kind {
      case .pointerType, .parenthesizedType, .typeConstraint, .typeElem:
        // A union constraint (`A | B`) names no one type.
        let members = node.namedChildren
        guard members.count == 1 else { return nil }
        node = members[0]
      case .sliceType, .arrayType, .implicitLengthArrayType:
        guard let element = node[.element] else { return nil }
        prefix += "[]"
        node = element
      case .mapType:
        guard let element = node[.value] else { return nil }
        prefix += "[]"
        node = element
      case .channelType:
        guard let element = node[.value] else { return nil }
        prefix += Self.channelPrefix
        node = element
      case .genericType:
        guard let base = node[.type] else { return nil }
        node = base
      case .typeIdentifier, .identifier:
        return namedType(name(node)).map { prefixed($0, with: prefix) }
      case .qualifiedType:
        guard let package = node[.package], let member = node[.name] else { return nil }
        return prefixed(qualifiedType(package, member), with: prefix)
      default: return nil
      }
    }
    return nil
  }

  static let channelPrefix = "chan "

  /// What a collection or channel of this type holds.
  mutating func elementType(of type: NameID?) -> NameID? {
    guard let type else { return nil }
    let text = file.names[type]
    for prefix in ["[]", Self.channelPrefix] where text.hasPrefix(prefix) {
      return file.names.intern(String(text.dropFirst(prefix.count)))
    }
    return nil
  }

  /// The same for headers, which have an entry for each result and field: `_` where there is no name.
  mutating func typeNameOrBlank(_ type: Node) -> NameID { typeName(type) ?? file.names.intern("_") }

  private mutating func prefixed(_ element: NameID, with prefix: String) -> NameID {
    prefix.isEmpty ? element : file.names.intern(prefix + file.names[element])
  }

  private mutating func namedType(_ name: NameID) -> NameID? {
    if let index = scopes.lookup(name) {
      switch scopes[index].meaning {
      case .type(let absolute): return absolute
      case .typeParameter(let constraint): return constraint
      default: break
      }
    }
    return GoPredeclared.types.contains(file.names[name]) ? name : symbol(name)
  }

  private mutating func qualifiedType(_ package: Node, _ member: Node) -> NameID {
    let package = name(package)
    let member = name(member)
    if let index = scopes.lookup(package), case .package(let path) = scopes[index].meaning {
      return self.member(member, of: path)
    }
    return self.member(member, of: package)
  }

  /// The type that a method's receiver or an embedded field names, without its package: `T` of `*p.T[K]`.
  func baseTypeName(_ type: Node) -> Node? {
    var node = type
    while true {
      switch node.kind {
      case .pointerType, .parenthesizedType:
        guard let inner = node.namedChildren.first else { return nil }
        node = inner
      case .genericType:
        guard let base = node[.type] else { return nil }
        node = base
      case .qualifiedType: return node[.name]
      case .typeIdentifier: return node
      default: return nil
      }
    }
  }

  /// What a variable of the type holds before anything is assigned to it.
  enum ZeroValue {
    case constant(Constant)
    /// A struct or array: fresh, not null, and nothing in it.
    case fresh
    case unknown
  }

  mutating func zeroValue(of type: Node) -> ZeroValue {
    switch type.kind {
    case .pointerType, .sliceType, .mapType, .channelType, .functionType, .interfaceType: return .constant(.null)
    case .structType, .arrayType: return .fresh
    case .typeIdentifier:
      guard let absolute = namedType(name(type)) else { return .unknown }
      switch file.names[absolute] {
      case "error", "any": return .constant(.null)
      case "bool": return .constant(.bool(false))
      case "string": return .constant(.string(file.names.intern(""), isPrefix: false))
      case let basic where GoPredeclared.types.contains(basic): return .constant(.integer(0))
      default: return zeroValues[absolute] ?? .unknown
      }
    default: return .unknown
    }
  }
}
