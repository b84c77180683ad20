/// The `types` of a model file, and the lists of functions that need no entry of their own.
extension ModelDecoder {
  private enum Field: String, CaseIterable {
    case bases, fields, methods, raises, plain, nothrow
    case isFrameworkManaged = "framework-managed"
    case isEntryPoint = "entry-point"
    case requiresOpen = "requires-open"
    case requiresNonNull = "requires-non-null"
    case commits
    case takesConnection = "takes-connection"
    case runsStatement = "runs-statement"
    case writes

    /// What a list of methods says of them.
    var mark: CallMarks? { MarkList(rawValue: rawValue)?.mark }
  }

  mutating func types(_ node: YAMLNode, raises: CallEffects.Exceptions, into types: inout [String: TypeModel]) {
    for entry in entries(of: node) {
      within(entry.key) { decoder in
        decoder.checkAbsolute(entry.key, at: entry.line)
        types[entry.key] = decoder.type(entry.value, named: entry.key, raises: raises)
      }
    }
  }

  mutating func functions(
    _ node: YAMLNode, raises: CallEffects.Exceptions, into functions: inout [String: CallModel]
  ) {
    for entry in entries(of: node) {
      within(entry.key) { decoder in
        decoder.checkAbsolute(entry.key, at: entry.line)
        decoder.note(entry, as: entry.key)
        decoder.define(entry.key, at: entry.line, in: &functions) { decoder in
          decoder.call(entry.value, CallContext(name: entry.key, isMethod: false, raises: raises))
        }
      }
    }
  }

  /// Functions or methods that are known and only borrow what they are given.
  mutating func plain(
    _ node: YAMLNode, exceptions: CallEffects.Exceptions, isAbsolute: Bool, into calls: inout [String: CallModel]
  ) {
    for name in texts(node, "a name") {
      if isAbsolute { checkAbsolute(name, at: node.line) }
      define(name, at: node.line, in: &calls) { _ in
        CallModel(variants: [CallModel.Variant(effects: CallEffects(exceptions: exceptions))])
      }
    }
  }

  /// Marks calls; one that is not described otherwise only borrows.
  mutating func mark(
    _ node: YAMLNode, _ mark: CallMarks, exceptions: CallEffects.Exceptions, in calls: inout [String: CallModel]
  ) {
    for name in texts(node, "a name") {
      var call = calls[name] ?? CallModel(variants: [CallModel.Variant(effects: CallEffects(exceptions: exceptions))])
      for index in call.variants.indices { call.variants[index].effects.marks.formUnion(mark) }
      calls[name] = call
    }
  }

  private mutating func type(_ node: YAMLNode, named name: String, raises inherited: CallEffects.Exceptions)
    -> TypeModel
  {
    var type = TypeModel()
    var raises = inherited
    if let entry = entries(of: node).first(where: { $0.key == Field.raises.rawValue }) {
      raises = within(entry.key) { $0.raises(entry.value, inherited: inherited) }
    }
    var marked: [(CallMarks, YAMLNode)] = []
    fields(of: node, Field.self) { decoder, field, value in
      switch field {
      case .raises: break
      case .requiresOpen, .requiresNonNull, .commits, .takesConnection, .runsStatement, .writes:
        if let mark = field.mark { marked.append((mark, value)) }
      case .bases: type.bases = decoder.texts(value, "the absolute name of a type")
      case .isFrameworkManaged: type.isFrameworkManaged = decoder.bool(value)
      case .isEntryPoint: type.isEntryPoint = decoder.bool(value)
      case .plain: decoder.plain(value, exceptions: raises, isAbsolute: false, into: &type.methods)
      case .nothrow: decoder.plain(value, exceptions: .none, isAbsolute: false, into: &type.methods)
      case .fields:
        for entry in decoder.entries(of: value) {
          type.fields[entry.key] = decoder.within(entry.key) { $0.text(entry.value, "the absolute name of a type") }
        }
      case .methods:
        for entry in decoder.entries(of: value) {
          decoder.within(entry.key) { decoder in
            decoder.note(entry, as: "\(name).\(entry.key)")
            decoder.define(entry.key, at: entry.line, in: &type.methods) { decoder in
              decoder.call(entry.value, CallContext(name: entry.key, isMethod: true, raises: raises))
            }
          }
        }
      }
    }
    for (mark, names) in marked { self.mark(names, mark, exceptions: raises, in: &type.methods) }
    if language == .python { completeContextManager(&type, raises: raises) }
    return type
  }

  /// Whoever describes one end of a `with` means the usual at the other: entering returns the receiver, leaving does
  /// nothing.
  private mutating func completeContextManager(_ type: inout TypeModel, raises: CallEffects.Exceptions) {
    let nothing = YAMLNode(content: .mapping([]), line: 0)
    for (enter, exit) in [("__enter__", "__exit__"), ("__aenter__", "__aexit__")] {
      for (present, missing) in [(enter, exit), (exit, enter)]
      where type.methods[present] != nil && type.methods[missing] == nil {
        type.methods[missing] = call(nothing, CallContext(name: missing, isMethod: true, raises: raises))
      }
    }
  }

  /// A list of variants is as many calls.
  private mutating func note(_ entry: YAMLNode.Entry, as name: String) {
    guard case .sequence(let variants) = entry.value.content else {
      calls.append(DescribedCall(name: name, variant: 0, line: entry.line))
      return
    }
    for (index, variant) in variants.enumerated() {
      calls.append(DescribedCall(name: name, variant: index, line: variant.line))
    }
  }

  private mutating func define(
    _ name: String, at line: Int, in calls: inout [String: CallModel], _ call: (inout Self) -> CallModel
  ) {
    if calls[name] != nil { report("`\(name)` is described twice", at: line) }
    calls[name] = call(&self)
  }

  /// Swift's names stand alone, as its imports do not qualify them, and so do the types that a language predeclares.
  private mutating func checkAbsolute(_ name: String, at line: Int) {
    let example: String
    switch language {
    case .swift: return
    case .python: example = "`package.module.name`"
    case .go:
      if name == "error" { return }
      example = "`import/path.Name`"
    }
    let bytes = name.utf8
    let member = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[bytes.index(after: $0)...] } ?? bytes[...]
    if !member.dropFirst().contains(UInt8(ascii: ".")) {
      report("expected an absolute name such as \(example)", at: line)
    }
  }
}
