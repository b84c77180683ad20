/// Prints graphs in the text form (`--dump graph`, golden tests); ``GraphParser`` reads it back.
///
/// ```
/// fn0 app.view(conn: psycopg2.extensions.connection) function @3
///   b0 !b4:
///     %1 = call conn.cursor()  @4:9 throws
///     cursor = %1  @4:5
///     branch isnull(cursor) b1 b2  @5:8
/// ```
/// A variable is its name (`x`, or `x#2` where several share one), a temporary `%n`, a captured variable `^x`, a global
/// `<absolute.symbol>`, a control place `!name`; fields follow with a dot, elements in brackets. `!b4` behind a block's
/// name is its unwind target. Names that would read as something else stand in backticks, symbols in double quotes.
///
/// A parameter shows its label where that is not its name (`label name: Type`, `_ name` without label), and `receiver`
/// before the receiver. Below the first line: the name where it is not the last component, `member of` the enclosing
/// type, `inside` the enclosing function (`fn0` is the first of the file), decorators, captures with the enclosing
/// function's place, and `var` for each other place with a declared type; `shared` is assigned in a closure.
struct GraphPrinter {
  private let file: LoweredFile
  private let graph: FlowGraph
  private let placeNames: [String]
  private var out = ""

  static func print(_ file: LoweredFile) -> String {
    file.functions.indices.map { print(file.functions[$0], word: "fn\($0)", in: file) }.joined(separator: "\n")
  }

  static func print(_ graph: FlowGraph, in file: LoweredFile) -> String { print(graph, word: "func", in: file) }

  private static func print(_ graph: FlowGraph, word: String, in file: LoweredFile) -> String {
    var printer = GraphPrinter(file: file, graph: graph)
    printer.signature(word)
    printer.header()
    for index in graph.blocks.indices { printer.block(BlockID(index)) }
    return printer.out
  }

  private init(file: LoweredFile, graph: FlowGraph) {
    self.file = file
    self.graph = graph
    placeNames = Self.names(of: graph, in: file)
  }

  private static func names(of graph: FlowGraph, in file: LoweredFile) -> [String] {
    var names: [String] = []
    var seen: [String: Int] = [:]
    var temporaries = 0
    for place in graph.places {
      let text = file.names[place.name]
      switch place.root {
      case .local, .parameter, .receiver, .captured, .control:
        let prefix = place.root == .captured ? "^" : place.root == .control ? "!" : ""
        let count = seen[prefix + text, default: 0] + 1
        seen[prefix + text] = count
        names.append(prefix + GraphTextForm.variable(text) + (count == 1 ? "" : "#\(count)"))
      case .temporary:
        temporaries += 1
        names.append("%\(temporaries)")
      case .global:
        names.append("<\(GraphTextForm.symbol(text))>")
      case .field:
        let parent = place.parent.map { names[$0.index] } ?? "?"
        names.append(parent + (text.hasPrefix("[") ? "" : ".") + GraphTextForm.field(text))
      }
    }
    return names
  }

  private func name(_ place: PlaceID) -> String { placeNames[place.index] }
  private func name(_ block: BlockID) -> String { "b\(block.index)" }
  private func symbol(_ name: NameID) -> String { GraphTextForm.symbol(file.names[name]) }

  // MARK: The header

  private mutating func signature(_ word: String) {
    let parameters = graph.parameters.map { describe($0) }.joined(separator: ", ")
    out += "\(word) \(symbol(graph.qualifiedName))(\(parameters))"
    if !graph.resultTypes.isEmpty { out += " -> (\(graph.resultTypes.map(symbol).joined(separator: ", ")))" }
    for (kind, word) in GraphTextForm.kinds where kind == graph.kind { out += " \(word)" }
    for (trait, word) in GraphTextForm.functionTraits where graph.traits.contains(trait) { out += " \(word)" }
    out += "  @\(graph.range.line)\n"
  }

  private func describe(_ parameter: FlowGraph.Parameter) -> String {
    let place = graph[parameter.place]
    var text = ""
    if place.root == .receiver {
      text = "receiver "
    } else if parameter.label != place.name {
      text = (parameter.label.map { GraphTextForm.label(file.names[$0]) } ?? "_") + " "
    }
    text += typed(parameter.place)
    if let provider = parameter.provider { text += " = depends(\(symbol(provider)))" }
    return text
  }

  private func typed(_ place: PlaceID) -> String {
    let attributes = graph.attributes[place.index]
    return name(place) + (attributes.declaredType.map { ": \(symbol($0))" } ?? "")
      + (attributes.isAssignedInClosure ? " shared" : "")
  }

  private mutating func header() {
    let ownName = file.names[graph.name]
    if ownName != GraphTextForm.lastComponent(file.names[graph.qualifiedName]) {
      out += "  name \(GraphTextForm.symbol(ownName))\n"
    }
    if let type = graph.enclosingType { out += "  member of \(symbol(type))\n" }
    if let parent = graph.parent { out += "  inside fn\(parent.index)\n" }
    for decorator in graph.decorators { out += "  decorator \(symbol(decorator))\n" }
    if let parent = graph.parent, parent.index < file.functions.count {
      let outerNames = Self.names(of: file.functions[parent.index], in: file)
      for capture in graph.captures {
        out += "  capture \(name(capture.inner)) = \(outerNames[capture.outer.index])\n"
      }
    }
    let parameters = Set(graph.parameters.map(\.place))
    for index in graph.places.indices where !parameters.contains(PlaceID(index)) {
      let isReceiver = graph.places[index].root == .receiver
      let attributes = graph.attributes[index]
      guard isReceiver || attributes.declaredType != nil || attributes.isAssignedInClosure else { continue }
      out += "  \(isReceiver ? "receiver" : "var") \(typed(PlaceID(index)))\n"
    }
  }

  // MARK: Blocks

  private mutating func block(_ id: BlockID) {
    let block = graph[id]
    let entry = id == graph.entry && id.index != 0 ? " entry" : ""
    out += "  \(name(id))\(block.unwind.map { " !\(name($0))" } ?? "")\(entry):\n"
    for instruction in block.instructions {
      line(describe(instruction.operation), suffix: suffix(instruction.operation), at: instruction.range)
    }
    line(describe(block.terminator), suffix: "", at: block.terminatorRange)
  }

  private mutating func line(_ text: String, suffix: String, at range: SourceRange) {
    out += "    \(text)"
    if range.line > 0 { out += "  @\(range.line):\(range.column)" }
    out += suffix + "\n"
  }

  private func suffix(_ operation: Operation) -> String {
    switch operation {
    case .call(let id):
      GraphTextForm.callTraits.filter { graph[id].traits.contains($0.0) }.map { " \($0.1)" }.joined()
    case .iterate(_, _, let mayThrow), .suspend(_, _, let mayThrow): mayThrow ? " throws" : ""
    default: ""
    }
  }

  private func describe(_ operation: Operation) -> String {
    switch operation {
    case .assign(let place, let value): "\(name(place)) = \(describe(value))"
    case .aggregate(let place, let members): "\(name(place)) = {\(members.map(describe).joined(separator: ", "))}"
    case .call(let id): describe(graph[id])
    case .iterate(let place, let source, _): "\(name(place)) = next \(describe(source))"
    case .yield(let result, let value, let scopes):
      "\(name(result)) = yield \(describe(value))"
        + (scopes.isEmpty ? "" : " in \(scopes.map(name).joined(separator: ", "))")
    case .suspend(let result, let value, _): "\(name(result)) = suspend \(describe(value))"
    case .escape(let value, let reason): "escape \(describe(value)) \(describe(reason))"
    case .forget(let place): "forget \(name(place))"
    case .pushDeferred(let id):
      "defer \(name(graph[id].entry))("
        + zip(graph[id].parameters, graph[id].operands).map { "\(name($0)) = \(describe($1))" }
        .joined(separator: ", ") + ")"
    case .mayThrow: "maythrow"
    case .unknown(let kind): "unknown \(symbol(kind))"
    }
  }

  private func describe(_ member: Operation.Member) -> String {
    "\(GraphTextForm.field(file.names[member.field])): \(describe(member.value))"
  }

  private func describe(_ reason: EscapeReason) -> String {
    GraphTextForm.escapeReasons.filter { $0.0 == reason }.map(\.1).joined()
  }

  private func describe(_ call: Call) -> String {
    let arguments = call.arguments.map { argument in
      let label = argument.label.map { "\(symbol($0)): " } ?? ""
      let mode = GraphTextForm.argumentModes.filter { $0.0 == argument.mode }.map(\.1).joined()
      return label + mode + describe(argument.value)
    }
    let callee = name(call.callee) + (call.function.map { "=fn\($0.index)" } ?? "")
    return "\(name(call.result)) = call \(callee)(\(arguments.joined(separator: ", ")))"
  }

  private func describe(_ operand: Operand) -> String {
    switch operand {
    case .place(let place): name(place)
    case .constant(let id): describe(graph[id])
    case .function(let id): "fn\(id.index)"
    case .unknown: "?"
    }
  }

  private func describe(_ constant: Constant) -> String {
    switch constant {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .string(let id, let isPrefix): GraphTextForm.quote(file.names[id]) + (isPrefix ? "..." : "")
    case .positive: "positive"
    case .other: "other"
    }
  }

  private func describe(_ condition: Condition) -> String {
    let test =
      switch condition.test {
      case .isNull(let operand): "isnull(\(describe(operand)))"
      case .truthy(let operand): "true(\(describe(operand)))"
      case .equal(let left, let right): "equal(\(describe(left)), \(describe(right)))"
      case .related(let name, let left, let right):
        "related(\(GraphTextForm.quote(file.names[name])), \(describe(left)), \(describe(right)))"
      case .caught(let types): "caught(\(types.map(symbol).joined(separator: ", ")))"
      case .hasNext(let operand): "hasnext(\(describe(operand)))"
      case .unknown: "unknown"
      }
    return condition.isNegated ? "not \(test)" : test
  }

  private func describe(_ terminator: Terminator) -> String {
    switch terminator {
    case .jump(let target): "jump \(name(target))"
    case .branch(let condition, let then, let otherwise):
      "branch \(describe(condition)) \(name(then)) \(name(otherwise))"
    case .choose(let targets): "choose \(targets.map(name).joined(separator: " "))"
    case .return(let values): values.isEmpty ? "return" : "return \(values.map(describe).joined(separator: ", "))"
    case .raise(.type(let type)): "raise \(symbol(type))"
    case .raise(.unknown): "raise ?"
    case .raise(.inFlight): "raise"
    case .runDeferred(let done): "rundeferred \(name(done))"
    case .unreachable: "unreachable"
    }
  }
}
