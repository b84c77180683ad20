/// Prints graphs in the text form (`--dump graph`, golden tests); ``GraphParser`` reads it back.
///
/// ```
/// func app.view(conn: psycopg2.extensions.connection) function @3
///   b0 !b4:
///     %1 = call conn.cursor()  @4:9 throws
///     cursor = %1  @4:5
///     branch isnull(cursor) b1 b2  @5:8
/// ```
/// A variable is its name (`x`, or `x#2` where several share one), a temporary `%n`, a captured variable `^x`, a global
/// `<absolute.symbol>`, a control place `!name`; fields follow with a dot, elements in brackets. `!b4` behind a block's
/// name is its unwind target.
struct GraphPrinter {
  private let file: LoweredFile
  private let graph: FlowGraph
  private let placeNames: [String]
  private var out = ""

  static func print(_ file: LoweredFile) -> String {
    file.functions.map { print($0, in: file) }.joined(separator: "\n")
  }

  static func print(_ graph: FlowGraph, in file: LoweredFile) -> String {
    var printer = GraphPrinter(file: file, graph: graph)
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
        names.append(prefix + text + (count == 1 ? "" : "#\(count)"))
      case .temporary:
        temporaries += 1
        names.append("%\(temporaries)")
      case .global:
        names.append("<\(text)>")
      case .field:
        let parent = place.parent.map { names[$0.index] } ?? "?"
        names.append(text.hasPrefix("[") ? parent + text : "\(parent).\(text)")
      }
    }
    return names
  }

  private func name(_ place: PlaceID) -> String { placeNames[place.index] }
  private func name(_ block: BlockID) -> String { "b\(block.index)" }

  private func typed(_ place: PlaceID) -> String {
    guard let type = graph.attributes[place.index].declaredType else { return name(place) }
    return "\(name(place)): \(file.names[type])"
  }

  private mutating func header() {
    let parameters = graph.parameters.map { parameter in
      typed(parameter.place) + (parameter.provider.map { " = depends(\(file.names[$0]))" } ?? "")
    }
    out += "func \(file.names[graph.qualifiedName])(\(parameters.joined(separator: ", ")))"
    if !graph.resultTypes.isEmpty {
      out += " -> (\(graph.resultTypes.map { file.names[$0] }.joined(separator: ", ")))"
    }
    out += " \(graph.kind)"
    for (trait, name) in GraphTextForm.functionTraits where graph.traits.contains(trait) { out += " \(name)" }
    out += "  @\(graph.range.line)\n"
    for decorator in graph.decorators { out += "  decorator \(file.names[decorator])\n" }
    for capture in graph.captures {
      out += "  capture \(name(capture.inner)) outer \(capture.outer.index)\n"
    }
    for place in graph.places.indices where graph.places[place].root == .local {
      guard graph.attributes[place].declaredType != nil else { continue }
      out += "  var \(typed(PlaceID(place)))\n"
    }
  }

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
    case .aggregate(let place, let members):
      "\(name(place)) = {\(members.map { "\(file.names[$0.field]): \(describe($0.value))" }.joined(separator: ", "))}"
    case .call(let id): describe(graph[id])
    case .iterate(let place, let source, _): "\(name(place)) = next \(describe(source))"
    case .yield(let result, let value, let scopes):
      "\(name(result)) = yield \(describe(value))"
        + (scopes.isEmpty ? "" : " in \(scopes.map(name).joined(separator: ", "))")
    case .suspend(let result, let value, _): "\(name(result)) = suspend \(describe(value))"
    case .escape(let value, let reason): "escape \(describe(value)) \(reason)"
    case .forget(let place): "forget \(name(place))"
    case .pushDeferred(let id):
      "defer \(name(graph[id].entry))("
        + zip(graph[id].parameters, graph[id].operands).map { "\(name($0)) = \(describe($1))" }
        .joined(separator: ", ") + ")"
    case .mayThrow: "maythrow"
    case .unknown(let kind): "unknown \(file.names[kind])"
    }
  }

  private func describe(_ call: Call) -> String {
    let arguments = call.arguments.map { argument in
      let label = argument.label.map { "\(file.names[$0]): " } ?? ""
      return label + (GraphTextForm.argumentModes[argument.mode] ?? "") + describe(argument.value)
    }
    let callee = call.function.map { "fn\($0.index)" } ?? name(call.callee)
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
      case .caught(let types): "caught(\(types.map { file.names[$0] }.joined(separator: ", ")))"
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
    case .return(let values): "return \(values.map(describe).joined(separator: ", "))"
    case .raise(.type(let type)): "raise \(file.names[type])"
    case .raise(.unknown): "raise ?"
    case .raise(.inFlight): "raise"
    case .runDeferred(let done): "rundeferred \(name(done))"
    case .unreachable: "unreachable"
    }
  }
}
