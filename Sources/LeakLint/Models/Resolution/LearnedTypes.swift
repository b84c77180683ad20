/// A type that several places of the program told; nil once two of them disagreed.
struct LearnedType: Hashable, Sendable {
  private(set) var type: TypeID?
  /// See ``TypeRelevance``.
  private(set) var isRelevant: Bool

  init(_ type: TypeID, isRelevant: Bool) {
    self.type = type
    self.isRelevant = isRelevant
  }

  /// An empty list or a logger beside a connection is taken for a placeholder.
  ///
  /// - Returns: whether anything that matters changed.
  mutating func merge(_ other: LearnedType) -> Bool {
    if other.isRelevant && !isRelevant {
      self = other
      return true
    }
    guard isRelevant == other.isRelevant, type != nil, other.type != type else { return false }
    type = nil
    return isRelevant
  }
}

/// Types that no declaration names: variables and attributes assigned from calls, results and parameters of functions
/// without annotations.
struct LearnedTypes: Sendable {
  struct ResultKey: Hashable, Sendable {
    var function: FunctionRef
    /// Which result of several; what a generator yields is -1.
    var position: Int

    static let yielded = -1
  }

  struct ParameterKey: Hashable, Sendable {
    var function: FunctionRef
    var position: Int
  }

  /// An argument of the calls that a function makes of one of its parameters.
  struct ClosureArgumentKey: Hashable, Sendable {
    var function: FunctionRef
    var parameter: Int
    var argument: Int
  }

  /// What a round found out anew: names of variables, attributes and functions, and functions whose parameters are
  /// known now.
  struct Changes: Sendable {
    var names: Set<WordID> = []
    var functions: Set<FunctionRef> = []

    var isEmpty: Bool { names.isEmpty && functions.isEmpty }
  }

  private(set) var variables: [VariableID: LearnedType] = [:]
  private(set) var fields: [MemberKey: LearnedType] = [:]
  private(set) var results: [ResultKey: LearnedType] = [:]
  /// What callers pass for parameters that declare nothing.
  private(set) var parameters: [ParameterKey: LearnedType] = [:]

  /// What closures that are handed to a function are called with.
  private(set) var closureArguments: [ClosureArgumentKey: LearnedType] = [:]

  mutating func learn(variable: VariableID, _ type: LearnedType) { _ = Self.merge(type, into: &variables[variable]) }

  mutating func learn(field: MemberKey, _ type: LearnedType) {
    _ = Self.merge(type, into: &fields[field])
  }

  mutating func learn(result position: Int, of function: FunctionRef, _ type: LearnedType) {
    _ = Self.merge(type, into: &results[ResultKey(function: function, position: position)])
  }

  mutating func learn(parameter position: Int, of function: FunctionRef, _ type: LearnedType) {
    _ = Self.merge(type, into: &parameters[ParameterKey(function: function, position: position)])
  }

  mutating func learn(closure parameter: Int, argument: Int, of function: FunctionRef, _ type: LearnedType) {
    let key = ClosureArgumentKey(function: function, parameter: parameter, argument: argument)
    _ = Self.merge(type, into: &closureArguments[key])
  }

  func closureArgument(_ argument: Int, closure parameter: Int, of function: FunctionRef) -> TypeID? {
    closureArguments[ClosureArgumentKey(function: function, parameter: parameter, argument: argument)]?.type
  }

  func parameter(_ position: Int, of function: FunctionRef) -> TypeID? {
    parameters[ParameterKey(function: function, position: position)]?.type
  }

  func result(_ position: Int, of function: FunctionRef) -> TypeID? {
    results[ResultKey(function: function, position: position)]?.type
  }

  /// Adds what another part of the program told, and notes what is new in that.
  mutating func merge(_ other: LearnedTypes, changes: inout Changes, in declarations: Declarations) {
    func functionName(_ ref: FunctionRef) -> WordID {
      declarations.words.words(inFile: Int(ref.file))[declarations.graph(ref).name.index]
    }
    for (variable, type) in other.variables where Self.merge(type, into: &variables[variable]) {
      changes.names.insert(declarations.variableNames[variable.index])
    }
    for (key, type) in other.fields where Self.merge(type, into: &fields[key]) { changes.names.insert(key.name) }
    for (key, type) in other.results where Self.merge(type, into: &results[key]) {
      changes.names.insert(functionName(key.function))
    }
    for (key, type) in other.parameters where Self.merge(type, into: &parameters[key]) {
      changes.functions.insert(key.function)
    }
    for (key, type) in other.closureArguments where Self.merge(type, into: &closureArguments[key]) {
      changes.names.insert(functionName(key.function))
    }
  }

  private static func merge(_ type: LearnedType, into slot: inout LearnedType?) -> Bool {
    guard slot != nil else {
      slot = type
      return type.isRelevant
    }
    return slot?.merge(type) ?? false
  }
}
