/// Finds what the places of one function hold: declared types, results of resolved calls, copies, fields, elements.
///
/// First without regard to the order of statements, assuming that a variable keeps its type. Variables to which
/// different things are assigned are then followed through the blocks (``FlowTyping``).
struct TypeInference {
  let resolver: FileResolver
  let id: FunctionID
  let graph: FlowGraph
  /// By place; see ``meaning(of:)-(PlaceID)`` for what is not stored.
  private(set) var meanings: [Meaning]

  /// Places whose meaning is settled: declared ones, and those about which assignments disagree.
  private var isSettled: [Bool]
  /// By place: what globals and the paths below them stand for.
  private var symbolic: [Meaning]
  /// By place: the last of its fields that the function mentions, and the field before each; -1 where there is none.
  private var lastField: [Int32]
  private var previousField: [Int32]
  /// By place: members of the tuples and struct literals in it, mentioned or not.
  private var components: [PlaceID: [NameID: Meaning]] = [:]
  /// Something was found out that an earlier instruction would have liked to know.
  private var changed = false
  private let unknownReads: UnknownReads
  /// Variables to which something unknown was assigned, or things that disagree.
  private(set) var isReassigned: [Bool]
  /// What the followed variables hold where ``FlowTyping`` is at the moment.
  var current: [PlaceID: Meaning] = [:]
  /// By call, where ``FlowTyping`` ran: the target as of the call's place in the function.
  var targets: [CallTarget?] = []

  private static let maximumPasses = 4
  private static let maximumComponents = 8
  /// Field paths deeper than this are of no interest.
  private static let maximumDepth = 24

  var index: SymbolIndex { resolver.index }
  var file: LoweredFile { resolver.file }

  init(resolver: FileResolver, function: FunctionID) {
    self.resolver = resolver
    id = function
    graph = resolver.file.functions[function.index]
    meanings = Array(repeating: .unknown, count: graph.places.count)
    isSettled = Array(repeating: false, count: graph.places.count)
    symbolic = meanings
    lastField = Array(repeating: -1, count: graph.places.count)
    previousField = lastField
    unknownReads = UnknownReads(count: graph.places.count)
    isReassigned = Array(repeating: false, count: graph.places.count)
  }

  mutating func run() {
    declare()
    for _ in 0..<Self.maximumPasses {
      changed = false
      for block in graph.blocks {
        for instruction in block.instructions { apply(instruction.operation) }
      }
      if !changed { break }
    }
    followReassigned()
  }

  // MARK: Declarations

  private mutating func declare() {
    for (number, place) in graph.places.enumerated() {
      let declared = graph.attributes[number].declaredType ?? (place.root == .receiver ? graph.enclosingType : nil)
      if let type = declared.flatMap({ resolver.type(named: $0) }) {
        settle(PlaceID(number), place.root == .receiver && isTypeReceiver ? .type(type) : .instance(type))
      }
      if place.root == .global { symbolic[number] = global(place.name) }
      if let parent = place.parent {
        previousField[number] = lastField[parent.index]
        lastField[parent.index] = Int32(number)
        switch symbolic[parent.index] {
        case .path, .type: symbolic[number] = field(place.name, of: symbolic[parent.index])
        default: break
        }
      }
    }
    let ref = FunctionRef(file: resolver.fileIndex, function: id)
    for (position, parameter) in graph.parameters.enumerated() where meanings[parameter.place.index].isUnknown {
      if let provider = parameter.provider, let type = provided(by: provider) {
        settle(parameter.place, .instance(type))
      } else if let type = index.learned.parameter(position, of: ref) {
        meanings[parameter.place.index] = .instance(type)
      }
    }
    if let parent = graph.parent { inherit(from: parent) }
  }

  /// Python's class methods and Swift's static ones have the type in the place of the instance.
  private var isTypeReceiver: Bool { graph.traits.contains(.static) }

  /// A closure's captured variables and, where the call that it is handed to says so, its parameters.
  private mutating func inherit(from parent: FunctionID) {
    let outer = resolver.placeMeanings(of: parent)
    for (parameter, type) in zip(graph.parameters, resolver.closureParameters(of: id)) {
      if let type, meanings[parameter.place.index].isUnknown { settle(parameter.place, .instance(type)) }
    }
    for capture in graph.captures where capture.outer.index < outer.count {
      let meaning = outer[capture.outer.index]
      if meanings[capture.inner.index].isUnknown, !meaning.isUnknown { settle(capture.inner, meaning) }
    }
  }

  /// What a framework passes for a parameter whose default names a provider: what that returns or yields.
  private func provided(by provider: NameID) -> TypeID? {
    switch resolver.meaning(of: provider) {
    case .function(let set):
      let ref = index.declarations.overloads[set.index].ref
      return FunctionResults(index: index).yielded(by: ref)
    case .type(let type): return type
    case .modelFunction(let call):
      return index.models[call].resultTypes.first?.first
    default: return nil
    }
  }

  private mutating func settle(_ place: PlaceID, _ meaning: Meaning) {
    meanings[place.index] = meaning
    isSettled[place.index] = true
  }

  // MARK: Instructions

  mutating func apply(_ operation: Operation) {
    switch operation {
    case .assign(let place, let value):
      assign(place, meaning(of: value), isNull: isConstant(value))
      if case .place(let source) = value { copyFields(of: source, to: place) }
    case .aggregate(let place, let members): aggregate(place, members)
    case .call(let id): call(graph[id])
    case .iterate(let place, let source, _):
      let element = meaning(of: source).instanceType.map { elementMeaning(of: $0) } ?? .unknown
      assign(place, element, isNull: false)
    case .suspend(let result, let value, _): set(result, meaning(of: value))
    case .pushDeferred(let site):
      for (parameter, operand) in zip(graph[site].parameters, graph[site].operands) {
        set(parameter, meaning(of: operand))
      }
    case .yield, .escape, .forget, .mayThrow, .unknown: break
    }
  }

  private mutating func call(_ call: Call) {
    let target = target(of: call)
    if target.results.count == 1 {
      set(call.result, target.results[0])
    } else {
      for (position, meaning) in target.results.enumerated() {
        if let name = file.names.lookup("[\(position)]") { setComponent(name, of: call.result, meaning) }
      }
    }
    if let (collection, element) = insertion(call) { insert(meaning(of: element), into: collection) }
    tellClosures(call, target)
  }

  private mutating func aggregate(_ place: PlaceID, _ members: [Operation.Member]) {
    var common: Meaning?
    for member in members {
      let value = meaning(of: member.value)
      setComponent(member.field, of: place, value)
      if common == nil { common = value } else if common != value { common = .unknown }
    }
    if case .instance(let type) = common, members.allSatisfy({ file.names[$0.field].hasPrefix("[") }),
      let collection = type.collected
    {
      set(place, .instance(collection))
    }
  }

  private mutating func setComponent(_ name: NameID, of place: PlaceID, _ meaning: Meaning) {
    guard !meaning.isUnknown else { return }
    if let known = components[place]?[name], known != meaning {
      components[place]?[name] = .unknown
    } else {
      let old = components[place, default: [:]].updateValue(meaning, forKey: name)
      if old == nil, unknownReads.contains(place) { changed = true }
    }
    var next = lastField[place.index]
    while next >= 0 {
      if graph.places[Int(next)].name == name { set(PlaceID(Int(next)), meaning) }
      next = previousField[Int(next)]
    }
  }

  /// A copied tuple or struct literal has its members' types.
  private mutating func copyFields(of source: PlaceID, to place: PlaceID) {
    var next = lastField[source.index]
    while next >= 0 {
      setComponent(graph.places[Int(next)].name, of: place, meanings[Int(next)])
      next = previousField[Int(next)]
    }
    for (name, meaning) in components[source] ?? [:] { setComponent(name, of: place, meaning) }
  }

  private func isConstant(_ operand: Operand) -> Bool {
    if case .constant = operand { true } else { false }
  }

  private mutating func assign(_ place: PlaceID, _ meaning: Meaning, isNull: Bool) {
    if !isNull, meaning.isUnknown, isFollowable(place) { isReassigned[place.index] = true }
    if current[place] != nil { current[place] = isNull ? .unknown : meaning }
    set(place, meaning)
    if let container = container(of: place) { insert(meaning, into: container) }
  }

  /// The collection that an element's place is in.
  func container(of place: PlaceID) -> PlaceID? {
    guard let parent = graph[place].parent, file.names[graph[place].name].hasPrefix("[") else { return nil }
    return parent
  }

  /// What is put into a collection tells what the collection is of.
  private mutating func insert(_ element: Meaning, into collection: PlaceID) {
    guard case .instance(let element) = element, let type = element.collected, graph[collection].root != .global,
      meaning(of: collection).isUnknown
    else { return }
    set(collection, .instance(type))
  }

  /// The collection that a call puts its last argument into: `connections.append(connection)`.
  func insertion(_ call: Call) -> (collection: PlaceID, element: Operand)? {
    let callee = graph[call.callee]
    guard callee.root == .field, let collection = callee.parent, let last = call.arguments.last, last.label == nil,
      TypePassing.isInsertion(file.names[callee.name])
    else { return nil }
    return (collection, last.value)
  }

  /// Whether only this function's statements assign the place, and it has no declared type.
  private func isFollowable(_ place: PlaceID) -> Bool {
    let root = graph[place].root
    return (root == .local || root == .parameter) && !graph.attributes[place.index].isAssignedInClosure
      && (!isSettled[place.index] || isReassigned[place.index])
  }

  private mutating func set(_ place: PlaceID, _ meaning: Meaning) {
    guard !meaning.isUnknown, !isSettled[place.index] else { return }
    let known = meanings[place.index]
    if known == meaning { return }
    guard !known.isUnknown else {
      meanings[place.index] = meaning
      if unknownReads.contains(place) { changed = true }
      return
    }
    changed = true
    if case .instance(let old) = known, case .instance(let new) = meaning {
      if index.isSubtype(new, of: old) { return }
      if index.isSubtype(old, of: new) {
        meanings[place.index] = meaning
        return
      }
    }
    if isFollowable(place) { isReassigned[place.index] = true }
    settle(place, .unknown)
  }

  /// Whether something known was assigned to the place: alone, or against something else.
  func hasKnownAssignment(_ place: PlaceID) -> Bool {
    !meanings[place.index].isUnknown || isSettled[place.index]
  }

  // MARK: Meanings

  func meaning(of operand: Operand) -> Meaning {
    switch operand {
    case .place(let place): meaning(of: place)
    case .function(let id): .closure(id)
    case .constant, .unknown: .unknown
    }
  }

  func meaning(of place: PlaceID) -> Meaning { meaning(of: place, depth: 0) }

  private func meaning(of place: PlaceID, depth: Int) -> Meaning {
    if !current.isEmpty, let followed = current[place] { return followed }
    let known = meanings[place.index]
    if !known.isUnknown || isSettled[place.index] || depth > Self.maximumDepth { return known }
    guard symbolic[place.index].isUnknown else { return symbolic[place.index] }
    unknownReads.insert(place)
    guard let parent = graph[place].parent else { return .unknown }
    return field(graph[place].name, of: meaning(of: parent, depth: depth + 1))
  }

  private func global(_ name: NameID) -> Meaning {
    if let owner = implicitOwner(of: name) {
      if let type = index.field(word(of: name), of: owner) ?? accessorType(word(of: name), of: owner) {
        return .instance(type)
      }
    }
    return resolver.meaning(of: name)
  }

  private func field(_ name: NameID, of parent: Meaning) -> Meaning {
    switch parent {
    case .path(let path): return resolver.meaning(of: name, below: path)
    case .type(let type): return resolver.meaning(of: name, in: type)
    case .instance(let type): return member(name, of: type)
    // `datetime.datetime.now` below `datetime.datetime`.
    case .modelFunction(let call): return index.models.meaning(of: "\(index.models[call].name).\(file.names[name])")
    case .unknown, .function, .closure, .manager, .variable: return .unknown
    }
  }

  private func member(_ name: NameID, of type: TypeID) -> Meaning {
    let word = word(of: name)
    if file.names[name].utf8.first == UInt8(ascii: "[") {
      if let element = type.subscripted(file.names[name]) { return .instance(element) }
      let field = index.field(word, of: type) ?? index.field(index.known.element, of: type)
      return field.map(Meaning.instance) ?? .unknown
    }
    let declared = index.field(word, of: type) ?? accessorType(word, of: type)
    return (declared ?? attributeType(name, of: type)).map(Meaning.instance) ?? .unknown
  }

  /// The type of attributes that the type makes up as they are asked for (`client.shop.orders`): of any name but those
  /// of its methods and those that say that they are nobody's business.
  private func attributeType(_ name: NameID, of type: TypeID) -> TypeID? {
    guard file.names[name].utf8.first != UInt8(ascii: "_"), index.method(word(of: name), of: type) == nil else {
      return nil
    }
    return index.field(index.known.attribute, of: type)
  }

  func word(of name: NameID) -> WordID { resolver.words[name.index] }

  /// The type of a property that is computed by code.
  private func accessorType(_ name: WordID, of type: TypeID) -> TypeID? {
    guard case .function(let set, _) = index.method(name, of: type) else { return nil }
    for ref in index.declarations.members(of: set) where isAccessor(ref) {
      if case .instance(let result) = resolver.results(of: ref).first { return result }
    }
    return nil
  }

  private func isAccessor(_ ref: FunctionRef) -> Bool {
    let graph = index.declarations.graph(ref)
    if graph.kind == .accessor { return true }
    let file = index.files[Int(ref.file)]
    return graph.decorators.contains { decorator in
      switch file.names[decorator] {
      case "builtins.property", "functools.cached_property", "property": true
      default: false
      }
    }
  }

  /// The types of a tuple's members, where the place holds a tuple written here.
  func tupleTypes(of place: PlaceID) -> [TypeID?]? {
    guard let members = components[place] else { return nil }
    var types: [TypeID?] = []
    while types.count < Self.maximumComponents, let name = file.names.lookup("[\(types.count)]") {
      types.append(members[name]?.instanceType)
    }
    while let last = types.last, last == nil { types.removeLast() }
    return types.isEmpty ? nil : types
  }

  func elementMeaning(of type: TypeID) -> Meaning {
    if let element = type.element { return .instance(element) }
    for name in index.known.iterators {
      guard case .model(let call) = index.method(name, of: type) else { continue }
      if let result = index.models[call].resultTypes.first?.first { return .instance(result.element ?? result) }
    }
    return .unknown
  }

  /// Swift: the type whose member a bare name may be; for files that cannot see the member's declaration.
  func implicitOwner(of name: NameID) -> TypeID? {
    guard file.language == .swift else { return nil }
    var function = graph
    for _ in 0..<16 {
      if let owner = function.enclosingType { return resolver.type(named: owner) }
      guard let parent = function.parent else { return nil }
      function = file.functions[parent.index]
    }
    return nil
  }
}
