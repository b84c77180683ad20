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

extension Summaries {
  /// What is known of a field that an acquisition of the kind is kept in.
  mutating func fate(of owner: CallEffects.Acquisition.Owner, kind: ResourceKind, _ language: Language) -> FieldFate {
    let key = FieldFateKey(owner: owner, kind: kind)
    if let fate = known.fates[key] ?? ownFates[key] { return fate }
    // Objects in objects in objects: past a few, and of what the answer itself hangs on, nothing is claimed.
    guard pendingFates.count < 3, pendingFates.insert(key).inserted else { return .outOfSight }
    defer { pendingFates.remove(key) }
    let fate = findFate(of: owner, kind: kind, language)
    ownFates[key] = fate
    return fate
  }

  private mutating func findFate(
    of owner: CallEffects.Acquisition.Owner, kind: ResourceKind, _ language: Language
  ) -> FieldFate {
    guard let index = project.index(language), let type = index.declarations.typeID(owner.type) else {
      return .outOfSight
    }
    // The methods of what is embedded are the object's own.
    let isEmbedded = index.declarations.projectType(type)?.baseNames.contains { $0.lastNameComponent == owner.field }
    if language == .go, isEmbedded == true { return .releasedByMethod }
    let family = index.family(of: type)
    var own: FieldUse = []
    var users: FieldUse = []
    var others: FieldUse = []
    for (number, file) in project.files.enumerated() where file.language == language {
      if isReleasedByDestructor(owner.field, kind, in: Int32(number), of: family, index) {
        return .releasedByDestructor
      }
      guard let field = file.names.lookup(owner.field) else { continue }
      for (id, graph) in file.functions.enumerated() {
        guard let node = project.node(FunctionRef(file: Int32(number), function: FunctionID(id))) else { continue }
        let calls = project.functions[Int(node)].calls
        let types = project.functions[Int(node)].types
        let uses = FieldUses.find(
          field, kind: kind, in: graph, names: file.names, effects: { preparedEffects(of: calls[$0]) },
          isOfType: { types[$0].map(family.contains) ?? false })
        users.formUnion(uses.users)
        others.formUnion(uses.others)
        // What methods of other types do to fields of theirs is their business.
        guard !uses.own.isEmpty,
          let enclosing = graph.enclosingType.flatMap({ index.declarations.typeID(file.names[$0]) }),
          family.contains(enclosing)
        else { continue }
        own.formUnion(uses.own)
      }
    }
    if own.contains(.releasedByDestructor) { return .releasedByDestructor }
    if own.contains(.released) { return .releasedByMethod }
    guard own.isEmpty, others.isEmpty else { return .outOfSight }
    return users.isEmpty ? .neverReleased : users == .released ? .releasedByUsers : .outOfSight
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
      let isDestroyed = ResourceKind.allCases.contains {
        if case .releasedByDestructor = fate(of: owner, kind: $0, language) { true } else { false }
      }
      if isDestroyed {
        effects.transfers.append(.init(slot: wrap.slot, evenOnRaise: wrap.evenOnRaise))
      } else {
        wraps.append(wrap)
      }
    }
    effects.resultWraps = wraps
  }

  /// Whether a destructor calls a method of the object that releases the field (`deinit { close() }`), in a file that need
  /// not mention the field.
  private mutating func isReleasedByDestructor(
    _ field: String, _ kind: ResourceKind, in number: Int32, of family: Set<TypeID>, _ index: SymbolIndex
  ) -> Bool {
    let file = project.files[Int(number)]
    for (id, graph) in file.functions.enumerated() where FieldUses.isDestructor(graph, file.names) {
      guard let type = graph.enclosingType.flatMap({ index.declarations.typeID(file.names[$0]) }),
        family.contains(type),
        let node = project.node(FunctionRef(file: number, function: FunctionID(id)))
      else { continue }
      for (position, call) in graph.calls.enumerated() {
        guard let receiver = graph[call.callee].parent, graph[receiver].root == .receiver else { continue }
        let effects = preparedEffects(of: project.functions[Int(node)].calls[position])
        let releases = effects.releases.contains {
          $0.slot == Slot(base: .receiver, path: [field]) && $0.kinds.contains(kind)
        }
        if releases { return true }
      }
    }
    return false
  }
}

/// A field, and what is kept in it.
struct FieldFateKey: Hashable {
  var owner: CallEffects.Acquisition.Owner
  var kind: ResourceKind
}

extension SymbolIndex {
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
