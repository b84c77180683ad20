/// Makes a function smaller as long as it keeps its disagreement.
enum Minimizer {
  /// - Parameter stillDisagree: tells which of the candidates do; asked for many at a time.
  static func minimize(_ subject: Subject, stillDisagree: ([Subject]) throws -> [Bool]) rethrows -> Subject {
    var smallest = subject
    while true {
      let fewerStatements = smaller(smallest.body).map { body in
        var candidate = smallest
        candidate.body = body
        return candidate
      }
      let smallerParts = smaller(smallest.parts).map { parts in
        var candidate = smallest
        candidate.parts = parts
        return candidate
      }
      let candidates = (fewerStatements + smallerParts).sorted { $0.size < $1.size }
      guard !candidates.isEmpty, let found = try stillDisagree(candidates).firstIndex(of: true) else { return smallest }
      smallest = candidates[found]
    }
  }

  /// Every body with one statement or clause less, or a statement replaced by one of its blocks.
  private static func smaller(_ body: [Statement]) -> [[Statement]] {
    var results: [[Statement]] = []
    for index in body.indices {
      func replacing(by statements: [Statement]) -> [Statement] {
        Array(body[..<index]) + statements + Array(body[(index + 1)...])
      }
      results.append(replacing(by: []))
      guard case .compound(let clauses) = body[index] else { continue }
      for number in clauses.indices {
        results.append(replacing(by: clauses[number].body))
        if clauses[number].isOptional, clauses.count > 1 {
          var fewer = clauses
          fewer.remove(at: number)
          results.append(replacing(by: [.compound(fewer)]))
        }
        for inner in smaller(clauses[number].body) {
          var changed = clauses
          changed[number].body = inner
          results.append(replacing(by: [.compound(changed)]))
        }
      }
    }
    return results
  }
}
