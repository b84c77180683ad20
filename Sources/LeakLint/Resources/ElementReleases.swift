/// What functions release of the elements of collections that they are given. Which elements, and whether there are any,
/// is not followed: they are out of sight.
extension ResourceDomain {
  /// Adds to a summary that elements of what callers hand over may be released, or kept.
  func addElementReleases(to effects: inout CallEffects) {
    let slots = elementSlots()
    guard !slots.isEmpty, context.effects.indices.contains(where: mayRelease) || keepsValues else { return }
    let derivation = Derivation(context: context, roots: slots.map(\.place))
    var kinds = Array(repeating: ResourceKindSet(), count: slots.count)
    func note(_ origins: Derivation.Origins, _ released: ResourceKindSet) {
      guard origins != 0 else { return }
      for index in slots.indices where origins & 1 << Derivation.Origins(index) != 0 {
        kinds[index].formUnion(released)
      }
    }
    for (index, call) in graph.calls.enumerated() {
      for (origins, released) in elementReleases(of: call, context.effects[index], derivation) {
        note(origins, released)
      }
    }
    for block in graph.blocks {
      if case .return(let values) = block.terminator {
        for value in values { note(derivation[value].element, .all) }
      }
      for instruction in block.instructions { note(kept(by: instruction.operation, derivation), .all) }
    }
    for (slot, kinds) in zip(slots, kinds) where !kinds.isEmpty {
      var element = slot.slot
      element.path = [Slot.element]
      effects.releases.append(.init(slot: element, kinds: kinds, condition: .sometimes))
      // Of arguments that are written out it is known what becomes of each.
      if !slot.slot.isVariadic {
        effects.releases.append(.init(slot: element, kinds: kinds, condition: .sometimesRaised))
      }
    }
  }

  /// Parameters and captured variables.
  private func elementSlots() -> [(slot: Slot, place: PlaceID)] {
    graph.parameters.indices.prefix(8).map { (parameterSlot($0), graph.parameters[$0].place) }
      + graph.captures.indices.prefix(8).map { (Slot(base: .capture($0)), graph.captures[$0].inner) }
  }

  private func mayRelease(_ index: Int) -> Bool {
    let effects = context.effects[index]
    return !effects.releases.isEmpty || !effects.transfers.isEmpty
      || !graph.calls[index].arguments.isEmpty || effects.isUnknown && verb(of: graph.calls[index]) != nil
  }

  private var keepsValues: Bool {
    graph.blocks.contains { block in
      block.instructions.contains {
        switch $0.operation {
        case .escape, .iterate: true
        default: false
        }
      }
    }
  }

  /// What a step stores where others see it.
  private func kept(by operation: Operation, _ derivation: Derivation) -> Derivation.Origins {
    switch operation {
    case .escape(let value, _): return derivation[value].element
    case .assign(let place, let value):
      switch graph[graph.root(of: place)].root {
      case .receiver, .captured, .global: return derivation[value].element
      case .local, .parameter, .temporary, .control, .field: return 0
      }
    default: return 0
    }
  }

  private func elementReleases(
    of call: Call, _ effects: CallEffects, _ derivation: Derivation
  ) -> [(Derivation.Origins, ResourceKindSet)] {
    var found: [(Derivation.Origins, ResourceKindSet)] = []
    for release in effects.releases where release.condition != .untilUsed {
      if let origins = origins(in: release.slot, of: call, derivation) { found.append((origins, release.kinds)) }
    }
    for transfer in effects.transfers {
      if let origins = origins(in: transfer.slot, of: call, derivation) { found.append((origins, .all)) }
    }
    if let kinds = kindsReleased(byFunctionsGivenTo: call) {
      found.append((derivation.givenToClosures(of: call), kinds))
    }
    if effects.isUnknown, let verb = verb(of: call) {
      if verb == .release, let receiver = graph[call.callee].parent {
        found.append((derivation[receiver].released, .all))
      }
      for argument in call.arguments {
        let taint = derivation[argument.value]
        let isSpread = argument.mode == .spread || argument.mode == .keywordSpread
        found.append((isSpread ? taint.collection : taint.released, .all))
      }
    }
    return found
  }

  private func origins(in slot: Slot, of call: Call, _ derivation: Derivation) -> Derivation.Origins? {
    let taint: Derivation.Taint
    switch slot.base {
    case .receiver:
      guard let receiver = graph[call.callee].parent else { return nil }
      taint = derivation[receiver]
    case .argument(let index, let label):
      guard let argument = argument(index, label: label, of: call) else { return nil }
      taint = derivation[argument.value]
    case .arguments, .result, .capture: return nil
    }
    return slot.path.contains(Slot.element) ? taint.collection : taint.released
  }

  /// `stmts.forEach { sqlite3_finalize($0) }`, `map(close_quietly, conns)`: the kinds that functions which are handed to
  /// a call release of what they are given; nil where none does.
  func kindsReleased(byFunctionsGivenTo call: Call) -> ResourceKindSet? {
    var kinds = ResourceKindSet()
    for argument in call.arguments {
      switch argument.value {
      case .function(let function):
        guard let effects = context.closures[function]?.effects else { continue }
        for release in effects.releases where release.slot.isArgument { kinds.formUnion(release.kinds) }
        if effects.transfers.contains(where: \.slot.isArgument) { kinds = .all }
      case .place(let place):
        guard graph[graph.root(of: place)].root == .global,
          CallNames.verb(of: context.names[graph[place].name]) == .release
        else { continue }
        kinds = .all
      case .constant, .unknown: break
      }
    }
    return kinds.isEmpty ? nil : kinds
  }
}
