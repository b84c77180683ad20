/// A class, struct, enumeration, protocol or interface of the project.
struct ProjectType: Sendable {
  /// Absolute.
  var name: String
  var ref: (file: Int32, declaration: Int32)
  var isProtocol: Bool
  /// Absolute names of its bases, of extensions too, as the files spell them.
  var baseNames: [String]
  /// Whether every base and every base's base is known.
  var isComplete = true
  /// Its own id and its known bases', nearest first.
  var lineage: [TypeID] = []
}

/// A member's name among those of the project.
typealias MemberNameID = Identifier<MemberKey>

/// A member of a project type.
struct MemberKey: Hashable, Sendable {
  private let rawValue: UInt64

  init(_ type: TypeID, _ name: MemberNameID) {
    rawValue = UInt64(type.index) << 32 | UInt64(name.rawValue)
  }
}

/// What an interface or protocol demands of a method.
struct MethodRequirement: Sendable {
  var resultTypes: [TypeID?]
  /// The modelled method whose signature it repeats (`QueryContext(…) (*sql.Rows, error)`): what implements the
  /// interface outside the project is that method's type.
  var mirrored: CallModelID?
}

/// What the files of one language declare, by absolute name. Built once, then only read.
struct Declarations: Sendable {
  let files: [LoweredFile]
  let language: Language
  let models: ModelSet

  /// Project types; their ids follow the models'.
  var types: [ProjectType] = []
  /// Functions, types, variables and, where it is nothing else, what the name stands for in another module.
  var symbols: [String: Symbol] = [:]
  var overloads: [Overload] = []
  var memberNames: [String: MemberNameID] = [:]
  var methods: [MemberKey: FunctionSetID] = [:]
  /// Declared fields whose types are known; the others matter to nobody.
  var fields: [MemberKey: TypeID] = [:]
  var requirements: [MemberKey: MethodRequirement] = [:]
  /// Methods that a subclass declares again.
  var overridden: Set<MemberKey> = []
  /// What subclasses declare in place of a method.
  var overriding: [FunctionRef: [FunctionRef]] = [:]
  /// The one project type that implements a protocol or interface.
  var implementers: [TypeID: TypeID] = [:]
  /// Declared types of variables outside functions.
  var variableTypes: [TypeID?] = []
  /// Parallel: last components of their names.
  var variableNames: [String] = []
  /// Python: module -> modules that it imports everything from.
  var starImports: [String: [String]] = [:]
  var modules = ModuleNames()
  /// Beginnings of names that mean something; see ``Swift/String/rootOfName(in:)``.
  var roots: Set<String> = []
  /// Swift: what each file imports, for the visibility of types that are spelled without their module.
  var imports: [Set<String>] = []

  init(files: [LoweredFile], language: Language, models: ModelSet) {
    self.files = files
    self.language = language
    self.models = models
  }

  enum Symbol: Sendable {
    case type(TypeID)
    case function(FunctionSetID)
    case alias(String)
    case variable(VariableID)
  }

  func typeID(_ name: String) -> TypeID? {
    if case .type(let id) = symbols[name] { id } else { nil }
  }

  func projectType(_ id: TypeID) -> ProjectType? {
    let index = id.index - models.types.count
    return types.indices.contains(index) ? types[index] : nil
  }

  func projectTypeID(_ index: Int) -> TypeID { TypeID(index: models.types.count + index) }

  func name(of type: TypeID) -> String {
    let name = models.isModelled(type) ? models.types[type.index].name : projectType(type)?.name ?? "?"
    return switch type.form {
    case .instance: name
    case .collection: "[]" + name
    case .nestedCollection: "[][]" + name
    }
  }

  /// The type and its bases, nearest first.
  func lineage(of type: TypeID) -> [TypeID] {
    models.isModelled(type) ? models.types[type.index].lineage : projectType(type)?.lineage ?? []
  }

  func graph(_ ref: FunctionRef) -> FlowGraph { files[Int(ref.file)].functions[ref.function.index] }

  /// The functions of a chain, in the order of their declaration.
  func members(of set: FunctionSetID) -> [FunctionRef] {
    var refs: [FunctionRef] = []
    var current: FunctionSetID? = set
    while let id = current {
      refs.append(overloads[id.index].ref)
      current = overloads[id.index].next
    }
    return refs.sorted()
  }
}

extension FlowGraph {
  /// Whether it is called on an instance or type that is none of its parameters.
  var hasReceiver: Bool { places.contains { $0.root == .receiver } }
}
