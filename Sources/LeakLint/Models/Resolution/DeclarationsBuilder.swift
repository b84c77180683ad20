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
    result = Declarations(files: files, models: models)
  }

  private var fileIndices: [Int] {
    result.files.indices.filter { result.files[$0].language == result.language }
  }

  // MARK: Names

  private mutating func collectNames() {
    result.imports = Array(repeating: [], count: result.files.count)
    for name in result.models.symbolNames { result.roots.insert(name.rootOfName(in: result.language)) }
    for name in result.models.aliasNames { result.roots.insert(name.rootOfName(in: result.language)) }
    for index in fileIndices {
      let file = result.files[index]
      switch result.language {
      case .python:
        result.modules.insert(file.module)
        for component in file.module.split(separator: ".") { result.roots.insert(String(component)) }
        if !file.starImports.isEmpty {
          result.starImports[file.module, default: []] += file.starImports.map { file.names[$0] }
        }
      case .swift: result.imports[index] = Set(file.imports.map { file.names[$0] })
      case .go: result.roots.insert((file.module + ".").rootOfName(in: .go))
      }
      collectTypes(of: file, at: Int32(index))
      for (id, graph) in file.functions.enumerated() where graph.kind != .closure && graph.kind != .module {
        let ref = FunctionRef(file: Int32(index), function: FunctionID(id))
        collectFunction(file.names[graph.qualifiedName], ref)
      }
    }
    // A name that is something here and is imported too is what it is here.
    for index in fileIndices {
      let file = result.files[index]
      for alias in file.aliases where result.symbols[file.names[alias.name]] == nil {
        result.symbols[file.names[alias.name]] = .alias(file.names[alias.target])
      }
    }
    for index in fileIndices { collectVariables(of: result.files[index]) }
  }

  private mutating func collectFunction(_ name: String, _ ref: FunctionRef) {
    var next: FunctionSetID?
    switch result.symbols[name] {
    case .function(let known): next = known
    case .type: return
    case .alias, .variable, nil: break
    }
    result.symbols[name] = .function(chain(ref, before: next))
  }

  private mutating func collectTypes(of file: LoweredFile, at index: Int32) {
    for (number, declaration) in file.types.enumerated() {
      let name = file.names[declaration.name]
      let bases = declaration.bases.map { file.names[$0] }
      if let known = result.typeID(name) {
        // An extension, or a second definition under a condition.
        let position = known.index - result.models.types.count
        for base in bases where !result.types[position].baseNames.contains(base) {
          result.types[position].baseNames.append(base)
        }
        if declaration.isProtocol { result.types[position].isProtocol = true }
        continue
      }
      result.symbols[name] = .type(result.projectTypeID(result.types.count))
      result.types.append(
        ProjectType(
          name: name, ref: (index, Int32(number)), isProtocol: declaration.isProtocol, baseNames: bases,
          cases: declaration.cases.map { file.names[$0] }))
    }
  }

  /// Variables outside functions: declared ones, and those that the statements of the module assign. One that is only
  /// ever another name of a symbol is an alias.
  private mutating func collectVariables(of file: LoweredFile) {
    let prefix = file.module + "."
    for global in file.globals { collectVariable(file.names[global.name]) }
    for graph in file.functions where graph.kind == .module {
      var sources: [NameID: String?] = [:]
      for block in graph.blocks {
        for case .assign(let place, let value) in block.instructions.lazy.map(\.operation)
        where graph[place].root == .global {
          let name = graph[place].name
          // `except ImportError: psycopg2 = None` assigns another module's symbol, which stays what it is.
          guard file.language != .python || file.names[name].hasPrefix(prefix) else { continue }
          if sources[name] == nil {
            sources[name] = .some(symbol(of: value, in: graph, file))
          } else {
            sources[name] = .some(nil)
          }
        }
      }
      for name in sources.keys.sorted() {
        let text = file.names[name]
        if let source = sources[name] ?? nil, source != text, result.symbols[text] == nil {
          result.symbols[text] = .alias(source)
        } else {
          collectVariable(text)
        }
      }
    }
  }

  private mutating func collectVariable(_ name: String) {
    guard result.symbols[name] == nil else { return }
    result.symbols[name] = .variable(VariableID(result.variableTypes.count))
    result.variableTypes.append(nil)
    result.variableNames.append(result.words.word(name.lastNameComponent))
  }

  /// The absolute symbol that an operand spells out (`psycopg2.connect`).
  private func symbol(of operand: Operand, in graph: FlowGraph, _ file: LoweredFile) -> String? {
    guard case .place(var place) = operand, graph[graph.root(of: place)].root == .global else { return nil }
    var components: [String] = []
    while let parent = graph[place].parent {
      components.append(file.names[graph[place].name])
      place = parent
    }
    components.append(file.names[graph[place].name])
    return components.contains { $0.hasPrefix("[") } ? nil : components.reversed().joined(separator: ".")
  }

  private mutating func chain(_ ref: FunctionRef, before next: FunctionSetID?) -> FunctionSetID {
    result.overloads.append(Overload(ref: ref, next: next))
    return FunctionSetID(result.overloads.count - 1)
  }

  // MARK: Types

  private mutating func resolveBases() {
    let symbols = SymbolLookup(declarations: result)
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
    addModelledMembers()
    let symbols = SymbolLookup(declarations: result)
    for index in fileIndices {
      let file = result.files[index]
      let words = result.words.words(inFile: index)
      typeCache = Array(repeating: nil, count: file.names.strings.count)
      for declaration in file.types {
        guard let type = result.typeID(file.names[declaration.name]) else { continue }
        for field in declaration.fields {
          guard let fieldType = self.type(field.type, in: file, at: index, symbols) else { continue }
          let key = MemberKey(type, words[field.name.index])
          if result.members[key]?.field == nil { result.members[key, default: Member()].field = fieldType }
        }
        for requirement in declaration.requirements {
          let types = requirement.resultTypes.map { self.type($0, in: file, at: index, symbols) }
          let key = MemberKey(type, words[requirement.name.index])
          result.members[key, default: Member()].requirement = Identifier(result.requirements.count)
          result.requirements.append(MethodRequirement(resultTypes: types))
        }
      }
      for global in file.globals {
        guard let type = self.type(global.type, in: file, at: index, symbols),
          case .variable(let variable) = result.symbols[file.names[global.name]]
        else { continue }
        if result.variableTypes[variable.index] == nil { result.variableTypes[variable.index] = type }
      }
      for (id, graph) in file.functions.enumerated() {
        guard graph.parent == nil, graph.kind != .closure, graph.kind != .module, let owner = graph.enclosingType,
          let type = result.typeID(file.names[owner])
        else { continue }
        let key = MemberKey(type, words[graph.name.index])
        let ref = FunctionRef(file: Int32(index), function: FunctionID(id))
        let set = chain(ref, before: result.members[key]?.functions)
        result.members[key, default: Member()].functions = set
      }
    }
  }

  private mutating func addModelledMembers() {
    for (index, type) in result.models.types.enumerated() {
      for (name, call) in type.methods {
        let key = MemberKey(TypeID(index: index), result.words.word(name))
        result.members[key, default: Member()].model = call
      }
      for (name, field) in type.fields {
        let key = MemberKey(TypeID(index: index), result.words.word(name))
        result.members[key, default: Member()].field = field
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
      let words = result.words.words(inFile: index)
      for (id, graph) in file.functions.enumerated() where graph.parent == nil && graph.kind != .initializer {
        guard let owner = graph.enclosingType, let type = result.typeID(file.names[owner]) else { continue }
        let ancestors = result.lineage(of: type).dropFirst()
        guard !ancestors.isEmpty, !TestDouble.isDouble(file.names[owner], path: file.path) else { continue }
        for ancestor in ancestors where !result.models.isModelled(ancestor) {
          let key = MemberKey(ancestor, words[graph.name.index])
          guard let set = result.members[key]?.functions else { continue }
          result.members[key]?.isOverridden = true
          for overridden in result.members(of: set) {
            result.overriding[overridden, default: []].append(
              FunctionRef(file: Int32(index), function: FunctionID(id)))
          }
        }
      }
    }
  }

  private mutating func findImplementers() {
    var interfaces = InterfaceMatching(declarations: result)
    interfaces.run()
    result.implementers = interfaces.implementers
    result.severalImplementers = interfaces.severalImplementers
    for (requirement, call) in interfaces.mirrored { result.requirements[requirement.index].mirrored = call }
  }
}
