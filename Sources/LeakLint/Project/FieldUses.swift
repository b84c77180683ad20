/// What functions do to what they read from a field, besides using it.
struct FieldUse: Sendable {
  var released: ResourceKindSet = []
  /// By what runs when the object goes away (`deinit`, `__del__`).
  var releasedByDestructor: ResourceKindSet = []
  /// Returned, stored elsewhere, captured, wrapped: whoever has it may release it.
  var isHandedOn = false

  /// - Parameter kind: of what is in the field.
  func isEmpty(for kind: ResourceKind) -> Bool {
    !released.contains(kind) && !releasedByDestructor.contains(kind) && !isHandedOn
  }

  mutating func formUnion(_ other: FieldUse) {
    released.formUnion(other.released)
    releasedByDestructor.formUnion(other.releasedByDestructor)
    isHandedOn = isHandedOn || other.isHandedOn
  }
}

/// Finds what one function does to fields of one name, in the order of its code and without regard to paths.
struct FieldUses {
  let graph: FlowGraph
  let names: NameTable
  /// Places that hold what was read from such a field, with whose field it was.
  private var aliases: [PlaceID: Owner] = [:]
  private(set) var own = FieldUse()
  /// Of objects that are known to be of the type.
  private(set) var users = FieldUse()
  private(set) var others = FieldUse()

  /// Whose field it is.
  enum Owner: Sendable {
    /// The function's own receiver's.
    case receiver
    /// That of an object that is known to be of the type.
    case user
    /// That of an object of which nothing is known.
    case other
  }

  /// - Parameters:
  ///   - effects: of the n-th call.
  ///   - isOfType: whether the object in a place is of the type whose field is meant; nil where nobody knows.
  static func find(
    _ field: NameID, in graph: FlowGraph, names: NameTable, effects: (Int) -> CallEffects,
    isOfType: (PlaceID) -> Bool?
  ) -> FieldUses {
    var uses = FieldUses(graph: graph, names: names)
    for (index, place) in graph.places.enumerated() where place.root == .field && place.name == field {
      guard let parent = place.parent else { continue }
      switch isOfType(parent) {
      case true?: uses.aliases[PlaceID(index)] = graph[parent].root == .receiver ? .receiver : .user
      // Another type's field of the same name.
      case false?: break
      case nil: uses.aliases[PlaceID(index)] = .other
      }
    }
    guard !uses.aliases.isEmpty else { return uses }
    // A name for a name needs a second look.
    for _ in 0..<2 { uses.followNames() }
    for (index, call) in graph.calls.enumerated() where uses.mentions(call) { uses.add(call, effects(index)) }
    uses.addStores()
    return uses
  }

  private init(graph: FlowGraph, names: NameTable) {
    self.graph = graph
    self.names = names
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
      var use = use
      if Self.isDestructor(graph, names) { swap(&use.released, &use.releasedByDestructor) }
      own.formUnion(use)
    case .user: users.formUnion(use)
    case .other: others.formUnion(use)
    }
  }

  // MARK: Calls

  private mutating func add(_ call: Call, _ effects: CallEffects) {
    let verb = CallNames.verb(of: names[graph[call.callee].name])
    let byName: ResourceKindSet = effects.isUnknown && verb == .release ? .all : []
    if let receiver = graph[call.callee].parent, let owner = alias(receiver) {
      let isHandedOver = effects.transfers.contains { isSame($0.slot, .receiver) }
      let kinds = isHandedOver ? .all : byName.union(released(.receiver, effects))
      note(FieldUse(released: kinds), of: owner)
    }
    for (index, argument) in call.arguments.enumerated() {
      guard let owner = alias(argument.value) else { continue }
      let slot = Slot.argument(index)
      let isHandedOn =
        effects.transfers.contains { isSame($0.slot, slot) } || call.traits.contains(.constructor)
        || effects.isUnknown && verb != nil && verb != .release
      note(FieldUse(released: byName.union(released(slot, effects)), isHandedOn: isHandedOn), of: owner)
    }
  }

  private func released(_ slot: Slot, _ effects: CallEffects) -> ResourceKindSet {
    effects.releases.reduce(into: []) { if isSame($1.slot, slot) { $0.formUnion($1.kinds) } }
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
    if let owner = alias(operand) { note(FieldUse(isHandedOn: true), of: owner) }
  }
}
