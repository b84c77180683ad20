/// What the values of a function's places come from, without regard to paths: which of them are, or may be, elements of
/// a collection that a caller handed over (`for name, conn in pairs`, `conns.values()`, `stack.pop()`).
///
/// Assumption: what any call gives may be walked like a collection that it is called on or handed. This only serves to
/// let elements go out of sight, so that too many are never a false alarm.
struct Derivation: Sendable {
  /// Sets of what callers see, a bit each.
  typealias Origins = UInt32

  struct Taint: Equatable, Sendable {
    /// What callers see, itself.
    var itself: Origins = 0
    /// The same elements, in another collection.
    var view: Origins = 0
    /// An element.
    var element: Origins = 0
    /// What was made of an element, or is in a field: its elements are those of the caller's too.
    var inElement: Origins = 0

    /// What its elements are elements of.
    var collection: Origins { itself | view | element | inElement }
    /// What is released, or handed on, when this is: a view is released only where it is an element after all.
    var released: Origins { view | element }

    /// Of a collection that holds it.
    var asMember: Taint { Taint(view: itself | view | element, inElement: inElement) }

    mutating func formUnion(_ other: Taint) {
      itself |= other.itself
      view |= other.view
      element |= other.element
      inElement |= other.inElement
    }
  }

  private let graph: FlowGraph
  private let names: NameTable
  private let language: Language
  private let effects: [CallEffects]
  private var taints: [Taint]
  private var changed = false

  /// - Parameter roots: the places that callers see; at most 32.
  init(context: FunctionContext, roots: [PlaceID]) {
    graph = context.graph
    names = context.names
    language = context.language
    effects = context.effects
    taints = Array(repeating: Taint(), count: graph.places.count)
    for (index, root) in roots.prefix(32).enumerated() { taints[root.index].itself = 1 << Origins(index) }
    // Longer chains of assignments against the order of the blocks are not followed to the end.
    for _ in 0..<4 {
      changed = false
      for block in graph.blocks {
        for instruction in block.instructions { follow(instruction.operation) }
      }
      if !changed { break }
    }
  }

  subscript(operand: Operand) -> Taint {
    if case .place(let place) = operand { self[place] } else { Taint() }
  }

  subscript(place: PlaceID) -> Taint {
    var taint = taints[place.index]
    guard let parent = graph[place].parent else { return taint }
    let owner = self[parent]
    if isElement(graph[place].name) {
      taint.element |= owner.itself | owner.view | owner.element
    } else {
      taint.element |= owner.element
      taint.inElement |= owner.itself | owner.view | owner.inElement
    }
    return taint
  }

  /// What a closure is given that is handed to the call.
  func givenToClosures(of call: Call) -> Origins {
    var origins = graph[call.callee].parent.map { self[$0].collection } ?? 0
    for argument in call.arguments { origins |= self[argument.value].collection }
    return origins
  }

  /// Whether the field's name is an index.
  private func isElement(_ name: NameID) -> Bool { names[name].utf8.first == UInt8(ascii: "[") }

  private mutating func follow(_ operation: Operation) {
    switch operation {
    case .assign(let place, let value): add(self[value], to: place)
    case .aggregate(let place, let members):
      for member in members { add(self[member.value].asMember, to: place) }
    case .iterate(let place, let source, _): add(Taint(element: self[source].collection), to: place)
    case .suspend(let result, let value, _): add(self[value], to: result)
    case .call(let id): follow(id)
    case .pushDeferred(let site):
      for (place, operand) in zip(graph[site].parameters, graph[site].operands) { add(self[operand], to: place) }
    case .yield, .escape, .forget, .mayThrow, .unknown: break
    }
  }

  private mutating func follow(_ id: CallID) {
    let call = graph[id]
    let isView = CollectionViews.isView(call, in: graph, names: names, language: language)
    let isWrapper =
      call.traits.contains(.constructor) || effects[id.index].resultAlias != nil
      || !effects[id.index].resultWraps.isEmpty
    var result = Taint()
    let receiver = graph[call.callee].parent.map { self[$0] } ?? Taint()
    result.inElement |= receiver.collection
    if isView { result.view |= receiver.itself | receiver.view }
    for argument in call.arguments {
      let taint = self[argument.value]
      result.inElement |= taint.collection
      if isView { result.view |= taint.itself | taint.view }
      if isView || isWrapper { result.element |= taint.element }
    }
    add(result, to: call.result)
  }

  private mutating func add(_ taint: Taint, to place: PlaceID) {
    guard taint != Taint() else { return }
    let old = taints[place.index]
    taints[place.index].formUnion(taint)
    changed = changed || taints[place.index] != old
    // What is put into an object is found among its elements.
    if let parent = graph[place].parent { add(taint.asMember, to: parent) }
  }
}
