/// Results that say with true or false whether what is returned beside them was acquired (`return tx, true`,
/// `return None, False`), or always the same (`return Session(), True`).
extension ResourceDomain {
  mutating func noteFlags(in values: [Operand], _ state: ResourceState) {
    var state = state
    var record = FunctionOutcomes.FlaggedReturn(returned: [], flags: [:])
    for (index, operand) in values.enumerated() {
      guard let value = evaluate(operand, &state) else { continue }
      let path = values.count == 1 ? [] : ["[\(index)]"]
      if case .bool(let flag) = value, !path.isEmpty { record.flags[path] = flag }
      guard case .object(let object) = value else { continue }
      record.returned.formUnion(held(by: object, state).map(\.obligation))
      for key in state.heap.keys where key.object == object {
        if case .bool(let flag)? = state.heap[key] { record.flags[path + [context.names[key.field]]] = flag }
      }
    }
    outcomes.flagged.insert(record)
  }
}

extension FunctionOutcomes {
  /// The parts of the result that are the same on all ways out.
  var constantFlags: [CallEffects.Flag] {
    guard let example = flagged.first else { return [] }
    return example.flags.filter { path, value in flagged.allSatisfy { $0.flags[path] == value } }
      .map { CallEffects.Flag(path: $0.key, value: $0.value) }
      .sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  /// The path of the result that is true whenever the obligation is returned and false whenever it is not.
  func flag(tellingOf obligation: ObligationID) -> [String]? {
    guard let example = flagged.first(where: { $0.returned.contains(obligation) }),
      flagged.contains(where: { !$0.returned.contains(obligation) })
    else { return nil }
    let paths = example.flags.keys.sorted { $0.lexicographicallyPrecedes($1) }
    return paths.first { path in flagged.allSatisfy { $0.flags[path] == $0.returned.contains(obligation) } }
  }
}
