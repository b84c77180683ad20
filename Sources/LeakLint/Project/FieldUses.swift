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
  /// Places that hold what was read from such a field, with whose field it was.
  private var aliases: [PlaceID: Owner] = [:]
  private(set) var own: FieldUse = []
  /// Of objects that are known to be of the type.
  private(set) var users: FieldUse = []
  private(set) var others: FieldUse = []

  /// Whose field it is.
  enum Owner: Sendable {
    /// The function's own receiver's.
    case receiver
    /// That of an object that is known to be of the type.
    case user
    /// That of an object of which nothing is known.
    case other
  }

  /// - Parameter effects: of the n-th call.
  /// - Parameter isOfType: whether the object in a place is of the type whose field is meant; false where nobody knows.
  static func find(
    _ field: NameID, kind: ResourceKind, in graph: FlowGraph, names: NameTable, effects: (Int) -> CallEffects,
    isOfType: (PlaceID) -> Bool
  ) -> FieldUses {
    var uses = FieldUses(graph: graph, names: names, kind: kind)
    for (index, place) in graph.places.enumerated() where place.root == .field && place.name == field {
      guard let parent = place.parent else { continue }
      uses.aliases[PlaceID(index)] =
        graph[parent].root == .receiver ? .receiver : isOfType(parent) ? .user : .other
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
        guard let owner = aliases[source], graph[place].root != .field else { continue }
        aliases[place] = owner
      }
    }
    for site in graph.deferSites {
      for case (.place(let source), let place) in zip(site.operands, site.parameters) {
        if let owner = aliases[source] { aliases[place] = owner }
      }
    }
  }

  /// Runs when the object goes away.
  static func isDestructor(_ graph: FlowGraph, _ names: NameTable) -> Bool {
    graph.kind == .deinitializer || names[graph.name] == "__del__"
  }

  /// The types of objects through whose fields a function may release something.
  static func ownerTypes(in graph: FlowGraph, _ resolved: ResolvedFunction) -> [PlaceID: TypeID] {
    var types: [PlaceID: TypeID] = [:]
    guard resolved.calls.contains(where: { !$0.effects.releases.isEmpty || $0.target != nil }) else { return types }
    for place in graph.places where place.root == .field {
      guard let parent = place.parent, graph[parent].root != .receiver, types[parent] == nil,
        let type = resolved.type(of: parent), type.form == .instance
      else { continue }
      types[parent] = type
    }
    return types
  }

  private func mentions(_ call: Call) -> Bool {
    graph[call.callee].parent.map { alias($0) != nil } ?? false || call.arguments.contains { alias($0.value) != nil }
  }

  private func alias(_ operand: Operand) -> Owner? {
    guard case .place(let place) = operand else { return nil }
    return alias(place)
  }

  /// Also of what is in a field of what the field holds (`self.context.transaction`).
  private func alias(_ place: PlaceID) -> Owner? {
    var current: PlaceID? = place
    while let next = current {
      if let owner = aliases[next] { return owner }
      current = graph[next].parent
    }
    return nil
  }

  private mutating func note(_ use: FieldUse, of owner: Owner) {
    switch owner {
    case .receiver:
      let isDestroyed = use == .released && Self.isDestructor(graph, names)
      own.formUnion(isDestroyed ? .releasedByDestructor : use)
    case .user: users.formUnion(use)
    case .other: others.formUnion(use)
    }
  }

  // MARK: Calls

  private mutating func add(_ call: Call, _ effects: CallEffects) {
    let isRelease = effects.isUnknown && CallNames.verb(of: names[graph[call.callee].name]) == .release
    if let receiver = graph[call.callee].parent, let owner = alias(receiver),
      isRelease || releases(.receiver, effects) || transfers(.receiver, effects)
    {
      note(.released, of: owner)
    }
    for (index, argument) in call.arguments.enumerated() {
      guard let owner = alias(argument.value) else { continue }
      let slot = Slot.argument(index)
      if isRelease || releases(slot, effects) {
        note(.released, of: owner)
      } else if transfers(slot, effects) || call.traits.contains(.constructor) || effects.isUnknown && hasVerb(call) {
        note(.handedOn, of: owner)
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
    if let owner = alias(operand) { note(.handedOn, of: owner) }
  }
}
