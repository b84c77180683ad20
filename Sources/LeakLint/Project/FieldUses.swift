/// What functions do to what they read from a field, besides using it.
struct FieldUse: OptionSet, Sendable {
  let rawValue: UInt8
  static let released = FieldUse(rawValue: 1 << 0)
  /// By what runs when the object goes away (`deinit`, `__del__`).
  static let releasedByDestructor = FieldUse(rawValue: 1 << 1)
  /// Returned, stored elsewhere, captured, wrapped: whoever has it may release it.
  static let handedOn = FieldUse(rawValue: 1 << 2)
}

/// Finds what one function does to fields of one name, in the order of its code and without regard to paths.
struct FieldUses {
  let graph: FlowGraph
  let names: NameTable
  let kind: ResourceKind
  /// Places that hold what was read from such a field, with whether it was one of the function's own receiver.
  private var aliases: [PlaceID: Bool] = [:]
  private(set) var own: FieldUse = []
  private(set) var others: FieldUse = []

  /// - Parameter effects: of the n-th call.
  static func find(
    _ field: NameID, kind: ResourceKind, in graph: FlowGraph, names: NameTable, effects: (Int) -> CallEffects
  ) -> FieldUses {
    var uses = FieldUses(graph: graph, names: names, kind: kind)
    for (index, place) in graph.places.enumerated() where place.root == .field && place.name == field {
      uses.aliases[PlaceID(index)] = place.parent.map { graph[$0].root == .receiver } ?? false
    }
    guard !uses.aliases.isEmpty else { return uses }
    // A name for a name needs a second look.
    for _ in 0..<2 { uses.followNames() }
    for (index, call) in graph.calls.enumerated() where uses.mentions(call) { uses.add(call, effects(index)) }
    uses.addStores()
    return uses
  }

  private init(graph: FlowGraph, names: NameTable, kind: ResourceKind) {
    self.graph = graph
    self.names = names
    self.kind = kind
  }

  private mutating func followNames() {
    for block in graph.blocks {
      for case .assign(let place, .place(let source)) in block.instructions.lazy.map(\.operation) {
        guard let isOwn = aliases[source], graph[place].root != .field else { continue }
        aliases[place] = isOwn
      }
    }
  }

  private func mentions(_ call: Call) -> Bool {
    graph[call.callee].parent.map { alias($0) != nil } ?? false || call.arguments.contains { alias($0.value) != nil }
  }

  private func alias(_ operand: Operand) -> Bool? {
    guard case .place(let place) = operand else { return nil }
    return alias(place)
  }

  /// Also of what is in a field of what the field holds (`self.context.transaction`).
  private func alias(_ place: PlaceID) -> Bool? {
    var current: PlaceID? = place
    while let next = current {
      if let isOwn = aliases[next] { return isOwn }
      current = graph[next].parent
    }
    return nil
  }

  private mutating func note(_ use: FieldUse, isOwn: Bool) {
    guard isOwn else {
      others.formUnion(use)
      return
    }
    let isDestructor = graph.kind == .deinitializer || names[graph.name] == "__del__"
    own.formUnion(use == .released && isDestructor ? .releasedByDestructor : use)
  }

  // MARK: Calls

  private mutating func add(_ call: Call, _ effects: CallEffects) {
    let isRelease = effects.isUnknown && CallNames.verb(of: names[graph[call.callee].name]) == .release
    if let receiver = graph[call.callee].parent, let isOwn = alias(receiver),
      isRelease || releases(.receiver, effects) || transfers(.receiver, effects)
    {
      note(.released, isOwn: isOwn)
    }
    for (index, argument) in call.arguments.enumerated() {
      guard let isOwn = alias(argument.value) else { continue }
      let slot = Slot.argument(index)
      if isRelease || releases(slot, effects) {
        note(.released, isOwn: isOwn)
      } else if transfers(slot, effects) || call.traits.contains(.constructor) || effects.isUnknown && hasVerb(call) {
        note(.handedOn, isOwn: isOwn)
      }
    }
  }

  private func hasVerb(_ call: Call) -> Bool { CallNames.verb(of: names[graph[call.callee].name]) != nil }

  private func releases(_ slot: Slot, _ effects: CallEffects) -> Bool {
    effects.releases.contains { isSame($0.slot, slot) && $0.kinds.isSuperset(of: ResourceKindSet(kind)) }
  }

  private func transfers(_ slot: Slot, _ effects: CallEffects) -> Bool {
    effects.transfers.contains { isSame($0.slot, slot) }
  }

  private func isSame(_ effect: Slot, _ slot: Slot) -> Bool {
    switch (effect.base, slot.base) {
    case (.argument(let index, _), .argument(let other, _)): index == other || index == Slot.noPosition
    default: effect.base == slot.base
    }
  }

  // MARK: Stores

  private mutating func addStores() {
    for block in graph.blocks {
      for operation in block.instructions.lazy.map(\.operation) {
        switch operation {
        case .assign(let place, let source):
          if graph[place].root == .field || graph[place].root == .global { handOn(source) }
        case .aggregate(_, let members): for member in members { handOn(member.value) }
        case .yield(_, let value, _), .escape(let value, _): handOn(value)
        case .iterate(_, let source, _): handOn(source)
        case .call, .suspend, .forget, .pushDeferred, .mayThrow, .unknown: break
        }
      }
      if case .return(let values) = block.terminator { for value in values { handOn(value) } }
    }
  }

  private mutating func handOn(_ operand: Operand) {
    if let isOwn = alias(operand) { note(.handedOn, isOwn: isOwn) }
  }
}
