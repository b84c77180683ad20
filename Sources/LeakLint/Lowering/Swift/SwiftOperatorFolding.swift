/// Groups a flat sequence of operators and operands by Swift's precedences.
struct SwiftOperatorFolding {
  /// Ascending. Operators that this file does not know get Swift's default precedence.
  enum Precedence {
    static let assignment = 1
    static let ternary = 2
    static let custom = 3
    static let disjunction = 4
    static let conjunction = 5
    static let comparison = 6
    static let coalescing = 7
    static let casting = 8
    static let range = 9
    static let addition = 10
    static let multiplication = 11
    static let shift = 12
  }

  private(set) var nodes: [SwiftExpression.Node] = []
  private let elements: [SwiftOperatorSequence.Element]
  private let whole: SwiftNode
  private var position = 0
  private var depth = 0

  /// Nested ternaries, prefixes and assignments recurse; nobody writes more.
  private static let depthLimit = 100

  init(elements: [SwiftOperatorSequence.Element], whole: SwiftNode) {
    self.elements = elements
    self.whole = whole
    nodes.reserveCapacity(elements.count)
  }

  mutating func fold() -> SwiftExpression.Index {
    let root = parse(Precedence.assignment)
    return position == elements.count ? root : malformed()
  }

  private mutating func add(
    _ form: SwiftExpression.Form, _ first: SwiftNode, _ last: SwiftNode
  ) -> SwiftExpression.Index {
    nodes.append(SwiftExpression.Node(form: form, first: first, last: last))
    return nodes.count - 1
  }

  private mutating func malformed() -> SwiftExpression.Index {
    position = elements.count
    return add(.malformed, whole, whole)
  }

  private mutating func parse(_ minimum: Int) -> SwiftExpression.Index {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { return malformed() }
    var left = parseUnary()
    while position < elements.count {
      switch elements[position] {
      case .infix(let infix, _):
        guard infix.precedence >= minimum else { return left }
        position += 1
        // Grouping `??` to the left evaluates the same, in the same order, and needs no recursion.
        let right = parse(infix.isAssignment ? infix.precedence : infix.precedence + 1)
        left = add(.binary(infix, left, right), nodes[left].first, nodes[right].last)
      case .cast(let cast, let type):
        guard Precedence.casting >= minimum else { return left }
        position += 1
        left = add(.cast(cast, left, type: type), nodes[left].first, type)
      case .question:
        guard Precedence.ternary >= minimum else { return left }
        position += 1
        let then = parse(Precedence.assignment)
        guard position < elements.count, case .colon = elements[position] else { return malformed() }
        position += 1
        let otherwise = parse(Precedence.ternary)
        left = add(.ternary(left, then, otherwise), nodes[left].first, nodes[otherwise].last)
      case .colon: return left
      case .operand, .prefix: return malformed()
      }
    }
    return left
  }

  private mutating func parseUnary() -> SwiftExpression.Index {
    guard position < elements.count else { return malformed() }
    switch elements[position] {
    case .operand(let chain, let last):
      position += 1
      return add(.chain(chain), chain.head, last)
    case .prefix(let prefix, let node):
      position += 1
      // An operator alone is a function: `reduce(0, +)`.
      guard position < elements.count else { return add(.malformed, node, node) }
      let operand: SwiftExpression.Index
      switch prefix {
      case .try, .optionalTry, .forcedTry, .await: operand = parse(Precedence.assignment)
      case .not, .negate, .address, .other:
        depth += 1
        defer { depth -= 1 }
        operand = depth < Self.depthLimit ? parseUnary() : malformed()
      }
      return add(.prefix(prefix, operand), node, nodes[operand].last)
    case .infix, .cast, .question, .colon: return malformed()
    }
  }
}

extension SwiftExpression.Infix {
  init(_ kind: SwiftGrammar.Kind, _ node: SwiftNode, in source: SourceText) {
    typealias Precedence = SwiftOperatorFolding.Precedence
    switch kind {
    case .and: self = .and
    case .or: self = .or
    case .coalesce: self = .coalesce
    case .equals: self = .assign
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .identical, .notIdentical, .less, .greater, .lessOrEqual, .greaterOrEqual: self = .related(node)
    case .plus: self = .add
    case .minus, .bitOr, .bitXor: self = .other(node, Precedence.addition)
    case .times, .divide, .remainder, .ampersand: self = .other(node, Precedence.multiplication)
    case .shiftLeft, .shiftRight: self = .other(node, Precedence.shift)
    case .ellipsis, .halfOpenRange: self = .range
    case .plusEquals, .minusEquals, .timesEquals, .divideEquals, .remainderEquals: self = .assignOperator(node)
    case .customOperator: self = Self.custom(node, in: source)
    default: self = .other(node, Precedence.custom)
    }
  }

  /// The grammar's external lexer reports some of the standard operators as custom ones, depending on what follows.
  private static func custom(_ node: SwiftNode, in source: SourceText) -> SwiftExpression.Infix {
    typealias Precedence = SwiftOperatorFolding.Precedence
    switch source.text(of: node) {
    case "&&": return .and
    case "||": return .or
    case "??": return .coalesce
    case "==": return .equal
    case "!=": return .notEqual
    case "=": return .assign
    case "+": return .add
    case "...", "..<": return .range
    case "===", "!==", "<", ">", "<=", ">=", "~=", ".==", ".!=", ".<", ".>", ".<=", ".>=": return .related(node)
    case "-", "|", "^", "&+", "&-", ".|", ".^": return .other(node, Precedence.addition)
    case "*", "/", "%", "&", "&*", ".&": return .other(node, Precedence.multiplication)
    case "<<", ">>", "&<<", "&>>": return .other(node, Precedence.shift)
    case let text where text.last == "=": return .assignOperator(node)
    default: return .other(node, Precedence.custom)
    }
  }

  var isAssignment: Bool {
    switch self {
    case .assign, .assignOperator: true
    default: false
    }
  }

  var precedence: Int {
    typealias Precedence = SwiftOperatorFolding.Precedence
    switch self {
    case .and: return Precedence.conjunction
    case .or: return Precedence.disjunction
    case .coalesce: return Precedence.coalescing
    case .assign, .assignOperator: return Precedence.assignment
    case .equal, .notEqual, .related: return Precedence.comparison
    case .add: return Precedence.addition
    case .range: return Precedence.range
    case .other(_, let precedence): return precedence
    }
  }
}
