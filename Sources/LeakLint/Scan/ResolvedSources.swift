/// Goes by what calls were resolved to: models' acquisitions, and functions of the project that may hand on one.
struct ResolvedSources: WrapperSources {
  private let project: ResolvedProject
  private let first: Int32
  private let wrappers: WrapperFunctions
  private let filter: Prefilter

  init(_ project: ResolvedProject, file: Int, wrappers: WrapperFunctions, filter: Prefilter) {
    self.project = project
    first = project.nodes(ofFile: file).lowerBound
    self.wrappers = wrappers
    self.filter = filter
  }

  func isSource(_ call: CallID, of function: FunctionID) -> Bool {
    let call = project.functions[Int(first) + function.index].calls[call.index]
    return call.effects.gives || call.targets.contains(where: wrappers.contains)
  }

  func isWrapper(named name: String) -> Bool { wrappers.contains(name: name) }

  func passesOn(_ name: String) -> Bool { filter.passesOn(name) }
}

/// Goes by what calls were found to do when the functions that they are in were analyzed.
struct AnalyzedSources: WrapperSources {
  private let effects: [FunctionID: [CallEffects]]
  private let wrappers: WrapperFunctions
  private let file: Int
  private let filter: Prefilter

  /// - Parameters:
  ///   - effects: of the calls of the file's functions, in their order.
  ///   - wrappers: functions that were found to give what they acquire.
  init(_ effects: [FunctionID: [CallEffects]], file: Int, wrappers: WrapperFunctions, filter: Prefilter) {
    self.effects = effects
    self.file = file
    self.wrappers = wrappers
    self.filter = filter
  }

  func isSource(_ call: CallID, of function: FunctionID) -> Bool { effects[function]?[call.index].gives ?? false }

  func mayHandOn(_ function: FunctionID) -> Bool {
    wrappers.contains(FunctionRef(file: Int32(file), function: function))
  }

  func isWrapper(named name: String) -> Bool { wrappers.contains(name: name) }

  func passesOn(_ name: String) -> Bool { filter.passesOn(name) }
}

/// Functions that hand on what they acquire.
struct WrapperFunctions: Sendable {
  private var functions: Set<FunctionRef> = []
  /// Hashes of their names' last components.
  private var names: Set<UInt64> = []

  func contains(_ function: FunctionRef) -> Bool { functions.contains(function) }

  func contains(name: String) -> Bool { names.contains(IdentifierHash.ofLast(name)) }

  /// - Parameter name: the function's.
  /// - Returns: whether it is new.
  mutating func insert(_ function: FunctionRef, name: String) -> Bool {
    names.insert(IdentifierHash.ofLast(name))
    return functions.insert(function).inserted
  }
}
