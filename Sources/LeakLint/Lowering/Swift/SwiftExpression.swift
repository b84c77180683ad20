typealias SwiftNode = SyntaxNode<SwiftGrammar>

/// One expression, with its operators grouped by Swift's rules.
///
/// An arena of small nodes, so that an expression of ten thousand operands is freed without recursion.
struct SwiftExpression {
  /// An index into `nodes`.
  typealias Index = Int

  enum Form {
    case chain(Chain)
    case prefix(Prefix, Index)
    case binary(Infix, Index, Index)
    /// `as`, `as?`, `as!`, `is`.
    case cast(Cast, Index, type: SwiftNode)
    case ternary(Index, Index, Index)
    /// Operands without an operator between them, or too deep a nesting.
    case malformed
  }

  struct Node {
    var form: Form
    /// The first and the last syntax node of the expression, which give its range.
    var first: SwiftNode
    var last: SwiftNode

    var range: SourceRange { first.range.extended(to: last.endByte) }
  }

  /// A primary expression with its postfixes: `a.b?.c(1)[2]!`.
  struct Chain {
    var head: SwiftNode
    /// `.name`, whose type the compiler infers.
    var isImplicitMember = false
    var suffixes: [Suffix] = []
  }

  enum Suffix {
    /// The name behind the dot: an identifier or an integer.
    case member(SwiftNode)
    /// Arguments in parentheses or brackets, and trailing closures.
    case call(SwiftNode)
    case optional
    case force
    /// A postfix operator.
    case other(SwiftNode)
  }

  enum Prefix {
    case `try`, optionalTry, forcedTry, await, not, negate, address, other
  }

  enum Cast {
    case conversion, optional, forced, check
  }

  enum Infix {
    case and, or, coalesce, assign
    case equal, notEqual
    case add, range
    /// `<`, `>`, `~=` and the like, `===`.
    case related(SwiftNode)
    /// `+=` and the like.
    case assignOperator(SwiftNode)
    case other(SwiftNode, Int)
  }

  private(set) var nodes: [Node] = []
  private(set) var root: Index = 0

  subscript(index: Index) -> Node { nodes[index] }

  init(_ syntax: SwiftNode, in source: SourceText) {
    var sequence = SwiftOperatorSequence(source: source)
    sequence.read(syntax)
    if sequence.elements.count == 1, case .operand(let chain, let last) = sequence.elements[0] {
      nodes = [Node(form: .chain(chain), first: chain.head, last: last)]
    } else {
      var folding = SwiftOperatorFolding(elements: sequence.elements, whole: syntax)
      root = folding.fold()
      nodes = folding.nodes
    }
  }
}

extension SourceRange {
  func extended(to end: Int) -> SourceRange {
    SourceRange(start: start, end: UInt32(truncatingIfNeeded: end), line: line, column: column)
  }
}
