/// What a call may do to its arguments where one of several functions of the project runs.
extension Summaries {
  /// An argument that some of them release or keep is out of sight behind the call: nobody knows which one runs.
  ///
  /// They are asked only where something is acquired or released anyway, and are no callees in the call graph: cycles
  /// through interfaces would hide what is known of direct calls.
  mutating func addAlternatives(of calls: [ResolvedCall], to context: inout FunctionContext, depth: Int) {
    guard depth < 2 else { return }
    for (index, call) in calls.enumerated() where !call.alternatives.isEmpty && context.effects[index].isUnknown {
      for transfer in takenArguments(call.alternatives, depth: depth)
      where !context.effects[index].transfers.contains(transfer) {
        context.effects[index].transfers.append(transfer)
        for name in transfer.slot.path { context.names.add(foreign: name) }
      }
    }
  }

  private mutating func takenArguments(_ alternatives: [FunctionRef], depth: Int) -> [CallEffects.Transfer] {
    var taken: [CallEffects.Transfer] = []
    for node in alternatives.compactMap(project.node) {
      prepare(node)
      guard let effects = summaryOfUncalled(node, depth: depth + 1)?.effects else { continue }
      let slots = effects.releases.map(\.slot) + effects.transfers.map(\.slot) + effects.resultWraps.map(\.slot)
      for slot in slots where slot.isArgument {
        let transfer = CallEffects.Transfer(slot: slot)
        if !taken.contains(transfer) { taken.append(transfer) }
      }
    }
    return taken
  }
}
