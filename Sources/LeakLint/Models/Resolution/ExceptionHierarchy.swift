/// Which exceptions an `except` clause catches: Python's own classes, those of the models and those of the project.
struct ExceptionHierarchy: Sendable {
  enum Answer: Sendable { case yes, no, maybe }

  /// Absolute name -> absolute names of its superclasses; a class without superclasses has none.
  private var bases: [String: [String]]
  /// Classes of whose superclasses some are unknown.
  private var incomplete: Set<String> = []
  private let index: SymbolIndex?
  private let language: Language

  /// - Parameter index: of Python or Swift; Go's errors are values.
  init(index: SymbolIndex) {
    language = index.declarations.language
    self.index = index
    bases = language == .python ? BuiltinExceptions.superclasses : [:]
    for (name, superclasses) in index.models.exceptions { bases[name] = superclasses.map(Self.canonical) }
    for type in index.declarations.types {
      // Names as the class's own file resolves them; a base that is no known exception leaves the class incomplete.
      bases[type.name] = type.baseNames.map {
        Self.canonical(index.canonicalName(Self.canonical($0), file: type.ref.file))
      }
      // The case of an enumeration that an error is counts as a class of its own. What conforms to nothing is none.
      for name in type.cases where !type.baseNames.isEmpty { bases["\(type.name).\(name)"] = [type.name] }
    }
    markIncomplete()
  }

  private mutating func markIncomplete() {
    for name in bases.keys where ancestors(of: name).contains(where: { bases[$0] == nil && $0 != "builtins.object" }) {
      incomplete.insert(name)
    }
  }

  /// Other names of builtin exceptions.
  private static func canonical(_ name: String) -> String { BuiltinExceptions.aliases[name] ?? name }

  private func canonicalName(_ name: String, file: Int32) -> String {
    let known = Self.canonical(name)
    if bases[known] != nil { return known }
    return Self.canonical(index?.canonicalName(known, file: file) ?? known)
  }

  /// The class and all its superclasses that are named anywhere.
  private func ancestors(of name: String) -> Set<String> {
    var found: Set<String> = [name]
    var pending = [name]
    while let next = pending.popLast() {
      for base in bases[next] ?? [] where found.insert(base).inserted { pending.append(base) }
    }
    return found
  }

  /// Whether every instance of the first is an instance of the second.
  func isSubclass(_ name: String, of other: String, file: Int32) -> Answer {
    isSubclass(canonicalName(name, file: file), of: canonicalName(other, file: file))
  }

  private func isSubclass(_ name: String, of other: String) -> Answer {
    if name == other { return .yes }
    guard language == .python else {
      // Between types of the project everything is known: no library's class derives from one of them.
      guard bases[name] != nil, bases[other] != nil else { return .maybe }
      return ancestors(of: name).contains(other) ? .yes : .no
    }
    if other == "builtins.BaseException" { return .yes }
    if ancestors(of: name).contains(other) { return .yes }
    guard bases[name] != nil, !incomplete.contains(name) else {
      // Classes of unknown libraries are ordinary exceptions.
      return other == "builtins.Exception" ? .yes : .maybe
    }
    // A name that is no class may be a tuple of classes.
    return bases[other] == nil ? .maybe : .no
  }

  /// Whether an `except` with these classes catches an exception.
  ///
  /// - Parameters:
  ///   - raised: the class of the exception; nil for an ordinary one of unknown class.
  ///   - isExact: whether the exception is an instance of just that class; otherwise subclasses are possible.
  ///   - caught: the classes of the clause; none catches everything.
  ///   - file: where the clause stands.
  func matches(raised: String?, isExact: Bool = true, caught: [String], file: Int32) -> Answer {
    if caught.isEmpty { return .yes }
    var answer = Answer.no
    for name in caught {
      switch match(raised: raised, isExact: isExact, caught: canonicalName(name, file: file), file: file) {
      case .yes: return .yes
      case .maybe: answer = .maybe
      case .no: break
      }
    }
    return answer
  }

  private func match(raised: String?, isExact: Bool, caught: String, file: Int32) -> Answer {
    guard let raised else {
      guard language == .python else { return .maybe }
      switch caught {
      case "builtins.Exception", "builtins.BaseException": return .yes
      // What is unknown is ordinary: neither a cancellation nor the end of the process.
      default: return isSubclass(caught, of: "builtins.Exception") == .no ? .no : .maybe
      }
    }
    let name = canonicalName(raised, file: file)
    if language == .swift { return match(member: name, caught: caught) }
    let answer = isSubclass(name, of: caught)
    if answer == .no, !isExact, isSubclass(caught, of: name) != .no { return .maybe }
    return answer
  }

  /// Swift: either name may be that of a type or of a member of one, of which only the cases of enumerations tell values
  /// apart.
  private func match(member name: String, caught: String) -> Answer {
    let (raisedType, caughtType) = (typeOfMember(name), typeOfMember(caught))
    let answer = isSubclass(raisedType ?? name, of: caughtType ?? caught)
    if caughtType != nil { return answer == .no ? .no : .maybe }
    if answer == .no, isSubclass(caught, of: raisedType ?? name) != .no { return .maybe }
    return answer
  }

  /// The type in front of a member that is no case that is known.
  private func typeOfMember(_ name: String) -> String? {
    guard bases[name] == nil, let dot = name.lastIndex(of: "."),
      !String(name[name.index(after: dot)...]).startsWithUppercase
    else { return nil }
    return String(name[..<dot])
  }
}
