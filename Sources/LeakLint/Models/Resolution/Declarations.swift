/// A class, struct, enumeration, protocol or interface of the project.
struct ProjectType: Sendable {
  /// Absolute.
  var name: String
  var ref: (file: Int32, declaration: Int32)
  var isProtocol: Bool
  /// Absolute names of its bases, of extensions too, as the files spell them.
  var baseNames: [String]
  /// An enumeration's cases, without its name.
  var cases: [String]
  /// Swift: nothing but extensions of a type that is declared somewhere else.
  var isOnlyExtended = false
  /// Whether every base and every base's base is known.
  var isComplete = true
  /// Its own id and its known bases', nearest first.
  var lineage: [TypeID] = []
}

/// What the files of one language declare, by absolute name. Built once, then only read.
struct Declarations: Sendable {
  let files: [LoweredFile]
  let language: Language
  let models: ModelSet
  let words: NameWords

  /// Project types; their ids follow the models'.
  var types: [ProjectType] = []
  /// Functions, types, variables and, where it is nothing else, what the name stands for in another module.
  var symbols: [String: Symbol] = [:]
  var overloads: [Overload] = []
  /// Members of project types, and of modelled types with what these inherit.
  var members: [MemberKey: Member] = [:]
  var requirements: [MethodRequirement] = []
  /// What subclasses declare in place of a method.
  var overriding: [FunctionRef: [FunctionRef]] = [:]
  /// The one project type that implements a protocol or interface.
  var implementers: [TypeID: TypeID] = [:]
  /// The project types that implement a protocol or interface where they are several, but few.
  var severalImplementers: [TypeID: [TypeID]] = [:]
  /// What extensions of the project add to a library's type is kept under a project type of its name.
  var extensions: [TypeID: TypeID] = [:]
  /// Declared types of variables outside functions.
  var variableTypes: [TypeID?] = []
  /// Parallel: last components of their names.
  var variableNames: [WordID] = []
  /// Python: module -> modules that it imports everything from.
  var starImports: [String: [String]] = [:]
  var modules = ModuleNames()
  /// Beginnings of names that mean something; see ``Swift/String/rootOfName(in:)``.
  var roots: Set<String> = []
  /// Swift: what each file imports, for the visibility of types that are spelled without their module.
  var imports: [Set<String>] = []

  init(files: [LoweredFile], models: ModelSet) {
    self.files = files
    self.models = models
    language = models.language
    words = NameWords(files, language: models.language, others: models.memberNames + KnownWords.all)
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

  /// The path of the file that declares the type; nil for a library's.
  func path(of type: TypeID) -> String? { projectType(type).map { files[Int($0.ref.file)].path } }

  func projectTypeID(_ index: Int) -> TypeID { TypeID(index: models.types.count + index) }

  func name(of type: TypeID) -> String {
    let name = models.isModelled(type) ? models.types[type.index].name : projectType(type)?.name ?? "?"
    return switch type.form {
    case .instance: name
    case .collection: "[]" + name
    case .nestedCollection: "[][]" + name
    case .pair: "(_, \(name))"
    case .pairs: "[](_, \(name))"
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
