/// What a call was resolved to, before its effects are put together.
struct CallTarget {
  enum Callee: Hashable {
    case unknown
    case model(CallModelID, variant: Int)
    case function(FunctionRef)
    /// The type is the constructed one, the model that of its nearest modelled base.
    case constructor(TypeID, initializer: FunctionRef?, model: CallModelID?, variant: Int)
    /// Enters or leaves the context manager that a call of the generator function made.
    case managed(FunctionRef, ManagerStep)
    case passing(TypePassing)
    /// Enters an instance whose `__enter__` nobody describes: mostly what is entered is what is bound.
    case entering
    /// A method of an interface, of which only the signature is known.
    case signature(WordID)
  }

  var callee = Callee.unknown
  /// What the slot `receiver` of the effects is.
  var receiver: PlaceID?
  var receiverType: TypeID?
  var mayBeOverridden = false
  /// One a result; none where nothing is known.
  var results: [Meaning] = []
}

/// Python's calls that drive a generator by hand.
enum GeneratorStep {
  /// The generator that a call resumes.
  ///
  /// - Parameter callee: the absolute name of a function, or the name of a method.
  static func resumed(by callee: String, isMethod: Bool) -> Slot? {
    if isMethod { return callee == "__next__" || callee == "__anext__" ? .receiver : nil }
    return callee == "builtins.next" || callee == "builtins.anext" ? .argument(0) : nil
  }
}

/// The two calls of a `with` statement.
enum ManagerStep: UInt8, Sendable {
  case enter, exit

  init?(method: String) {
    switch method {
    case "__enter__", "__aenter__": self = .enter
    case "__exit__", "__aexit__": self = .exit
    default: return nil
    }
  }
}
