/// What tests of constants come to.
extension ResourceDomain {
  /// nil where the constants do not tell.
  func isEqual(_ left: Constant, _ right: Constant) -> Bool? {
    switch (left, right) {
    case (.other, _), (_, .other), (.string(_, isPrefix: true), _), (_, .string(_, isPrefix: true)),
      (.positive, .positive):
      nil
    case (.positive, .integer(let number)), (.integer(let number), .positive): number > 0 ? nil : false
    default: left == right
    }
  }

  /// - Parameter relation: an operator; nil is the answer for any but those that order numbers.
  func isRelated(_ left: Value, _ relation: String, _ right: Value) -> Bool? {
    guard case .constant(let first) = left, case .constant(let second) = right else { return nil }
    return switch relation {
    case "<": isLess(graph[first], graph[second])
    case ">": isLess(graph[second], graph[first])
    case "<=": isLess(graph[second], graph[first]).map { !$0 }
    case ">=": isLess(graph[first], graph[second]).map { !$0 }
    default: nil
    }
  }

  private func isLess(_ left: Constant, _ right: Constant) -> Bool? {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.positive, .integer(let right)): right <= 1 ? false : nil
    case (.integer(let left), .positive): left <= 0 ? true : nil
    default: nil
    }
  }
}
