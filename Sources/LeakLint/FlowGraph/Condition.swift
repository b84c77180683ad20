/// What a branch tests. Short-circuit operators are blocks, so a condition is one test.
struct Condition: Hashable, Sendable {
  enum Test: Hashable, Sendable {
    /// `x is None`, `x == nil`, and Swift's optional bindings.
    case isNull(Operand)
    /// `if x`: neither null, false, zero nor empty.
    case truthy(Operand)
    /// `==`, `is` with anything but null, a `switch` case with a literal.
    case equal(Operand, Operand)
    /// Any other comparison or membership test: nothing is concluded from its operands' values, but testing the same
    /// again, with neither operand assigned since, gives the same answer. The name is the operator.
    case related(NameID, Operand, Operand)
    /// The exception in flight is an instance of one of these absolute type names; an empty list catches everything.
    case caught([NameID])
    /// The iteration that took the operand had another element to give.
    case hasNext(Operand)
    /// May go either way, and nothing connects it to another test.
    case unknown
  }

  var test: Test
  var isNegated = false

  static let unknown = Condition(test: .unknown)

  func negated() -> Condition { Condition(test: test, isNegated: !isNegated) }
}
