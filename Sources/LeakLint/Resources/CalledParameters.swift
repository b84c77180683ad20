/// A function that gives what a parameter gave when it was called: `retry(lambda: connect())`, `withTimeout(open)`.
extension ResourceDomain {
  /// Notes whose result is returned. Of several results (Go) the first is what counts.
  mutating func noteCalled(_ values: [Operand], _ state: inout ResourceState) {
    guard !graph.parameters.isEmpty, let first = values.first else { return }
    switch evaluate(first, &state) {
    case .null: break
    case .object(let object): outcomes.resultsOfParameters.insert(parameterCalled(for: object))
    default: outcomes.resultsOfParameters.insert(nil)
    }
  }

  /// nil where parameters are not all that is returned, or several are.
  func calledForResult() -> Slot? {
    guard outcomes.resultsOfParameters.count == 1, let index = outcomes.resultsOfParameters.first ?? nil,
      !graph.traits.contains(.generator)
    else { return nil }
    return parameterSlot(index)
  }

  /// The number of the parameter whose call made the object.
  private func parameterCalled(for object: ObjectID) -> Int? {
    switch objects[object] {
    case .result(let call, _): return parameterCalled(by: graph[call], context.effects[call.index])
    case .field(let tuple, let name):
      guard context.names[name] == "[0]", case .result(_, -1) = objects[tuple] else { return nil }
      return parameterCalled(for: tuple)
    case .earlier(let object): return parameterCalled(for: object)
    case .initial, .instruction: return nil
    }
  }

  /// By the call itself, or by the function that it hands the parameter on to.
  private func parameterCalled(by call: Call, _ effects: CallEffects) -> Int? {
    var function = call.callee
    if case .argument(let index, let label)? = effects.resultOfCalling?.base {
      guard case .place(let place)? = argument(index, label: label, of: call)?.value else { return nil }
      function = place
    }
    guard graph[function].root == .parameter else { return nil }
    return graph.parameters.firstIndex { $0.place == function }
  }
}
