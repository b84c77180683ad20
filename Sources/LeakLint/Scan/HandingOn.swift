/// Whether a function may hand on what certain calls in it give: by returning or yielding it, by keeping it where others
/// find it, or through a variable of an enclosing function. Without regard to paths or types: names tell whether the
/// result of a call holds what the call was given.
struct HandingOn {
  private let graph: FlowGraph
  private let file: LoweredFile
  private let closures: Set<FunctionID>
  private let passesOn: (String) -> Bool
  private var isHeld: [Bool]
  private var changed = false
  private(set) var handsOn = false
  /// Fields that it is put in.
  private(set) var fields: Set<NameID> = []
  /// Calls that are given it.
  private(set) var borrowers: [Call] = []
  /// Captured places that come to hold it.
  private(set) var captures: [PlaceID] = []

  /// - Parameters:
  ///   - sources: the calls.
  ///   - places: further places that hold what is meant.
  ///   - closures: closures inside that return it or hold it.
  ///   - passesOn: whether calls of the name give what they are called on or given.
  init(
    _ graph: FlowGraph, in file: LoweredFile, sources: [Call], places: [PlaceID], closures: Set<FunctionID>,
    passesOn: @escaping (String) -> Bool
  ) {
    self.graph = graph
    self.file = file
    self.closures = closures
    self.passesOn = passesOn
    isHeld = Array(repeating: false, count: graph.places.count)
    for place in places { hold(place) }
    for call in sources {
      hold(call.result)
      for argument in call.arguments where argument.mode == .address {
        if case .place(let place) = argument.value { put(into: place) }
      }
      // What a method opens (`database.open()`) is the variable's.
      if let receiver = graph[call.callee].parent, graph[receiver].root == .local { hold(receiver) }
    }
    // Chains of assignments against the order of the code are rare.
    var rounds = 0
    repeat {
      changed = false
      for block in graph.blocks { for instruction in block.instructions { follow(instruction.operation) } }
      rounds += 1
    } while changed && rounds < 8
    borrowers = graph.calls.filter { call in call.arguments.contains { holds($0.value) } }
    for block in graph.blocks {
      if case .return(let values) = block.terminator { leave(by: values) }
    }
  }

  private mutating func follow(_ operation: Operation) {
    switch operation {
    case .assign(let place, let value): if holds(value), !isError(value, in: place) { put(into: place) }
    case .aggregate(let place, let members):
      for member in members where holds(member.value) {
        fields.insert(member.field)
        put(into: place)
      }
    case .iterate(let place, let source, _): if holds(source) { put(into: place) }
    case .suspend(let result, let value, _): if holds(value) { hold(result) }
    case .yield(_, let value, _): if holds(value) { handsOn = true }
    case .call(let id):
      let call = graph[id]
      let name = file.names[graph[call.callee].name].lastNameComponent
      let isMember = graph[call.callee].parent.map(holds) ?? false
      let held = call.arguments.contains { holds($0.value) }
      if isMember && passesOn(name) || held && (isMaker(call, name) || passesOn(name)) { hold(call.result) }
      // A collection that it is put in, an object that is given it.
      if held, let receiver = graph[call.callee].parent, file.language != .go { put(into: receiver) }
    case .escape, .forget, .pushDeferred, .mayThrow, .unknown: break
    }
  }

  private static let making: Set<String> = [
    "new", "make", "create", "build", "wrap", "with", "from", "open", "init", "append", "must", "retry",
  ]

  /// Makes something of its arguments, or runs them.
  private func isMaker(_ call: Call, _ name: String) -> Bool {
    call.traits.contains(.constructor) || CallNames.words(of: name).contains(where: Self.making.contains)
      || call.arguments.contains { if case .function = $0.value { true } else { false } }
  }

  /// Go: the error beside a value.
  private func isError(_ value: Operand, in place: PlaceID) -> Bool {
    guard file.language == .go, case .place(let source) = value, graph[source].root == .field,
      file.names[graph[source].name] != "[0]"
    else { return false }
    let name = file.names[graph[place].name]
    return name.hasPrefix("err") || name.hasSuffix("Err")
      || graph.attributes[place.index].declaredType.map { file.names[$0] == "error" } ?? false
  }

  private mutating func leave(by values: [Operand]) {
    for (index, value) in values.enumerated() where holds(value) {
      guard graph.resultTypes.indices.contains(index), graph.resultTypes.count == values.count,
        Self.plainTypes.contains(file.names[graph.resultTypes[index]])
      else {
        handsOn = true
        continue
      }
    }
  }

  /// Types whose values hold nothing.
  private static let plainTypes: Set<String> = [
    "error", "bool", "string", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
    "float32", "float64", "byte", "rune", "[]byte", "[]string", "[]int", "[]int64", "time.Time", "time.Duration",
    "str", "float", "bytes", "None", "Bool", "String", "Int", "Int32", "Int64", "Double", "Void", "Data", "Date",
  ]

  private mutating func put(into place: PlaceID) {
    hold(place)
    if graph[place].root == .field { fields.insert(graph[place].name) }
    let root = graph.root(of: place)
    if root != place { hold(root) }
    switch graph[root].root {
    case .global: handsOn = true
    // A parameter's own variable is nobody else's, save where it is the caller's.
    case .parameter, .receiver:
      if root != place || graph.parameters.contains(where: { $0.place == place && $0.isInOut }) { handsOn = true }
    case .captured:
      if !captures.contains(root) { captures.append(root) }
    case .local, .temporary, .control, .field: break
    }
  }

  private mutating func hold(_ place: PlaceID) {
    guard !isHeld[place.index] else { return }
    isHeld[place.index] = true
    changed = true
  }

  private func holds(_ operand: Operand) -> Bool {
    switch operand {
    case .place(let place): holds(place)
    case .function(let closure): closures.contains(closure)
    case .constant, .unknown: false
    }
  }

  private func holds(_ place: PlaceID) -> Bool {
    var current: PlaceID? = place
    while let next = current {
      if isHeld[next.index] { return true }
      current = graph[next].parent
    }
    return false
  }
}
