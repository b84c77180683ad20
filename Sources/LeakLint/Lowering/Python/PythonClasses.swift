/// Class definitions. Their statements run in the graph that they stand in; their names are globals below the class.
extension PythonFileLowering {
  mutating func lowerClass(_ node: PythonNode, decorators: [NameID]) {
    guard let nameNode = node[.name], let body = node[.body] else { return unknown("class_definition", at: node) }
    if hasErrorOutsideBody(node) { context.traits.insert(.incomplete) }
    let owner: NameID
    if case .type(let frame) = context.frames.last {
      owner = frame.symbol
    } else {
      owner = outer.isEmpty ? module.symbol : context.qualifiedName
    }
    let symbol = join(owner, name(nameNode))
    let bases = lowerBases(node[.superclasses])
    let index = file.types.count
    let isProtocol = bases.contains {
      file.names[$0] == "typing.Protocol" || file.names[$0] == "typing_extensions.Protocol"
    }
    file.types.append(
      .init(
        name: symbol, range: node.range, bases: bases, fields: [], isProtocol: isProtocol, requirements: [],
        decorators: decorators))
    let frame = PythonClassFrame(
      symbol: symbol, typeIndex: index, bindings: collectBindings(in: body, owner: symbol),
      isTestCase: bases.contains { file.names[$0].hasSuffix("TestCase") }, isProtocol: isProtocol)
    context.frames.append(.type(frame))
    lowerBlock(body)
    context.frames.removeLast()
  }

  /// Evaluates the arguments of the class statement; those without a keyword are the bases.
  private mutating func lowerBases(_ arguments: PythonNode?) -> [NameID] {
    var bases: [NameID] = []
    for argument in arguments?.namedChildren ?? [] {
      if argument.kind == .keywordArgument {
        if let value = argument[.value] { _ = lower(value) }
        continue
      }
      // `Generic[T]`, `Repository[User]`
      var base = argument
      while base.kind == .subscript, let inner = base[.value] { base = inner }
      if let symbol = symbol(of: base) {
        bases.append(symbol)
      } else {
        _ = lower(argument)
      }
    }
    return bases
  }
}
