/// What the identifiers of a file mean at the point that lowering has reached: Go's nested block scopes, from the file
/// (imports and package-level declarations) down to the innermost block of the innermost function literal.
struct GoScopes {
  enum Meaning {
    /// A variable of the function whose nesting depth the binding records.
    case variable(PlaceID)
    /// A package-level variable or function: its absolute symbol.
    case symbol(NameID)
    case constant(Constant)
    /// An imported package: its import path.
    case package(NameID)
    /// A declared type: its absolute name.
    case type(NameID)
    /// A type parameter: the absolute name of its constraint, where that is one type.
    case typeParameter(NameID?)
  }

  struct Binding {
    let name: NameID
    let meaning: Meaning
    /// How many functions enclose the declaration; 0 for the file's own.
    let depth: Int
    /// How often the program gives the variable a value, its address being taken counted as once more.
    var assignments = 0
    /// The string literal that the variable was declared with.
    var initialText: Constant?
    /// The function literal that the variable was given.
    var literal: FunctionID?
    /// Calls of the variable: which call of which graph.
    var calls: [(graph: FunctionID, call: CallID)] = []
    /// The binding that this one hides.
    fileprivate let hidden: Int?
  }

  private(set) var bindings: [Binding] = []
  private var innermost: [NameID: Int] = [:]
  private var starts: [Int] = [0]

  /// The index of the binding that the name refers to here.
  func lookup(_ name: NameID) -> Int? { innermost[name] }

  subscript(index: Int) -> Binding {
    get { bindings[index] }
    _modify { yield &bindings[index] }
  }

  /// The binding of `name` in the innermost scope itself: what `:=` assigns instead of declaring.
  func lookupInInnermostScope(_ name: NameID) -> Int? {
    guard let index = innermost[name], index >= starts[starts.count - 1] else { return nil }
    return index
  }

  @discardableResult
  mutating func declare(_ name: NameID, _ meaning: Meaning, depth: Int) -> Int {
    bindings.append(Binding(name: name, meaning: meaning, depth: depth, hidden: innermost[name]))
    innermost[name] = bindings.count - 1
    return bindings.count - 1
  }

  mutating func push() { starts.append(bindings.count) }

  /// Leaves the innermost scope and hands out its variables of interest: those given a literal.
  mutating func pop(_ ending: (Binding) -> Void) {
    guard starts.count > 1, let start = starts.popLast() else { return }
    while bindings.count > start, let binding = bindings.popLast() {
      innermost[binding.name] = binding.hidden
      ending(binding)
    }
  }
}
