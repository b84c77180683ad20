/// One modelled function or method of a ``ModelSet``.
typealias CallModelID = Identifier<ModelCall>

/// A call model with its name and its result types looked up.
struct ModelCall: Sendable {
  /// Absolute; a method's is its type's and its own (`sqlite3.Connection.cursor`).
  var name: String
  var variants: [CallModel.Variant]
  /// Parallel to `variants`: the type of the result or of each result.
  var resultTypes: [[TypeID]] = []
  /// Parallel to `variants`: the types of the parameters of the closures that it is given and runs.
  var closureParameters: [[TypeID]?] = []

  init(name: String, variants: [CallModel.Variant]) {
    self.name = name
    self.variants = variants
  }

  /// Whether some variant acquires anything.
  var acquires: Bool { variants.contains { !$0.effects.acquisitions.isEmpty } }

  /// The first variant whose requirements are all met.
  func variant(where isMet: (ArgumentRequirement) -> Bool) -> Int? {
    variants.firstIndex { $0.requirements.allSatisfy(isMet) }
  }
}

/// A type of a ``ModelSet``, with what it inherits.
struct ModelType: Sendable {
  var name: String
  /// Its own id and its bases', nearest first.
  var lineage: [TypeID] = []
  var methods: [String: CallModelID] = [:]
  var fields: [String: TypeID] = [:]
  var isFrameworkManaged = false
  /// Some of its methods are errors once it has been released.
  var requiresOpen = false
  /// Modules of the libraries that describe it; empty where it is only mentioned.
  var modules: [String] = []
}

/// A module that a model names its types with, and the modules that make them visible: itself and those that export it.
struct Qualifier: Sendable {
  var module: String
  var modules: [String]
}

/// The library models of one language, merged for lookup.
///
/// Every type that a model mentions has an id, so that results of types without methods are still told apart.
final class ModelSet: Sendable {
  let language: Language
  let types: [ModelType]
  let calls: [ModelCall]
  let frameworkDecorators: Set<String>
  let commandDecorators: Set<String>
  /// Absolute names of types that make a program of a function that is given one.
  let entryPointTypes: Set<String>
  /// Superclasses of exceptions by absolute name.
  let exceptions: [String: [String]]
  /// Last components of the names of modelled functions, constructors and methods.
  let callNames: Set<String>
  /// Swift: modules that stand in front of the names of types.
  let qualifiers: [Qualifier]
  /// Names whose mention may tell the type of something: calls with known results, and types.
  let producingNames: Set<String>

  private let isRelevantType: [Bool]
  /// Types and functions under all their names.
  private let symbols: [String: Meaning]
  private let functions: [String: CallModelID]
  private let aliases: [String: String]

  /// - Parameter models: of this language; where two describe the same function, the later one holds.
  init(_ models: [LibraryModel], language: Language) {
    var builder = ModelSetBuilder()
    for model in models where model.language == language { builder.add(model) }
    builder.finish()
    self.language = language
    types = builder.types
    calls = builder.calls
    symbols = builder.symbols()
    functions = builder.functions
    aliases = builder.aliases
    exceptions = builder.exceptions
    frameworkDecorators = builder.frameworkDecorators
    commandDecorators = builder.commandDecorators
    entryPointTypes = builder.entryPointTypes
    callNames = builder.callNames()
    qualifiers = language == .swift ? builder.qualifiers() : []
    let relevance = TypeRelevance(
      types: builder.types, calls: builder.calls,
      decorators: builder.frameworkDecorators.union(builder.commandDecorators))
    isRelevantType = relevance.isRelevant
    producingNames = builder.producingNames(relevance)
  }

  /// The name that a model describes `name` under.
  func canonical(_ name: String) -> String {
    var name = name
    for _ in 0..<8 {
      guard let next = aliases[name] else { return name }
      name = next
    }
    return name
  }

  /// The type or function of the name, unknown where there is none. A type's constructor is found by the type.
  func meaning(of name: String) -> Meaning { symbols[name] ?? .unknown }

  /// All names that mean something here.
  var symbolNames: some Sequence<String> { symbols.keys }

  /// All names that stand for another one: of types and functions, and of modules or packages.
  var aliasNames: some Sequence<String> { aliases.keys }

  /// Whether names below this one may have an alias.
  func isAlias(_ name: String) -> Bool { aliases[name] != nil }

  /// Whether a model says what the type's methods do, rather than only mention it.
  func isDescribed(_ type: TypeID) -> Bool {
    type.index < types.count && !types[type.index].methods.isEmpty
  }

  func requiresOpen(_ type: TypeID) -> Bool { type.index < types.count && types[type.index].requiresOpen }

  /// Whether resources are reached through instances of the type; see ``TypeRelevance``.
  func isRelevant(_ type: TypeID) -> Bool { type.index >= types.count || isRelevantType[type.index] }

  /// The names of all methods and fields.
  var memberNames: [String] { types.flatMap { Array($0.methods.keys) + Array($0.fields.keys) } }

  func isModelled(_ type: TypeID) -> Bool { type.index < types.count }

  /// What constructing the type does, where the model says it; a type inherits its base's.
  func constructor(of type: TypeID) -> CallModelID? {
    guard type.index < types.count else { return nil }
    for ancestor in types[type.index].lineage {
      if let call = functions[types[ancestor.index].name] { return call }
    }
    return nil
  }

  subscript(id: CallModelID) -> ModelCall { calls[id.index] }
}
