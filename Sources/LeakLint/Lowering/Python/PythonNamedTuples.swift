/// `Point = namedtuple("Point", "x y")` declares a class, though it is written as a call.
extension PythonFileLowering {
  /// Declares the type that a module's variable stands for, where the call on its right side makes one.
  mutating func recordNamedTuple(_ symbol: NameID, _ value: PythonNode) {
    guard value.kind == .call, let callee = value[.function].flatMap({ self.symbol(of: $0) }),
      file.names[callee] == "collections.namedtuple", let arguments = value[.arguments]?.namedChildren,
      arguments.count > 1, let fields = fieldNames(arguments[1])
    else { return }
    let anything = file.names.intern("builtins.object")
    file.types.append(
      .init(
        name: symbol, range: value.range, bases: [file.names.intern("typing.NamedTuple")],
        fields: fields.map { .init(name: file.names.intern($0), type: anything) }, isProtocol: false, requirements: [],
        decorators: []))
  }

  /// `"x y"`, `"x, y"`, `["x", "y"]`
  private func fieldNames(_ node: PythonNode) -> [String]? {
    if let text = plainString(node) { return text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) }
    guard node.kind == .list || node.kind == .tuple else { return nil }
    let names = node.namedChildren.map { plainString($0) }
    return names.contains(nil) ? nil : names.compactMap { $0 }
  }
}
