/// What a method does to resources in the receiver's fields that must not be released twice.
extension ResourceDomain {
  mutating func noteFieldEnds(_ state: ResourceState) {
    for obligation in state.obligations where obligation.isKnownReleased {
      guard let probe = obligations[obligation.obligation.index].probe, probe.slot.base == .receiver,
        probe.slot.path.count == 1, let field = probe.slot.path.first, isUnrepeatable(obligation.releasedAt)
      else { continue }
      guard case .field(let base, let name) = objects[obligation.holder], !givesUpReceiver else { continue }
      let held = state.heap[ResourceState.FieldKey(object: base, field: name)]
      outcomes.fieldEnds.insert(
        .init(field: field, range: obligation.releasedAt, isStale: held == nil || held == .object(obligation.holder)))
    }
  }

  /// `discard self`, or `self` handed on: how the object ends is decided elsewhere.
  private var givesUpReceiver: Bool {
    graph.blocks.contains { block in
      block.instructions.contains { instruction in
        guard case .escape(.place(let place), _) = instruction.operation else { return false }
        return graph[place].root == .receiver
      }
    }
  }

  /// Whether the call at the range is an error when what it releases has been released.
  private func isUnrepeatable(_ range: SourceRange) -> Bool {
    graph.blocks.contains { block in
      block.instructions.contains { instruction in
        guard instruction.range == range, case .call(let call) = instruction.operation else { return false }
        let effects = context.effects[call.index]
        return effects.marks.contains(.requiresOpen) && !effects.releases.isEmpty
      }
    }
  }

  /// In the order of the source, with those marked that no way out of the function leaves out.
  func fieldEnds() -> [FunctionOutcomes.FieldEnd] {
    let ends = outcomes.fieldEnds.map { end in
      var end = end
      let phases = obligations.indices.filter {
        obligations[$0].probe?.slot == Slot(base: .receiver, path: [end.field])
      }.map { outcomes.probesAtReturn[ObligationID($0), default: []].subtracting([.none]) }
      end.isCertain = phases.contains([.released])
      return end
    }
    return ends.sorted { ($0.range.start, $0.field) < ($1.range.start, $1.field) }
  }
}
