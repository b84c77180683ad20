/// `Result`, and enumerations made like it: what a success holds is the value itself and a failure is null, as with an
/// optional. What a failure holds is let go.
extension SwiftLowerer {
  /// `.success(x)`, `Result.failure(e)`; nil for other calls.
  mutating func resultCase(_ callee: PlaceID, _ suffix: SwiftNode, at range: SourceRange) -> Operand? {
    guard let isSuccess = isSuccessOfResult(callee), let arguments = plainArguments(suffix), arguments.count == 1 else {
      return nil
    }
    let value = self.value(of: arguments[0])
    let result = current.builder.temporary()
    if self[callee].parent != nil { current.builder.setDeclaredType(names.intern("Result"), of: result) }
    if !isSuccess, case .place = value { emit(.escape(value, .unknown), at: range) }
    current.builder.assign(result, isSuccess ? value : current.builder.constant(.null), at: range)
    return .place(result)
  }

  private func isSuccessOfResult(_ callee: PlaceID) -> Bool? {
    let place = self[callee]
    switch names[place.name] {
    case ".success" where place.root == .global: return true
    case ".failure" where place.root == .global: return false
    case "success" where isResult(place.parent): return true
    case "failure" where isResult(place.parent): return false
    default: return nil
    }
  }

  private func isResult(_ place: PlaceID?) -> Bool { place.map { names[self[$0].name] == "Result" } ?? false }

  /// `Result { try f() }`, `Result(catching: { try f() })`: the closure runs at once.
  mutating func caughtResult(_ callee: PlaceID, _ suffix: SwiftNode, at range: SourceRange) -> Operand? {
    guard self[callee].root == .global, names[self[callee].name] == "Result", let closure = onlyClosure(of: suffix)
    else { return nil }
    let result = nullWhereItThrows(at: range) { $0.lowerInPlace(closure, arguments: []) }
    if case .place(let place) = result {
      current.builder.setDeclaredType(names.intern("Result"), of: place)
    }
    return result
  }

  private func onlyClosure(of suffix: SwiftNode) -> SwiftNode? {
    let children = suffix.children.filter { !$0.isExtra }
    guard children.count == 1, let only = children.first else { return nil }
    if only.kind == .lambdaLiteral { return only }
    let arguments = only.children.filter { $0.kind == .valueArgument }
    guard arguments.count == 1, let value = argumentValue(arguments[0]), value.kind == .lambdaLiteral else {
      return nil
    }
    return value
  }

  // MARK: Matching

  /// Tests the value against `.success` or `.failure`; false for another case, which is left alone.
  mutating func matchResult(
    _ name: String, payload: [SwiftPattern.Element]?, _ subject: SwiftSubject, failure: BlockID, at range: SourceRange
  ) -> Bool {
    guard name == "success" || name == "failure", payload?.count == 1 || payload == nil && current.switchesOverResult
    else { return false }
    let value = operand(of: subject, at: range)
    let condition =
      value == .unknown ? Condition.unknown : Condition(test: .isNull(value), isNegated: name == "success")
    let success = current.builder.makeBlock()
    current.builder.terminate(.branch(condition, then: success, else: failure), at: range)
    current.builder.begin(success)
    guard let element = payload?.first else { return true }
    if name == "success" {
      match(element.pattern, subject, failure: failure, at: range)
    } else {
      bind(element.pattern, to: .unknown, at: range)
    }
    return true
  }

  /// Whether the cases of a `switch` are those of a result: one of them holds something.
  mutating func isOverResult(_ entries: [SwiftNode], in node: SwiftNode) -> Bool {
    guard source.contains("success", in: node.startByte..<node.endByte) else { return false }
    return entries.contains { entry in
      entry.children.contains { part in
        guard part.kind == .switchPattern, let syntax = part.firstChild(.pattern),
          case .enumCase(_, let name, let payload?) = pattern(syntax, binds: false)
        else { return false }
        let text = identifierText(name)
        return payload.count == 1 && (text == "success" || text == "failure")
      }
    }
  }
}
