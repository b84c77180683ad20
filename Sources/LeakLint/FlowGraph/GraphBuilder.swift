/// Builds one ``FlowGraph``: hands out places, constants and blocks, and appends to the block that is current.
///
/// A lowering drives it statement by statement. When control cannot go on (after a `return`), `current` is nil and what
/// is appended is dropped, so lowerings need not ask whether code is reachable.
struct GraphBuilder {
  private(set) var graph: FlowGraph
  /// Where instructions go; nil after a terminator.
  private(set) var current: BlockID?
  /// The unwind target given to blocks that are created from now on.
  var unwind: BlockID?

  private var placeIDs: [Place: PlaceID] = [:]
  private var constantIDs: [Constant: ConstantID] = [:]
  private var temporaryName: NameID

  /// - Parameter names: the file's table; the builder interns two names of its own there.
  init(
    name: NameID, qualifiedName: NameID, kind: FlowGraph.Kind, range: SourceRange, names: inout NameTable
  ) {
    graph = FlowGraph(name: name, qualifiedName: qualifiedName, kind: kind, range: range)
    temporaryName = names.intern("%")
    graph.exception = addPlace(Place(root: .control, name: names.intern("exception"), parent: nil))
    let entry = makeBlock()
    graph.entry = entry
    current = entry
  }

  var isReachable: Bool { current != nil }

  // MARK: Places and constants

  /// A new variable, distinct from every other of the same name.
  mutating func declare(_ root: Place.Root, _ name: NameID, type: NameID? = nil) -> PlaceID {
    let id = addPlace(Place(root: root, name: name, parent: nil))
    graph.attributes[id.index].declaredType = type
    return id
  }

  mutating func temporary(type: NameID? = nil) -> PlaceID { declare(.temporary, temporaryName, type: type) }

  /// The place of an absolute symbol; the same one each time.
  mutating func global(_ symbol: NameID) -> PlaceID { unique(Place(root: .global, name: symbol, parent: nil)) }

  /// The place of a field path; the same one each time.
  mutating func field(_ name: NameID, of parent: PlaceID) -> PlaceID {
    unique(Place(root: .field, name: name, parent: parent))
  }

  /// What a number is to which something was added.
  mutating func counter(countedUpBy step: Operand) -> Operand {
    guard case .constant(let id) = step else { return .unknown }
    return switch graph.constants[id.index] {
    case .integer(let number) where number > 0: constant(.positive)
    case .positive: constant(.positive)
    default: .unknown
    }
  }

  mutating func constant(_ constant: Constant) -> Operand {
    if let id = constantIDs[constant] { return .constant(id) }
    let id = ConstantID(graph.constants.count)
    graph.constants.append(constant)
    constantIDs[constant] = id
    return .constant(id)
  }

  mutating func setDeclaredType(_ type: NameID?, of place: PlaceID) {
    graph.attributes[place.index].declaredType = type
  }

  mutating func markAssignedInClosure(_ place: PlaceID) {
    graph.attributes[place.index].isAssignedInClosure = true
  }

  private mutating func unique(_ place: Place) -> PlaceID {
    if let id = placeIDs[place] { return id }
    let id = addPlace(place)
    placeIDs[place] = id
    return id
  }

  private mutating func addPlace(_ place: Place) -> PlaceID {
    let id = PlaceID(graph.places.count)
    graph.places.append(place)
    graph.attributes.append(PlaceAttributes())
    return id
  }

  // MARK: Blocks

  /// A new, empty block that unwinds to the present `unwind` target. It does not become current.
  mutating func makeBlock() -> BlockID {
    graph.blocks.append(Block(unwind: unwind))
    return BlockID(graph.blocks.count - 1)
  }

  /// Makes `block` current. The block that was current must have been terminated.
  mutating func begin(_ block: BlockID) {
    assert(current == nil, "the current block has no terminator yet")
    current = block
  }

  /// Terminates the current block, if there is one, with a jump to `block`, and makes `block` current.
  mutating func fallThrough(to block: BlockID, at range: SourceRange = .none) {
    terminate(.jump(block), at: range)
    current = block
  }

  /// Ends the current block and starts a new one with the present `unwind` target; needed where `unwind` changes.
  mutating func split() {
    guard isReachable else { return }
    fallThrough(to: makeBlock())
  }

  mutating func terminate(_ terminator: Terminator, at range: SourceRange) {
    guard let block = current else { return }
    graph.blocks[block.index].terminator = terminator
    graph.blocks[block.index].terminatorRange = range
    current = nil
  }

  // MARK: Instructions

  mutating func append(_ operation: Operation, at range: SourceRange) {
    guard let block = current else { return }
    graph.blocks[block.index].instructions.append(Instruction(operation: operation, range: range))
  }

  mutating func assign(_ place: PlaceID, _ value: Operand, at range: SourceRange) {
    append(.assign(place, value), at: range)
  }

  /// Appends a call and returns its result.
  mutating func call(
    _ callee: PlaceID, function: FunctionID? = nil, _ arguments: [Call.Argument], traits: Call.Traits,
    resultType: NameID? = nil, at range: SourceRange
  ) -> PlaceID {
    let result = temporary(type: resultType)
    let id = CallID(graph.calls.count)
    graph.calls.append(
      Call(callee: callee, function: function, arguments: arguments, result: result, traits: traits))
    append(.call(id), at: range)
    return result
  }

  /// Adds a deferred site whose body starts at `entry`, and pushes it.
  mutating func pushDeferred(entry: BlockID, operands: [Operand], parameters: [PlaceID], at range: SourceRange) {
    assert(operands.count == parameters.count)
    let id = DeferSiteID(graph.deferSites.count)
    graph.deferSites.append(DeferSite(entry: entry, operands: operands, parameters: parameters))
    append(.pushDeferred(id), at: range)
  }

  /// Changes the graph's header (parameters, traits, captures, …).
  mutating func withHeader(_ change: (inout FlowGraph) -> Void) { change(&graph) }

  // MARK: The end

  /// The finished graph. A block that still lacks a terminator returns nothing.
  consuming func finish(at range: SourceRange) -> FlowGraph {
    terminate(.return([]), at: range)
    return graph
  }
}
