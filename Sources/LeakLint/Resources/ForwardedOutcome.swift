/// What hangs on the outcome of a call hangs on the result of a function that returns that outcome
/// (`func (r *Rows) Next() bool { return r.rows.Next() }`).
extension ResourceDomain {
  mutating func noteForwarded(_ values: [Operand], _ state: inout ResourceState) {
    if values.count == 1, case .outcome(let call)? = evaluate(values[0], &state) {
      outcomes.forwarded.insert(call)
    } else {
      outcomes.returnsOwnResult = true
    }
  }

  func addForwardedReleases(to effects: inout CallEffects) {
    guard !outcomes.returnsOwnResult, outcomes.forwarded.count == 1, let call = outcomes.forwarded.first else { return }
    for release in context.effects[call.index].releases where release.condition == .resultIsFalse {
      guard let slot = visibleSlot(release.slot, of: graph[call]) else { continue }
      effects.releases.append(.init(slot: slot, kinds: release.kinds, condition: .resultIsFalse))
    }
  }

  /// Where callers see what is in a slot of a call of this function: a parameter, the receiver, or a field below these.
  private func visibleSlot(_ slot: Slot, of call: Call) -> Slot? {
    let place: PlaceID? =
      switch slot.base {
      case .receiver: graph[call.callee].parent
      case .argument(let index, let label):
        if case .place(let place)? = argument(index, label: label, of: call)?.value { place } else { nil }
      case .result, .capture, .arguments: nil
      }
    guard let place, var visible = visibleRoot(of: place) else { return nil }
    visible.path = fieldPath(of: place) + slot.path
    return visible
  }
}
