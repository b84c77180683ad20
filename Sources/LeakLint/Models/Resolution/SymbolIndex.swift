/// All that is known of the names of one language in a run: the models, what the files declare, and what was learned
/// from their code. Immutable, so any number of tasks may read it.
final class SymbolIndex: Sendable {
  let declarations: Declarations
  let learned: LearnedTypes
  /// Last components of names that a call may be interesting for: modelled calls, and whatever learned types hang on.
  let interestingNames: Set<String>

  private let symbols: SymbolLookup
  let known: KnownWords

  var words: NameWords { declarations.words }
  var models: ModelSet { declarations.models }
  var files: [LoweredFile] { declarations.files }

  init(declarations: Declarations, learned: LearnedTypes, interestingNames: Set<String>) {
    known = KnownWords(declarations.words, language: declarations.language)
    self.declarations = declarations
    self.learned = learned
    self.interestingNames = interestingNames
    symbols = SymbolLookup(declarations: declarations)
  }

  /// Finds the functions that mention one of the names: last components of what a caller looks for.
  func filter(names: Set<String>) -> NameFilter { NameFilter(words, names: names) }

  /// What an absolute symbol stands for when `file` writes it.
  func meaning(of symbol: String, file: Int32) -> Meaning { typed(symbols.meaning(of: symbol, file: file)) }

  /// The same, with a variable as itself: what a cache may keep while types are learned.
  func lastingMeaning(of symbol: String, file: Int32) -> Meaning { symbols.meaning(of: symbol, file: file) }

  /// An instance in place of a variable whose type is known.
  func typed(_ meaning: Meaning) -> Meaning {
    guard case .variable(let variable) = meaning else { return meaning }
    let type = declarations.variableTypes[variable.index] ?? learned.variables[variable]?.type
    return type.map(Meaning.instance) ?? .unknown
  }

  /// The type of an absolute name, `[]` prefixes included.
  func type(named name: String, file: Int32) -> TypeID? { symbols.type(named: name, file: file) }

  func name(of type: TypeID) -> String { declarations.name(of: type) }

  /// Whether the first is the second or inherits from it.
  func isSubtype(_ type: TypeID, of other: TypeID) -> Bool {
    type == other
      || (type.form == other.form && declarations.lineage(of: type).contains { $0.index == other.index })
  }

  /// Whether a model describes the type or one of its bases.
  func isModelledOrDerived(_ type: TypeID?) -> Bool {
    guard let type, type.form == .instance else { return false }
    return declarations.lineage(of: type).contains { models.isDescribed($0) }
  }

  // MARK: Members

  /// A method or accessor.
  enum Method: Sendable {
    case function(FunctionSetID, mayBeOverridden: Bool)
    case model(CallModelID)
    /// An interface's, of which only the signature is known.
    case requirement([TypeID?])
  }

  /// The method of a type, its own or inherited.
  ///
  /// Of an interface: that of the only type that implements it, or of the library type whose methods it repeats.
  func method(_ name: WordID, of type: TypeID) -> Method? {
    guard type.form == .instance, name != NameWords.none else { return nil }
    if models.isModelled(type) { return declarations.members[MemberKey(type, name)]?.model.map(Method.model) }
    var required: Identifier<MethodRequirement>?
    for ancestor in declarations.lineage(of: type) {
      guard let member = declarations.members[MemberKey(ancestor, name)] else { continue }
      if let call = member.model { return .model(call) }
      if let set = member.functions { return .function(set, mayBeOverridden: member.isOverridden) }
      required = required ?? member.requirement
    }
    guard let required else { return nil }
    if let implementer = declarations.implementers[type], implementer != type,
      let method = method(name, of: implementer)
    {
      return method
    }
    let requirement = declarations.requirements[required.index]
    return requirement.mirrored.map(Method.model) ?? .requirement(requirement.resultTypes)
  }

  func method(_ name: String, of type: TypeID) -> Method? { method(words.word(name), of: type) }

  /// What the types of the project that implement an interface declare for one of its methods.
  func implementations(of name: WordID, _ interface: TypeID) -> [FunctionRef] {
    (declarations.severalImplementers[interface] ?? []).flatMap { type -> [FunctionRef] in
      guard case .function(let set, _) = method(name, of: type) else { return [] }
      return declarations.members(of: set)
    }
  }

  /// The type of a stored field, declared or learned, its own or inherited. Accessors are methods.
  func field(_ name: WordID, of type: TypeID) -> TypeID? {
    guard type.form == .instance, name != NameWords.none else { return nil }
    if models.isModelled(type) { return declarations.members[MemberKey(type, name)]?.field }
    for ancestor in declarations.lineage(of: type) {
      let key = MemberKey(ancestor, name)
      if let found = declarations.members[key]?.field ?? learned.fields[key]?.type { return found }
    }
    return nil
  }

  /// What constructing the type does, where a model says it of the type or of a base.
  func modelConstructor(of type: TypeID) -> CallModelID? {
    for ancestor in declarations.lineage(of: type) where models.isModelled(ancestor) {
      if let call = models.constructor(of: ancestor) { return call }
    }
    return nil
  }

  /// The decorators of a function under the names that models use: what was imported under another name, and methods
  /// of instances (`app.main.app.get` is `fastapi.FastAPI.get`).
  func decoratorNames(of ref: FunctionRef) -> [String] {
    let file = files[Int(ref.file)]
    return declarations.graph(ref).decorators.map { canonicalName(file.names[$0], file: ref.file) }
  }

  /// Whether one of the function's decorators makes a framework own what it yields or returns.
  func isOwnedByFramework(_ ref: FunctionRef) -> Bool {
    decoratorNames(of: ref).contains(where: models.frameworkDecorators.contains)
  }

  /// Whether one of the function's decorators makes it a command of a command line, or that of a group which is one
  /// itself: `@cli.command()` below `@click.group() def cli()`.
  func isCommand(_ ref: FunctionRef, depth: Int = 0) -> Bool {
    guard !models.commandDecorators.isEmpty, depth < 4 else { return false }
    let names = declarations.graph(ref).decorators.map { files[Int(ref.file)].names[$0] }
    return names.contains { name in
      if models.commandDecorators.contains(canonicalName(name, file: ref.file)) { return true }
      guard let (group, verb) = name.splitAtLastDot,
        models.commandDecorators.contains(where: { $0.lastNameComponent == verb }),
        case .function(let set) = meaning(of: group, file: ref.file)
      else { return false }
      return isCommand(declarations.overloads[set.index].ref, depth: depth + 1)
    }
  }

  /// The absolute name behind a symbol, or the symbol itself.
  func canonicalName(_ symbol: String, file: Int32) -> String {
    switch meaning(of: symbol, file: file) {
    case .type(let type): return name(of: type)
    case .modelFunction(let call): return models[call].name
    case .function(let set):
      let first = declarations.overloads[set.index].ref
      return files[Int(first.file)].names[declarations.graph(first).qualifiedName]
    default: break
    }
    guard let (prefix, rest) = symbol.splitAtLastDot, case .instance(let type) = meaning(of: prefix, file: file) else {
      return models.canonical(symbol)
    }
    return "\(name(of: type)).\(rest)"
  }
}
