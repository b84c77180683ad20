/// Finds what stands behind an interface or protocol: the only type of the project that implements it, or the modelled
/// type whose methods it repeats.
struct InterfaceMatching {
  private let declarations: Declarations
  private(set) var implementers: [TypeID: TypeID] = [:]
  /// Where there are several, but few.
  private(set) var severalImplementers: [TypeID: [TypeID]] = [:]
  private(set) var mirrored: [Identifier<MethodRequirement>: CallModelID] = [:]

  init(declarations: Declarations) { self.declarations = declarations }

  mutating func run() {
    let protocols = declarations.types.indices.filter { declarations.types[$0].isProtocol }
    guard !protocols.isEmpty else { return }
    switch declarations.language {
    case .go: matchStructurally(protocols)
    case .python, .swift: matchNominally()
    }
  }

  // MARK: Nominal

  private mutating func matchNominally() {
    var found: [TypeID: [TypeID]] = [:]
    for (index, type) in declarations.types.enumerated() where !type.isProtocol && !isDouble(type) {
      let id = declarations.projectTypeID(index)
      for ancestor in type.lineage.dropFirst() where declarations.projectType(ancestor)?.isProtocol == true {
        found[ancestor, default: []].append(id)
      }
    }
    for (ancestor, types) in found { implement(ancestor, types) }
  }

  /// More types than this behind one interface are not looked at.
  private static let mostImplementers = 12

  private mutating func implement(_ interface: TypeID, _ types: [TypeID]) {
    if types.count == 1 {
      implementers[interface] = types[0]
    } else if types.count <= Self.mostImplementers, !types.isEmpty {
      severalImplementers[interface] = types.sorted()
    }
  }

  private func isDouble(_ type: ProjectType) -> Bool {
    TestDouble.isDouble(type.name, path: declarations.files[Int(type.ref.file)].path)
  }

  // MARK: Structural

  private mutating func matchStructurally(_ protocols: [Int]) {
    var demands: [TypeID: [String]] = [:]
    for index in protocols {
      let type = declarations.types[index]
      // A merged or aliased interface has only its first declaration here; its methods are all the same name's.
      let file = declarations.files[Int(type.ref.file)]
      let names = file.types[Int(type.ref.declaration)].requirements.map { file.names[$0.name] }
      demands[declarations.projectTypeID(index)] = names
    }
    for index in protocols {
      let id = declarations.projectTypeID(index)
      // Embedded interfaces demand their methods too.
      let all = declarations.types[index].lineage.flatMap { demands[$0] ?? [] }
      guard !all.isEmpty else { continue }
      mirror(id, own: demands[id] ?? [], all: all)
    }
    findImplementers(demands)
  }

  private mutating func findImplementers(_ demands: [TypeID: [String]]) {
    var owners: [WordID: [TypeID]] = [:]
    for (index, type) in declarations.types.enumerated() where !type.isProtocol && !isDouble(type) {
      let id = declarations.projectTypeID(index)
      var names: Set<WordID> = []
      for ancestor in type.lineage where !declarations.models.isModelled(ancestor) {
        guard let methods = methodsByType[ancestor] else { continue }
        names.formUnion(methods)
      }
      // What a library's type is embedded for. It alone makes no implementer: every such struct would be one of `Closer`.
      if !names.isEmpty {
        for ancestor in type.lineage where declarations.models.isModelled(ancestor) {
          for name in declarations.models.types[ancestor.index].methods.keys {
            names.insert(declarations.words.word(name))
          }
        }
      }
      for name in names { owners[name, default: []].append(id) }
    }
    for (id, _) in demands.sorted(by: { $0.key < $1.key }) {
      let names = declarations.lineage(of: id).flatMap { demands[$0] ?? [] }
      guard !names.isEmpty else { continue }
      var candidates: Set<TypeID>?
      for name in names {
        guard let types = owners[declarations.words.word(name)] else {
          candidates = []
          break
        }
        candidates = candidates.map { $0.intersection(types) } ?? Set(types)
        if candidates?.isEmpty == true { break }
      }
      if let own = candidates?.filter({ declaresOne(of: names, $0) }) { implement(id, Array(own)) }
    }
  }

  private mutating func declaresOne(of names: [String], _ type: TypeID) -> Bool {
    declarations.lineage(of: type).contains { ancestor in
      methodsByType[ancestor]?.contains { word in names.contains { declarations.words.word($0) == word } } ?? false
    }
  }

  private lazy var methodsByType: [TypeID: [WordID]] = {
    var result: [TypeID: [WordID]] = [:]
    for (index, file) in declarations.files.enumerated() where file.language == declarations.language {
      let words = declarations.words.words(inFile: index)
      for graph in file.functions where graph.parent == nil {
        guard let owner = graph.enclosingType, let type = declarations.typeID(file.names[owner]) else { continue }
        result[type, default: []].append(words[graph.name.index])
      }
    }
    return result
  }()

  /// An interface whose methods hand out a library's types is written so that the library's own type fits it.
  ///
  /// A single method without such a type (`Close() error`) says nothing: then nothing is mirrored.
  private mutating func mirror(_ id: TypeID, own: [String], all: [String]) {
    let models = declarations.models
    let view = models.types.first { type in
      all.count >= 2
        && all.allSatisfy { name in
          guard let call = type.methods[name] else { return false }
          return agrees(models[call], with: requirement(name, of: id), mustNameModel: false)
        }
    }
    for name in own {
      guard let requirement = requirement(name, of: id) else { continue }
      if let call = view?.methods[name] {
        mirrored[requirement] = call
      } else {
        let match = models.types.first { type in
          type.methods[name].map { agrees(models[$0], with: requirement, mustNameModel: true) } ?? false
        }
        if let call = match?.methods[name] { mirrored[requirement] = call }
      }
    }
  }

  private func requirement(_ name: String, of id: TypeID) -> Identifier<MethodRequirement>? {
    let word = declarations.words.word(name)
    for ancestor in declarations.lineage(of: id) {
      if let found = declarations.members[MemberKey(ancestor, word)]?.requirement { return found }
    }
    return nil
  }

  /// What a method acquires is only believed of one that hands out the library's own type: `Begin() error` and
  /// `Get() string` are everybody's.
  private func agrees(
    _ call: ModelCall, with requirement: Identifier<MethodRequirement>?, mustNameModel: Bool
  ) -> Bool {
    guard let requirement else { return false }
    let named = declarations.requirements[requirement.index].resultTypes.compactMap { $0 }.filter { !isErrorType($0) }
    if named.isEmpty { return !mustNameModel && !call.acquires }
    return call.resultTypes.contains { types in types.filter { !isErrorType($0) } == named }
  }

  private func isErrorType(_ type: TypeID) -> Bool { declarations.name(of: type) == "error" }
}
