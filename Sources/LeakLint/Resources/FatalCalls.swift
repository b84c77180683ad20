/// Calls of which nothing is known but a name that says that they end the process (`logger.FatalOnError(err)`).
extension ResourceDomain {
  /// Whether the function goes on behind the call; where the name makes that depend on an error, there was none.
  mutating func mayReturn(_ call: Call, _ state: inout ResourceState) -> Bool {
    let name = context.names[graph[call.callee].name]
    guard CallNames.endsProcess(name), !call.traits.contains(.spawned) else { return true }
    for argument in call.arguments {
      let value = evaluate(argument.value, &state)
      if case .outcome? = value {} else if !isKnownNonNull(value, state) { continue }
      if !assumeNull(value, true, &state) { return false }
    }
    return CallNames.isConditional(name)
  }
}
