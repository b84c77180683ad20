/// A pattern of `switch`, `if case`, `catch`, `for`, `let`.
indirect enum SwiftPattern {
  case wildcard
  case bind(NameID, SwiftNode)
  case tuple([Element])
  /// `.name(payload)`, `Type.name`; the payload is nil where none is written.
  case enumCase(type: SwiftNode?, name: SwiftNode, payload: [Element]?)
  /// `pattern?`
  case optional(SwiftPattern)
  case typeCheck(SwiftNode)
  case cast(SwiftPattern, SwiftNode)
  case expression(SwiftNode)

  struct Element {
    var label: NameID?
    var pattern: SwiftPattern
  }

  /// Whether it always matches.
  var isIrrefutable: Bool {
    switch self {
    case .wildcard, .bind: true
    case .tuple(let elements): elements.allSatisfy(\.pattern.isIrrefutable)
    default: false
    }
  }
}

/// Reads patterns from a list of sibling nodes: the grammar inlines most of a pattern's structure.
struct SwiftPatternParser {
  let nodes: ArraySlice<SwiftNode>
  var position: Int

  init(nodes: ArraySlice<SwiftNode>) {
    self.nodes = nodes
    position = nodes.startIndex
  }

  var node: SwiftNode? { position < nodes.endIndex ? nodes[position] : nil }

  mutating func skipExtras() {
    while let node, node.isExtra { position += 1 }
  }
}

extension SwiftLowerer {
  /// - Parameter binds: a bare identifier declares a variable rather than being compared.
  mutating func pattern(_ node: SwiftNode, binds: Bool, depth: Int = 0) -> SwiftPattern {
    // Patterns may nest without end, as in `((((x))))`.
    guard depth < 32 else { return .wildcard }
    var parser = SwiftPatternParser(nodes: node.children[...])
    return parsePattern(&parser, binds: binds, depth: depth)
  }

  mutating func parsePattern(_ parser: inout SwiftPatternParser, binds: Bool, depth: Int = 0) -> SwiftPattern {
    var binds = binds
    parser.skipExtras()
    while let kind = parser.node?.kind, kind == .caseKeyword || kind == .valueBindingPattern {
      if kind == .valueBindingPattern { binds = true }
      parser.position += 1
      parser.skipExtras()
    }
    var result = primaryPattern(&parser, binds: binds, depth: depth)
    parser.skipExtras()
    while parser.node?.kind == .question {
      result = .optional(result)
      parser.position += 1
      parser.skipExtras()
    }
    return result
  }

  private mutating func primaryPattern(
    _ parser: inout SwiftPatternParser, binds: Bool, depth: Int
  ) -> SwiftPattern {
    guard let node = parser.node else { return .wildcard }
    parser.position += 1
    switch node.kind {
    case .wildcardPattern: return .wildcard
    case .leftParenthesis:
      let elements = patternElements(&parser, binds: binds, depth: depth)
      return elements.count == 1 && elements[0].label == nil ? elements[0].pattern : .tuple(elements)
    case .isKeyword:
      guard let type = parser.node else { return .wildcard }
      parser.position += 1
      return .typeCheck(type)
    case .pattern:
      let inner = pattern(node, binds: binds, depth: depth + 1)
      parser.skipExtras()
      guard parser.node?.kind == .asKeyword else { return inner }
      parser.position += 1
      parser.skipExtras()
      guard let type = parser.node else { return inner }
      parser.position += 1
      return .cast(inner, type)
    case .userType where parser.node?.kind == .dot:
      parser.position += 1
      return enumCase(&parser, type: node, binds: binds, depth: depth)
    case .dot: return enumCase(&parser, type: nil, binds: binds, depth: depth)
    case .simpleIdentifier where binds:
      return .bind(identifier(node), node)
    case .simpleIdentifier where identifierText(node) == "_": return .wildcard
    default: return expressionPattern(node, binds: binds, depth: depth)
    }
  }

  private mutating func enumCase(
    _ parser: inout SwiftPatternParser, type: SwiftNode?, binds: Bool, depth: Int
  ) -> SwiftPattern {
    parser.skipExtras()
    guard let name = parser.node else { return .wildcard }
    parser.position += 1
    guard parser.node?.kind == .leftParenthesis else { return .enumCase(type: type, name: name, payload: nil) }
    parser.position += 1
    let elements = patternElements(&parser, binds: binds, depth: depth)
    return .enumCase(type: type, name: name, payload: elements)
  }

  /// What stands between parentheses, the closing one included.
  private mutating func patternElements(
    _ parser: inout SwiftPatternParser, binds: Bool, depth: Int
  ) -> [SwiftPattern.Element] {
    var elements: [SwiftPattern.Element] = []
    var label: NameID?
    while let node = parser.node {
      parser.position += 1
      switch node.kind {
      case .rightParenthesis: return elements
      case .simpleIdentifier: label = identifier(node)
      case .pattern:
        elements.append(SwiftPattern.Element(label: label, pattern: pattern(node, binds: binds, depth: depth + 1)))
        label = nil
      default: break
      }
    }
    return elements
  }

  /// An expression that is really a pattern: `.name`, `(a, b)`, `x?`, or one that is compared.
  private mutating func expressionPattern(_ node: SwiftNode, binds: Bool, depth: Int) -> SwiftPattern {
    guard depth < 32 else { return .wildcard }
    switch node.kind {
    case .tupleExpression:
      var elements: [SwiftPattern.Element] = []
      let children = node.children.filter { !$0.isExtra }
      var label: NameID?
      for (index, child) in children.enumerated() where child.isNamed {
        if index + 1 < children.count, children[index + 1].kind == .colon {
          label = identifier(child)
          continue
        }
        let pattern: SwiftPattern =
          child.kind == .simpleIdentifier && binds
          ? .bind(identifier(child), child) : expressionPattern(child, binds: binds, depth: depth + 1)
        elements.append(SwiftPattern.Element(label: label, pattern: pattern))
        label = nil
      }
      return elements.count == 1 ? elements[0].pattern : .tuple(elements)
    case .prefixExpression:
      let children = node.children
      guard children.count == 2, children[0].kind == .dot, children[1].kind == .simpleIdentifier else { break }
      return .enumCase(type: nil, name: children[1], payload: nil)
    case .simpleIdentifier where identifierText(node) == "_": return .wildcard
    default: break
    }
    return .expression(node)
  }
}
