/// The words that a file must contain for a model to find an acquisition in it.
extension LibraryModel {
  /// The last components of the names of functions, methods and types whose calls acquire something. Type names stand
  /// for constructors.
  ///
  /// Acquisitions by SQL text are not among them: whoever scans for words adds the statements that begin something.
  var acquiringNames: Set<String> {
    var names: Set<String> = []
    // A factory whose products acquire when they are called or entered (`sessionmaker()`).
    let implicit = Set(types.filter { $1.methods.contains { Self.isImplicit($0) && $1.acquires } }.keys)
    for (name, call) in functions where call.acquires || call.returns(oneOf: implicit) {
      names.insert(Self.lastComponent(of: name))
    }
    for (name, call) in functions {
      for limits in call.variants.compactMap(\.idleLimits) {
        names.insert(Self.lastComponent(of: name))
        names.formUnion(limits.methods.map { Self.lastComponent(of: $0) })
      }
    }
    for type in types.values {
      for (name, call) in type.methods where call.acquires && !Self.isImplicit(name) { names.insert(name) }
    }
    return names
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
