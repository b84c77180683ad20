extension RandomSource {
  /// One statement less somewhere: what people forget.
  ///
  /// - Parameter keepingLast: of each block, where a function may have to end with a `return`.
  mutating func thinned(_ body: [Statement], keepingLast: Bool) -> [Statement] {
    let count = keepingLast ? body.count - 1 : body.count
    guard count > 0 else { return body }
    var body = body
    let index = below(count)
    if case .compound(var clauses) = body[index], chance(0.8) {
      let clause = below(clauses.count)
      clauses[clause].body = thinned(clauses[clause].body, keepingLast: keepingLast)
      body[index] = .compound(clauses)
    } else {
      body.remove(at: index)
    }
    return body
  }
}
