/// Who releases what objects keep in their fields, as far as the functions of the run tell.
enum FieldFate: Sendable {
  /// A method of the type: whoever makes the object has to see that it is called.
  case releasedByMethod
  /// No method, but those who have an object of the type release its field (`handle.conn.close()`): whoever makes one has
  /// to see to it.
  case releasedByUsers
  /// What runs when the object goes away.
  case releasedByDestructor
  /// Somebody else releases it, or may.
  case outOfSight
  /// Nobody does.
  case neverReleased
}

/// All that functions of the run do to one field, whatever is kept in it.
struct FieldHandling: Sendable {
  /// The field of something embedded: its methods are the object's own.
  var isEmbedded = false
  /// By methods of the type.
  var own = FieldUse()
  /// By functions that have an object of the type.
  var users = FieldUse()
  /// By functions that have an object of which nothing is known.
  var others = FieldUse()

  /// Whose business a field is that nothing can be told of.
  static let outOfSight = FieldHandling(others: FieldUse(isHandedOn: true))

  func fate(of kind: ResourceKind) -> FieldFate {
    if isEmbedded { return .releasedByMethod }
    if own.releasedByDestructor.contains(kind) { return .releasedByDestructor }
    if own.released.contains(kind) { return .releasedByMethod }
    guard own.isEmpty(for: kind), others.isEmpty(for: kind) else { return .outOfSight }
    if users.isEmpty(for: kind) { return .neverReleased }
    return users.released.contains(kind) && !users.isHandedOn ? .releasedByUsers : .outOfSight
  }
}

extension Summaries {
  /// What is known of a field that an acquisition of the kind is kept in.
  mutating func fate(of owner: CallEffects.Acquisition.Owner, kind: ResourceKind, _ language: Language) -> FieldFate {
    handling(of: owner, language).fate(of: kind)
  }

  private mutating func handling(of owner: CallEffects.Acquisition.Owner, _ language: Language) -> FieldHandling {
    if let found = known.fields[owner] ?? ownFields[owner] { return found }
    // Objects in objects in objects: past a few, and of what the answer itself hangs on, nothing is claimed.
    guard pendingFields.count < 3, pendingFields.insert(owner).inserted else { return .outOfSight }
    defer { pendingFields.remove(owner) }
    let found = findHandling(of: owner, language)
    ownFields[owner] = found
    return found
  }

  private mutating func findHandling(
    of owner: CallEffects.Acquisition.Owner, _ language: Language
  ) -> FieldHandling {
    guard let index = project.index(language), let type = index.declarations.typeID(owner.type) else {
      return .outOfSight
    }
    let embedded = index.declarations.projectType(type)?.baseNames.contains { $0.lastNameComponent == owner.field }
    if language == .go, embedded == true { return FieldHandling(isEmbedded: true) }
    let family = index.family(of: type)
    // What tests do to an object of the program is no way for the program to release it.
    let isTested = index.declarations.path(of: type).map { !TestDouble.isTest(path: $0) } ?? true
    var found = FieldHandling()
    found.own.releasedByDestructor = releasedByDestructor(owner.field, of: family, index, language)
    for node in project.functions(mentioning: owner.field, language) {
      if isTested, project.isInTestFile(node) { continue }
      let file = project.file(of: node)
      guard let field = file.names.lookup(owner.field) else { continue }
      let graph = project.graph(node)
      let function = project.functions[Int(node)]
      let enclosing = graph.enclosingType.flatMap { index.declarations.typeID(file.names[$0]) }
      let uses = FieldUses.find(
        field, in: graph, names: file.names, effects: { preparedEffects(of: function.calls[$0]) },
        isOfType: { place in
          // What methods of other types do to fields of theirs is their business.
          if graph[place].root == .receiver { return enclosing.map(family.contains) ?? false }
          return function.fieldOwners[place].flatMap { index.isField(of: $0, aFieldOf: family) }
        })
      found.own.formUnion(uses.own)
      found.users.formUnion(uses.users)
      found.others.formUnion(uses.others)
    }
    return found
  }
}

extension Summaries {
  /// What an object is given and releases when it goes away is nobody else's to release.
  mutating func endWithObject(_ effects: inout CallEffects) {
    guard !effects.resultWraps.isEmpty, let type = effects.resultTypes.first,
      let language = project.languageOfDestructor(of: type)
    else { return }
    var wraps: [CallEffects.Wrap] = []
    for wrap in effects.resultWraps {
      let owner = CallEffects.Acquisition.Owner(type: type, field: wrap.field)
      if !handling(of: owner, language).own.releasedByDestructor.isEmpty {
        effects.transfers.append(.init(slot: wrap.slot, evenOnRaise: wrap.evenOnRaise))
      } else {
        wraps.append(wrap)
      }
    }
    effects.resultWraps = wraps
  }

  /// What a destructor releases of the field by calling a method of the object (`deinit { close() }`), in a function that
  /// need not mention the field.
  private mutating func releasedByDestructor(
    _ field: String, of family: Set<TypeID>, _ index: SymbolIndex, _ language: Language
  ) -> ResourceKindSet {
    var kinds: ResourceKindSet = []
    for node in project.destructors where project.file(of: node).language == language {
      let graph = project.graph(node)
      let names = project.file(of: node).names
      guard let type = graph.enclosingType.flatMap({ index.declarations.typeID(names[$0]) }), family.contains(type)
      else { continue }
      for (position, call) in graph.calls.enumerated() {
        guard let receiver = graph[call.callee].parent, graph[receiver].root == .receiver else { continue }
        for release in preparedEffects(of: project.functions[Int(node)].calls[position]).releases
        where release.slot == Slot(base: .receiver, path: [field]) {
          kinds.formUnion(release.kinds)
        }
      }
    }
    return kinds
  }
}

extension SymbolIndex {
  /// Whether a field of an object of the type is one of the family's; nil where the object may be of another type than
  /// what is written.
  fileprivate func isField(of type: TypeID, aFieldOf family: Set<TypeID>) -> Bool? {
    if family.contains(type) { return true }
    return declarations.projectType(type)?.isProtocol == true ? nil : false
  }

  /// The type, what it inherits from, and what inherits from it.
  fileprivate func family(of type: TypeID) -> Set<TypeID> {
    var family = Set(declarations.lineage(of: type))
    family.insert(type)
    for index in declarations.types.indices where declarations.types[index].lineage.contains(type) {
      family.insert(declarations.projectTypeID(index))
    }
    return family
  }
}
