/// A test that throws the handle away, keeps the error and does not ask itself whether it is nil hands it to a helper that
/// wants the call to have failed: `_, err := db.Query(…)`, `checkCode(t, 42, err)`.
extension ResourceDomain {
  func isExpectedToFail(_ obligation: ObligationState, _ state: ResourceState) -> Bool {
    guard graph.traits.contains(.test) else { return false }
    let acquired = obligations[obligation.obligation.index]
    guard acquired.probe == nil, case .errorIsNull(let error) = acquired.acquisition.condition,
      !error.path.isEmpty, predicates.known(.succeeded(acquired.call)).flatMap({ state.facts[$0] }) != true
    else { return false }
    let result = graph[acquired.call].result
    return mentions(error.path, of: result) && !mentions(acquired.acquisition.slot.path, of: result)
  }

  /// What is assigned to `_` has no place of its own.
  private func mentions(_ path: [String], of result: PlaceID) -> Bool {
    guard let part = path.first.flatMap(context.names.lookup) else { return false }
    return graph.places.contains { $0.parent == result && $0.name == part }
  }
}
