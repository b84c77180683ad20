/// A statement of a generated function. Functions are kept as trees of source lines, so that one minimiser can drop parts
/// of them in any language.
public enum Statement: Hashable, Sendable {
  case line(String)
  case compound([Clause])
}

/// A block of a statement with what stands before and behind it: `if p {` … `}`, `else:` …, a whole `switch`.
public struct Clause: Hashable, Sendable {
  public var head: String
  public var body: [Statement]
  /// The line that closes the block; nil where indentation does.
  public var tail: String?
  /// The statement is complete without it: an `else`, a `case` that is not the last.
  public var isOptional: Bool

  public init(_ head: String, _ body: [Statement], tail: String? = nil, isOptional: Bool = false) {
    self.head = head
    self.body = body
    self.tail = tail
    self.isOptional = isOptional
  }
}

/// A generated function.
public struct Subject: Hashable, Sendable {
  public var name: String
  /// The line that opens it, with `NAME` in place of its name.
  public var head: String
  public var body: [Statement]
  /// Functions and types of its own that stand before it, named `NAME_…`.
  public var parts: [Statement]

  public init(name: String, head: String, body: [Statement], parts: [Statement] = []) {
    self.name = name
    self.head = head
    self.body = body
    self.parts = parts
  }

  func contains(_ word: String) -> Bool { body.contains(word) || parts.contains(word) }

  var size: Int { body.size + parts.size }
}

extension Sequence<Statement> {
  /// Lines of source in them; what the minimiser makes smaller.
  var size: Int {
    reduce(0) { total, statement in
      switch statement {
      case .line: total + 1
      case .compound(let clauses): total + clauses.reduce(0) { $0 + 1 + $1.body.size }
      }
    }
  }
}

extension Sequence<Statement> {
  /// Whether a line of them has the word in it.
  func contains(_ word: String) -> Bool {
    contains { statement in
      switch statement {
      case .line(let text): text.contains(word)
      case .compound(let clauses): clauses.contains { $0.head.contains(word) || $0.body.contains(word) }
      }
    }
  }
}
