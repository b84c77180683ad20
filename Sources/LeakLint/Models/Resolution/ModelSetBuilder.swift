/// Merges library models into the tables of a ``ModelSet``.
struct ModelSetBuilder {
  private(set) var types: [ModelType] = []
  private(set) var calls: [ModelCall] = []
  private(set) var typeIDs: [String: TypeID] = [:]
  private(set) var functions: [String: CallModelID] = [:]
  private(set) var variables: [String: TypeID] = [:]
  private(set) var aliases: [String: String] = [:]
  private(set) var exceptions: [String: [String]] = [:]
  private(set) var frameworkDecorators: Set<String> = []
  private(set) var commandDecorators: Set<String> = []

  /// Absolute names of types that make a program of a function that is given one.
  var entryPointTypes: Set<String> { Set(described.filter(\.value.isEntryPoint).keys) }

  private var described: [String: TypeModel] = [:]
  private var variableTypes: [String: String] = [:]
  private var modules: [String: [String]] = [:]

  mutating func add(_ model: LibraryModel) {
    for (name, call) in model.functions { addFunction(name, call) }
    for (name, type) in model.types {
      modules[name, default: []] += model.modules
      if var known = described[name] {
        known.bases += type.bases.filter { !known.bases.contains($0) }
        known.methods.merge(type.methods) { $1 }
        known.fields.merge(type.fields) { $1 }
        known.isFrameworkManaged = known.isFrameworkManaged || type.isFrameworkManaged
        known.isEntryPoint = known.isEntryPoint || type.isEntryPoint
        described[name] = known
      } else {
        described[name] = type
      }
    }
    variableTypes.merge(model.variables) { $1 }
    aliases.merge(model.aliases) { $1 }
    exceptions.merge(model.exceptions) { $1 }
    frameworkDecorators.formUnion(model.frameworkDecorators)
    commandDecorators.formUnion(model.commandDecorators)
  }

  private mutating func addFunction(_ name: String, _ call: CallModel) {
    let id = CallModelID(calls.count)
    calls.append(ModelCall(name: name, variants: call.variants))
    functions[name] = id
  }

  /// Gives every type an id, flattens inheritance, looks result types up.
  mutating func finish() {
    // Sorted: ids, and whatever is decided by the first of several, must not depend on hashing.
    let names = described.keys.sorted()
    for name in names { _ = intern(name) }
    for name in names { addMembers(of: name) }
    for name in names { inherit(into: name) }
    for index in calls.indices {
      calls[index].resultTypes = calls[index].variants.map { variant in
        variant.effects.resultTypes.map { intern($0) }
      }
      calls[index].closureParameters = calls[index].variants.map { variant in
        variant.closureParameterTypes.map { types in types.map { intern($0) } }
      }
    }
    for (name, type) in variableTypes.sorted(by: { $0.key < $1.key }) { variables[name] = intern(type) }
    // A decorator such as `fastapi.FastAPI.get` is met as a member of an instance, which must have a type then.
    for decorator in frameworkDecorators.sorted() {
      if let dot = decorator.lastIndex(of: ".") { _ = intern(String(decorator[..<dot])) }
    }
    for index in types.indices where types[index].lineage.isEmpty {
      types[index].lineage = [TypeID(index: index)]
    }
  }

  private mutating func intern(_ spelled: String) -> TypeID {
    let (base, form) = TypeID.parse(spelled)
    var name = base
    for _ in 0..<8 {
      guard let next = aliases[name] else { break }
      name = next
    }
    let id: TypeID
    if let known = typeIDs[name] {
      id = known
    } else {
      id = TypeID(index: types.count)
      types.append(ModelType(name: name))
      typeIDs[name] = id
    }
    return TypeID(index: id.index, form: form)
  }

  private mutating func addMembers(of name: String) {
    guard let model = described[name] else { return }
    let index = intern(name).index
    types[index].isFrameworkManaged = model.isFrameworkManaged
    types[index].modules = modules[name] ?? []
    for (field, type) in model.fields {
      let id = intern(type)
      types[index].fields[field] = id
    }
    for method in model.methods.keys.sorted() {
      guard var call = model.methods[method] else { continue }
      if call.variants.contains(where: { $0.effects.marks.contains(.requiresOpen) }) {
        types[index].requiresOpen = true
      }
      if model.isFrameworkManaged { call.removeAcquisitions() }
      types[index].methods[method] = CallModelID(calls.count)
      calls.append(ModelCall(name: "\(name).\(method)", variants: call.variants))
    }
  }

  private mutating func inherit(into name: String) {
    let id = intern(name)
    var lineage: [TypeID] = []
    var pending = [name]
    while let next = pending.popLast() {
      let ancestor = intern(next)
      guard !lineage.contains(ancestor) else { continue }
      lineage.append(ancestor)
      pending += (described[types[ancestor.index].name]?.bases ?? []).reversed()
    }
    types[id.index].lineage = lineage
    let isManaged = types[id.index].isFrameworkManaged
    for ancestor in lineage.dropFirst() {
      for (field, type) in types[ancestor.index].fields where types[id.index].fields[field] == nil {
        types[id.index].fields[field] = type
      }
      for method in types[ancestor.index].methods.keys.sorted() where types[id.index].methods[method] == nil {
        guard let inherited = types[ancestor.index].methods[method] else { continue }
        types[id.index].methods[method] = isManaged ? withoutAcquisitions(inherited) : inherited
      }
    }
  }

  private mutating func withoutAcquisitions(_ call: CallModelID) -> CallModelID {
    var copy = CallModel(variants: calls[call.index].variants)
    copy.removeAcquisitions()
    calls.append(ModelCall(name: calls[call.index].name, variants: copy.variants))
    return CallModelID(calls.count - 1)
  }

  /// What each name and each alias stands for; types before functions, which construct them.
  func symbols() -> [String: Meaning] {
    var symbols: [String: Meaning] = functions.mapValues { .modelFunction($0) }
    for (name, type) in typeIDs { symbols[name] = .type(type) }
    for (name, type) in variables { symbols[name] = .instance(type) }
    for alias in aliases.keys {
      var name = alias
      for _ in 0..<8 {
        guard let next = aliases[name] else { break }
        name = next
      }
      if let meaning = symbols[name], aliases[name] == nil { symbols[alias] = meaning }
    }
    return symbols
  }

  /// The modules that stand in front of the names of their types, in order.
  func qualifiers() -> [Qualifier] {
    var found: [String: [String]] = [:]
    for (name, modules) in modules {
      for module in modules where name.hasPrefix(module + ".") { found[module] = modules }
    }
    return found.sorted { $0.key < $1.key }.map { Qualifier(module: $0.key, modules: $0.value) }
  }

  /// Last components of the names of types that matter, and of calls that give instances of them.
  func producingNames(_ relevance: TypeRelevance) -> Set<String> {
    var names: Set<String> = []
    for (index, type) in types.enumerated() where relevance.isRelevant[index] {
      names.insert(type.name.lastNameComponent)
    }
    for call in calls where call.resultTypes.joined().contains(where: { relevance.isRelevant[$0.index] }) {
      names.insert(call.name.lastNameComponent)
    }
    for (name, type) in variables where relevance.isRelevant[type.index] { names.insert(name.lastNameComponent) }
    addAliases(to: &names)
    return names
  }

  private func addAliases(to names: inout Set<String>) {
    for (alias, target) in aliases where names.contains(target.lastNameComponent) {
      names.insert(alias.lastNameComponent)
    }
  }

  /// The last components of the names of all calls.
  func callNames() -> Set<String> {
    var names = Set(calls.map(\.name.lastNameComponent))
    addAliases(to: &names)
    return names
  }
}

extension CallModel {
  /// What a framework releases is nobody's obligation.
  fileprivate mutating func removeAcquisitions() {
    for index in variants.indices {
      variants[index].effects.acquisitions = []
      variants[index].sqlArgument = nil
      variants[index].sqlRows = nil
    }
  }
}

extension TypeID {
  /// Splits `[]T` into the name and the form.
  static func parse(_ spelled: String) -> (name: String, form: Form) {
    guard spelled.utf8.first == UInt8(ascii: "[") else { return (spelled, .instance) }
    if spelled.hasPrefix("[][]") { return (String(spelled.dropFirst(4)), .nestedCollection) }
    if spelled.hasPrefix("[]") { return (String(spelled.dropFirst(2)), .collection) }
    return (spelled, .instance)
  }
}
