/// Collects the declarations of all files of a language: first names, then what refers to names.
struct DeclarationsBuilder {
  private var result: Declarations
  /// Type names of the files at hand, resolved once each.
  private var typeCache: [TypeID??] = []

  static func build(files: [LoweredFile], models: ModelSet) -> Declarations {
    var builder = DeclarationsBuilder(files: files, models: models)
    builder.collectNames()
    builder.resolveBases()
    builder.resolveMembers()
    builder.markOverridden()
    builder.findImplementers()
    return builder.result
  }

  private init(files: [LoweredFile], models: ModelSet) {
    result = Declarations(files: files, language: models.language, models: models)
  }

  private var fileIndices: [Int] {
    result.files.indices.filter { result.files[$0].language == result.language }
  }

  // MARK: Names

  private mutating func collectNames() {
    result.imports = Array(repeating: [], count: result.files.count)
    for index in fileIndices {
      let file = result.files[index]
      switch result.language {
      case .python:
        result.modules.insert(file.module)
        if !file.starImports.isEmpty {
          result.starImports[file.module, default: []] += file.starImports.map { file.names[$0] }
        }
      case .swift: result.imports[index] = Set(file.imports.map { file.names[$0] })
      case .go: break
      }
      for alias in file.aliases where result.aliases[file.names[alias.name]] == nil {
        result.aliases[file.names[alias.name]] = file.names[alias.target]
      }
      collectTypes(of: file, at: Int32(index))
      for (id, graph) in file.functions.enumerated() where graph.kind != .closure && graph.kind != .module {
        let ref = FunctionRef(file: Int32(index), function: FunctionID(id))
        let name = file.names[graph.qualifiedName]
        result.functions[name] = chain(ref, before: result.functions[name])
      }
    }
  }

  private mutating func collectTypes(of file: LoweredFile, at index: Int32) {
    for (number, declaration) in file.types.enumerated() {
      let name = file.names[declaration.name]
      let bases = declaration.bases.map { file.names[$0] }
      if let known = result.typeIDs[name] {
        // An extension, or a second definition under a condition.
        let position = known.index - result.models.types.count
        for base in bases where !result.types[position].baseNames.contains(base) {
          result.types[position].baseNames.append(base)
        }
        if declaration.isProtocol { result.types[position].isProtocol = true }
        continue
      }
      result.typeIDs[name] = result.projectTypeID(result.types.count)
      result.types.append(
        ProjectType(
          name: name, ref: (index, Int32(number)), isProtocol: declaration.isProtocol, baseNames: bases))
    }
  }

  private mutating func chain(_ ref: FunctionRef, before next: FunctionSetID?) -> FunctionSetID {
    result.overloads.append(Overload(ref: ref, next: next))
    return FunctionSetID(result.overloads.count - 1)
  }

  private mutating func memberName(_ name: String) -> MemberNameID {
    if let id = result.memberNames[name] { return id }
    let id = MemberNameID(result.memberNames.count)
    result.memberNames[name] = id
    return id
  }

  // MARK: Types

  private mutating func resolveBases() {
    let symbols = SymbolLookup(declarations: result, globals: [:])
    var bases: [[TypeID]] = []
    for index in result.types.indices {
      let type = result.types[index]
      let resolved = type.baseNames.map { symbols.type(named: $0, file: type.ref.file) }
      bases.append(resolved.compactMap { $0 })
      result.types[index].isComplete = resolved.allSatisfy { $0 != nil }
    }
    for index in result.types.indices {
      var lineage: [TypeID] = []
      var pending = [result.projectTypeID(index)]
      while let next = pending.popLast() {
        guard !lineage.contains(next) else { continue }
        if result.models.isModelled(next) {
          lineage += result.models.types[next.index].lineage.filter { !lineage.contains($0) }
          continue
        }
        lineage.append(next)
        let position = next.index - result.models.types.count
        if !result.types[position].isComplete { result.types[index].isComplete = false }
        pending += bases[position].reversed()
      }
      result.types[index].lineage = lineage
    }
  }

  // MARK: Members

  private mutating func resolveMembers() {
    let symbols = SymbolLookup(declarations: result, globals: [:])
    for index in fileIndices {
      let file = result.files[index]
      typeCache = Array(repeating: nil, count: file.names.strings.count)
      for declaration in file.types {
        guard let type = result.typeIDs[file.names[declaration.name]] else { continue }
        for field in declaration.fields {
          guard let fieldType = self.type(field.type, in: file, at: index, symbols) else { continue }
          let key = MemberKey(type, memberName(file.names[field.name]))
          if result.fields[key] == nil { result.fields[key] = fieldType }
        }
        for requirement in declaration.requirements {
          let types = requirement.resultTypes.map { self.type($0, in: file, at: index, symbols) }
          let key = MemberKey(type, memberName(file.names[requirement.name]))
          result.requirements[key] = MethodRequirement(resultTypes: types)
        }
      }
      for global in file.globals {
        guard let type = self.type(global.type, in: file, at: index, symbols) else { continue }
        if result.globals[file.names[global.name]] == nil { result.globals[file.names[global.name]] = type }
      }
      for (id, graph) in file.functions.enumerated() {
        guard graph.parent == nil, graph.kind != .closure, graph.kind != .module, let owner = graph.enclosingType,
          let type = result.typeIDs[file.names[owner]]
        else { continue }
        let key = MemberKey(type, memberName(file.names[graph.name]))
        let ref = FunctionRef(file: Int32(index), function: FunctionID(id))
        result.methods[key] = chain(ref, before: result.methods[key])
      }
    }
  }

  private mutating func type(
    _ name: NameID, in file: LoweredFile, at index: Int, _ symbols: SymbolLookup
  ) -> TypeID? {
    if let known = typeCache[name.index] { return known }
    let type = symbols.type(named: file.names[name], file: Int32(index))
    typeCache[name.index] = .some(type)
    return type
  }

  private mutating func markOverridden() {
    for index in fileIndices {
      let file = result.files[index]
      for graph in file.functions where graph.parent == nil && graph.kind != .initializer {
        guard let owner = graph.enclosingType, let type = result.typeIDs[file.names[owner]],
          let name = result.memberNames[file.names[graph.name]]
        else { continue }
        for ancestor in result.lineage(of: type).dropFirst() where !result.models.isModelled(ancestor) {
          let key = MemberKey(ancestor, name)
          if result.methods[key] != nil { result.overridden.insert(key) }
        }
      }
    }
  }

  private mutating func findImplementers() {
    var interfaces = InterfaceMatching(declarations: result)
    interfaces.run()
    result.implementers = interfaces.implementers
    for (key, call) in interfaces.mirrored { result.requirements[key]?.mirrored = call }
  }
}
