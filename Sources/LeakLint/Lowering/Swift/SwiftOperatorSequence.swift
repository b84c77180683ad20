/// Reads an expression's syntax tree from left to right into the flat sequence of operators and operands that the
/// programmer wrote, whatever way the grammar grouped them.
struct SwiftOperatorSequence {
  enum Element {
    /// With the syntax node that ends it.
    case operand(SwiftExpression.Chain, last: SwiftNode)
    case prefix(SwiftExpression.Prefix, SwiftNode)
    case infix(SwiftExpression.Infix, SwiftNode)
    case cast(SwiftExpression.Cast, type: SwiftNode)
    case question
    case colon
  }

  private enum Work {
    case node(SwiftNode)
    case question
    case colon
    case memberOf(SwiftNode)
  }

  private(set) var elements: [Element] = []
  private let source: SourceText
  /// Set behind `as` and `is`: a type comes next.
  private var pendingCast: SwiftExpression.Cast?
  private var stack: [Work] = []

  init(source: SourceText) { self.source = source }

  private var expectsOperand: Bool {
    switch elements.last {
    case .operand, .cast: false
    default: true
    }
  }

  mutating func read(_ root: SwiftNode) {
    stack.append(.node(root))
    while let work = stack.popLast() {
      switch work {
      case .question: elements.append(.question)
      case .colon: elements.append(.colon)
      case .memberOf(let name):
        elements.append(.operand(SwiftExpression.Chain(head: name, isImplicitMember: true), last: name))
      case .node(let node): read(node, kind: node.kind)
      }
    }
    joinGenericArguments()
  }

  private mutating func read(_ node: SwiftNode, kind: SwiftGrammar.Kind?) {
    guard let kind else { return readOther(node) }
    if let cast = pendingCast, kind.isType {
      pendingCast = nil
      elements.append(.cast(cast, type: node))
      return
    }
    if kind.isOperatorExpression { return expand(node, kind: kind) }
    switch kind {
    case .comment, .multilineComment: break
    case .callSuffix, .constructorSuffix: attach(.call(node), node)
    case .navigationSuffix:
      if let name = node.children.last(where: { $0.isNamed && !$0.isExtra }) { attach(.member(name), node) }
    case .question: attach(.optional, node)
    case .bang: expectsOperand ? elements.append(.prefix(.not, node)) : attach(.force, node)
    case .tryOperator: elements.append(.prefix(tryForm(of: node), node))
    case .awaitKeyword: elements.append(.prefix(.await, node))
    case .eachKeyword, .repeatKeyword, .consumeKeyword, .copyKeyword, .unsafeKeyword:
      // Ownership and packs do not matter here. At the place of an operand the word is a name.
      break
    case .asKeyword: pendingCast = .conversion
    case .asOptional: pendingCast = .optional
    case .asForced: pendingCast = .forced
    case .isKeyword: pendingCast = .check
    case .asOperator: for child in node.children { read(child, kind: child.kind) }
    default:
      if !node.isNamed || kind == .customOperator { readOperator(node, kind: kind) } else { readOther(node) }
    }
  }

  private mutating func readOther(_ node: SwiftNode) {
    guard !node.isExtra else { return }
    elements.append(.operand(SwiftExpression.Chain(head: node), last: node))
  }

  private mutating func expand(_ node: SwiftNode, kind: SwiftGrammar.Kind) {
    let children = node.children
    let start = stack.count
    switch kind {
    case .ternaryExpression:
      var hasQuestion = false
      for child in children {
        switch child.kind {
        // The question mark of an optional chain has a token of its own below it.
        case .question where !hasQuestion && child.children.isEmpty:
          hasQuestion = true
          stack.append(.question)
        case .colon: stack.append(.colon)
        default: stack.append(.node(child))
        }
      }
    case .prefixExpression where children.first?.kind == .dot && children.count >= 2:
      stack.append(.memberOf(children[1]))
      for child in children.dropFirst(2) { stack.append(.node(child)) }
    case .openEndRangeExpression:
      for child in children where child.kind != .ellipsis { stack.append(.node(child)) }
    default:
      for child in children { stack.append(.node(child)) }
    }
    stack[start...].reverse()
  }

  private func tryForm(of node: SwiftNode) -> SwiftExpression.Prefix {
    switch source.bytes[max(0, node.endByte - 1)] {
    case UInt8(ascii: "?"): .optionalTry
    case UInt8(ascii: "!"): .forcedTry
    default: .try
    }
  }

  private mutating func attach(_ suffix: SwiftExpression.Suffix, _ node: SwiftNode) {
    guard case .operand(var chain, _) = elements.popLast() ?? .colon else {
      elements.append(.operand(SwiftExpression.Chain(head: node), last: node))
      return
    }
    chain.suffixes.append(suffix)
    elements.append(.operand(chain, last: node))
  }

  private mutating func readOperator(_ node: SwiftNode, kind: SwiftGrammar.Kind) {
    if expectsOperand {
      switch kind {
      case .minus: elements.append(.prefix(.negate, node))
      case .ampersand: elements.append(.prefix(.address, node))
      default: elements.append(.prefix(.other, node))
      }
      return
    }
    elements.append(.infix(SwiftExpression.Infix(kind, node, in: source), node))
  }

  /// `A<B>.c` outside a type: the grammar sees two comparisons. The programmer's spacing tells them apart, as it does
  /// for the compiler.
  private mutating func joinGenericArguments() {
    guard elements.count >= 5 else { return }
    var index = 0
    while index + 4 < elements.count {
      if case .operand(var target, let end) = elements[index],
        case .infix(.related(let less), _) = elements[index + 1], less.kind == .less, less.startByte == end.endByte,
        case .operand(_, let argumentEnd) = elements[index + 2],
        case .infix(.related(let greater), _) = elements[index + 3], greater.kind == .greater,
        greater.startByte == argumentEnd.endByte,
        case .operand(let member, let memberEnd) = elements[index + 4], member.isImplicitMember
      {
        target.suffixes.append(.member(member.head))
        target.suffixes += member.suffixes
        elements.replaceSubrange(index...index + 4, with: [.operand(target, last: memberEnd)])
      } else {
        index += 1
      }
    }
  }
}
