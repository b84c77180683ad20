extension TypeInference {
  /// Types and calls in the form that later phases read. To be asked after ``run()``.
  func resolved() -> ResolvedFunction {
    ResolvedFunction(
      calls: graph.calls.indices.map { resolve(CallID($0)) },
      types: graph.places.indices.map { meaning(of: PlaceID($0)).instanceType })
  }

  /// The target as of where the call stands.
  func target(of id: CallID) -> CallTarget {
    (id.index < targets.count ? targets[id.index] : nil) ?? target(of: graph[id])
  }

  private func resolve(_ id: CallID) -> ResolvedCall {
    let call = graph[id]
    let target = target(of: id)
    var resolved = ResolvedCall()
    resolved.receiver = target.receiver
    resolved.receiverType = target.receiverType
    resolved.mayBeOverridden = target.mayBeOverridden
    switch target.callee {
    case .unknown: if makesCase(call) { resolved.effects.marks.insert(.makesCase) }
    case .passing: break
    case .signature(let name):
      guard Self.handsOnPlace(call), let type = target.receiverType else { break }
      resolved.alternatives = index.implementations(of: name, type)
    case .entering:
      guard index.isModelledOrDerived(target.receiverType) else { break }
      resolved.effects = CallEffects(resultAlias: .receiver, resultNullness: .nonNull)
    case .function(let ref):
      resolved.target = ref
      if target.mayBeOverridden, Self.handsOnPlace(call) {
        resolved.alternatives = [ref] + (index.declarations.overriding[ref] ?? [])
      }
    case .managed(let ref, let step):
      resolved.target = ref
      resolved.managerStep = step
    case .model(let model, let variant):
      apply(model, variant: variant, to: &resolved, call)
    case .constructor(let type, let initializer, let model, let variant):
      resolved.target = initializer
      resolved.constructedType = type
      if let model { apply(model, variant: variant, to: &resolved, call) }
      if initializer == nil, model == nil, let memberwise = memberwiseConstruction(of: type, call) {
        resolved.effects = memberwise
      }
      // A class of the project that nobody gave an initializer: nothing runs that could raise.
      if initializer == nil, model == nil, call.arguments.isEmpty,
        index.declarations.projectType(type)?.isComplete == true
      {
        resolved.effects = CallEffects(exceptions: .none)
      }
      resolved.effects.resultNullness = .nonNull
    }
    if resolved.effects.resultTypes.isEmpty || resolved.constructedType != nil {
      resolved.effects.resultTypes = names(of: target.results)
    }
    if target.results.contains(where: { $0.instanceType.map(requiresOpen) ?? false }) {
      resolved.effects.marks.insert(.resultRequiresOpen)
    }
    return resolved
  }

  /// `State.open(db)`
  private func makesCase(_ call: Call) -> Bool {
    let callee = graph[call.callee]
    guard !call.arguments.isEmpty, let parent = callee.parent, case .type(let type) = meaning(of: parent) else {
      return false
    }
    return index.declarations.projectType(type)?.cases.contains(file.names[callee.name]) == true
  }

  /// Whether the callee could do something to an argument.
  private static func handsOnPlace(_ call: Call) -> Bool {
    call.arguments.contains { if case .place = $0.value { true } else { false } }
  }

  private func requiresOpen(_ type: TypeID) -> Bool {
    type.form == .instance && index.declarations.lineage(of: type).contains { index.models.requiresOpen($0) }
  }

  private func names(of results: [Meaning]) -> [String] {
    guard results.contains(where: { $0.instanceType != nil }) else { return [] }
    return results.map { $0.instanceType.map { index.name(of: $0) } ?? "" }
  }

  private func apply(_ id: CallModelID, variant number: Int, to resolved: inout ResolvedCall, _ call: Call) {
    let model = index.models[id]
    let variant = model.variants[number]
    resolved.effects = variant.effects
    resolved.modelName = model.name
    resolved.modelVariant = number
    if let slot = variant.sqlArgument, let operand = argument(slot, of: call), let text = text(of: operand) {
      let statements = SQLText(
        text.value, isPrefix: text.isPrefix, savepointsStandAlone: variant.savepointsStandAlone)
      if resolved.effects.marks.contains(.runsStatement) { statements.mark(&resolved.effects.marks) }
      let condition = variant.sqlCondition ?? condition(of: model, variant: number)
      statements.addEffects(
        to: &resolved.effects, connection: resolved.receiver == nil ? connectionArgument(besides: slot) : .receiver,
        condition: condition)
      if let rows = variant.sqlRows { statements.addRows(to: &resolved.effects, on: rows, condition: condition) }
    }
  }

  /// A function without receiver is handed the connection: `sqlite3_exec(db, "BEGIN", …)`.
  private func connectionArgument(besides sql: Slot) -> Slot {
    sql == .argument(0) ? .argument(1) : .argument(0)
  }

  /// When a statement that begins a transaction has begun it, where the model does not say: when the call did not fail,
  /// be it by an error in Go, be it by raising.
  private func condition(of model: ModelCall, variant: Int) -> CallEffects.Acquisition.Condition {
    let types = model.resultTypes[variant]
    if let position = types.firstIndex(where: { index.name(of: $0) == "error" }) {
      return .errorIsNull(types.count == 1 ? .result : .result(position))
    }
    return .returned
  }
}
