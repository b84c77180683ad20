/// The last components of the names whose calls acquire something; type names stand for constructors.
struct AcquiringNames: Equatable, Sendable {
  var functions: Set<String> = []
  var methods: Set<String> = []

  var isEmpty: Bool { functions.isEmpty && methods.isEmpty }
}

/// The words that a file must contain for a model to find an acquisition in it.
extension LibraryModel {
  /// Acquisitions by SQL text are not among them: whoever scans for words adds the statements that begin something.
  var acquiringNames: AcquiringNames {
    var names = AcquiringNames()
    // A factory whose products acquire when they are called or entered (`sessionmaker()`).
    let implicit = Set(types.filter { $1.methods.contains { Self.isImplicit($0) && $1.acquires } }.keys)
    for (name, call) in functions {
      if call.acquires || call.returns(oneOf: implicit) { names.functions.insert(Self.lastComponent(of: name)) }
      for limits in call.variants.compactMap(\.idleLimits) {
        names.functions.insert(Self.lastComponent(of: name))
        names.methods.formUnion(limits.methods.map { Self.lastComponent(of: $0) })
      }
    }
    for type in types.values {
      for (name, call) in type.methods where call.acquires && !Self.isImplicit(name) { names.methods.insert(name) }
    }
    return names
  }

  /// The last components of the names whose calls give what they are called on or given, or something that belongs to it.
  var passingNames: Set<String> {
    func passes(_ call: CallModel) -> Bool {
      call.variants.contains { variant in
        let effects = variant.effects
        return effects.resultAlias != nil || effects.resultParent != nil || !effects.resultWraps.isEmpty
          || !effects.resultTypes.isEmpty
      }
    }
    let names = functions.filter { passes($1) }.keys.map { Self.lastComponent(of: $0) }
    return types.values.reduce(into: Set(names)) { $0.formUnion($1.methods.filter { passes($1) }.keys) }
  }

  /// The types that its calls give.
  var givenTypes: Set<String> {
    let calls = Array(functions.values) + types.values.flatMap(\.methods.values)
    return Set(calls.flatMap(\.variants).flatMap(\.effects.resultTypes)).union(variables.values)
  }

  private static func lastComponent(of name: String) -> String {
    name.lastIndex(where: { $0 == "." || $0 == "/" }).map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// Methods that are called without being named: by `with`, or as the call of an object.
  private static func isImplicit(_ method: String) -> Bool { method.hasPrefix("__") }
}

extension CallModel {
  fileprivate func returns(oneOf types: Set<String>) -> Bool {
    variants.contains { $0.effects.resultTypes.contains(where: types.contains) }
  }

  fileprivate var acquires: Bool { variants.contains { !$0.effects.acquisitions.isEmpty } }
}
