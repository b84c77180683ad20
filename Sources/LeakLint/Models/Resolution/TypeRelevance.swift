/// Which modelled types matter: through whose instances resources are acquired or released, or such instances reached.
/// Loggers, numbers and the like are not worth being learned from code.
struct TypeRelevance {
  private(set) var isRelevant: [Bool]

  init(types: [ModelType], calls: [ModelCall], decorators: Set<String>) {
    let owners = Set(decorators.compactMap { $0.splitAtLastDot?.prefix })
    isRelevant = types.map { type in
      owners.contains(type.name) || type.methods.values.contains { Self.doesSomething(calls[$0.index]) }
    }
    // What is acquired or released by functions alone, and what leads to a type that matters.
    for call in calls where Self.doesSomething(call) {
      for type in call.resultTypes.joined() where !Self.isPlainResult(type, types) { isRelevant[type.index] = true }
    }
    var changed = true
    while changed {
      changed = false
      for (index, type) in types.enumerated() where !isRelevant[index] && leadsOn(type, calls) {
        isRelevant[index] = true
        changed = true
      }
    }
  }

  private func leadsOn(_ type: ModelType, _ calls: [ModelCall]) -> Bool {
    type.lineage.contains { isRelevant[$0.index] } || type.fields.values.contains { isRelevant[$0.index] }
      || type.methods.values.contains { call in
        calls[call.index].resultTypes.joined().contains { isRelevant[$0.index] }
      }
  }

  /// Go's error comes with every acquisition.
  private static func isPlainResult(_ type: TypeID, _ types: [ModelType]) -> Bool {
    types[type.index].name == "error"
  }

  private static func doesSomething(_ call: ModelCall) -> Bool {
    call.variants.contains { variant in
      variant.effects.isInteresting || variant.sqlArgument != nil || variant.closureParameterTypes != nil
        || variant.effects.isExternalWait || variant.effects.neverReturns || !variant.effects.resultWraps.isEmpty
    }
  }
}
