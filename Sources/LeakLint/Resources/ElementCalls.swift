/// Unknown methods that hand what they are called on to a closure (`handle.map { close($0) }`, `handle.map(close)`), and
/// those of collections that the function made, which may hand on the elements (`[first, second].compactMap { $0 }`).
extension ResourceDomain {
  mutating func letGoOfElements(of call: Call, _ state: inout ResourceState) {
    guard let receiver = graph[call.callee].parent, case .object(let object)? = evaluate(receiver, state) else {
      return
    }
    guard !state.obligations.isEmpty else { return }
    if isContainer(.object(object)) && !call.arguments.isEmpty || isGivenRelease(call) {
      escape(.object(object), keepingOwner: false, &state)
      return
    }
    var released: [CallEffects.Release] = []
    for argument in call.arguments {
      for function in closures(in: evaluate(argument.value, &state), state) {
        released += context.closures[function]?.effects.releases ?? []
      }
    }
    for release in released {
      guard case .argument = release.slot.base else { continue }
      for index in state.obligations.indices where state.obligations[index].isOpenOrResting {
        let obligation = state.obligations[index]
        let mayBeOfKind =
          obligations[obligation.obligation.index].probe != nil || release.kinds.isSuperset(of: kinds(of: obligation))
        guard mayBeOfKind, state.isHeld(obligation, through: object) else { continue }
        state.obligations[index].phase = .escaped
        noteHandedOn(obligation.obligation)
        noteReleased(obligation.obligation)
      }
    }
  }
}
