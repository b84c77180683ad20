/// What a call must be given for a variant of a ``CallModel`` to apply.
///
/// Model files spell it `name` (a keyword or label), `0` (a position that is filled), or either or both with a value:
/// `0 or autocommit is False`, `database is ":memory:"`, `cursor is pymysql.cursors.SSCursor`, `bind is a
/// sqlalchemy.engine.Connection`. `await` asks that the call itself is awaited.
struct ArgumentRequirement: Hashable, Sendable {
  enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    case text(String)
    /// A type, function or other symbol by its absolute name.
    case symbol(String)
    /// Any object of the type with this absolute name.
    case instance(of: String)
  }

  var position: Int?
  var label: String?
  /// Nil where any value will do.
  var value: Value?
  /// What the call gives is awaited at once.
  var isAwaited = false

  init?(notation: String) {
    var notation = notation[...]
    if let separator = notation.firstRange(of: " is ") {
      switch notation[separator.upperBound...] {
      case "None", "nil": value = .null
      case "True", "true": value = .bool(true)
      case "False", "false": value = .bool(false)
      case let text where text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\""):
        value = .text(String(text.dropFirst().dropLast()))
      case let text where text.hasPrefix("a "): value = .instance(of: String(text.dropFirst(2)))
      case let name: value = .symbol(String(name))
      }
      notation = notation[..<separator.lowerBound]
    }
    let words = notation.split(separator: " ")
    switch (words.count, words.first.flatMap { Int($0) }) {
    case (1, let number?): position = number
    case (1, nil) where notation == "await" && value == nil: isAwaited = true
    case (1, nil): label = String(notation)
    case (3, let number?) where words[1] == "or": (position, label) = (number, String(words[2]))
    default: return nil
    }
    if let position, position < 0 { return nil }
  }
}
