/// `recover`.
extension GoFileLowering {
  /// In a deferred literal: what was panicked with, and the end of the panic; nil if there is none. Elsewhere an
  /// ordinary call of a predeclared function.
  mutating func lowerRecover(at range: SourceRange) -> Operand {
    guard function.isInDeferredLiteral, let deferral = function.deferral, isReachable else {
      let callee = builtin(file.names.intern("recover"))
      return .place(function.builder.call(callee, [], traits: [], at: range))
    }
    let result = function.builder.temporary()
    let recovered = makeBlock()
    let calm = makeBlock()
    let end = makeBlock()
    branch(Condition(test: .truthy(.place(deferral.panicking))), then: recovered, else: calm, at: range)
    enter(recovered)
    function.builder.assign(deferral.panicking, function.builder.constant(.bool(false)), at: range)
    function.builder.assign(result, function.builder.constant(.other), at: range)
    jump(to: end)
    enter(calm)
    function.builder.assign(result, function.builder.constant(.null), at: range)
    jump(to: end)
    enter(end)
    return .place(result)
  }
}
