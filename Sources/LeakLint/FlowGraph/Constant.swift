/// A literal.
enum Constant: Hashable, Sendable {
  /// None, nil.
  case null
  case bool(Bool)
  case integer(Int64)
  /// A number above zero, it is not known which: what was counted up. Counters are taken not to start below zero.
  case positive
  /// The value of a string literal. `isPrefix` when only the beginning is known (f-strings, interpolation, a
  /// concatenation whose first part is a literal).
  case string(NameID, isPrefix: Bool)
  /// A literal that is not null and whose value nobody needs (a float, a non-empty collection display).
  case other
}

/// What an instruction reads.
enum Operand: Hashable, Sendable {
  case place(PlaceID)
  case constant(ConstantID)
  /// A closure, lambda or nested function with a graph of its own.
  case function(FunctionID)
  /// A value of which nothing is known and which can hold no resource of interest.
  case unknown
}
