/// What Go's names tell of errors where nothing else does: that there is one.
extension ResourceDomain {
  /// Variables of packages that are named as errors hold one (`ErrNotFound`, `sql.ErrNoRows`, `io.EOF`).
  func isSentinelError(_ object: ObjectID) -> Bool {
    guard context.language == .go else { return false }
    switch objects[object] {
    case .initial(let place):
      return graph[place].root == .global && ErrorNames.isSentinel(context.names[graph[place].name].lastNameComponent)
    case .field(let package, let name):
      guard case .initial(let place) = objects[package], graph[place].root == .global else { return false }
      return ErrorNames.isSentinel(context.names[name])
    case .result, .earlier, .instruction: return false
    }
  }

  /// Whether what is returned as an error was made to be one: by a function that is named for it (`status.Error(…)`), or
  /// from an error that is there (`trace.Wrap(err)`).
  mutating func isMadeError(_ value: Value?, _ state: ResourceState) -> Bool {
    guard context.language == .go, case .object(let object)? = value, case .result(let id, _) = objects[object],
      context.effects[id.index].resultNullness == .unknown
    else { return false }
    let call = graph[id]
    var errors: [Value?] = []
    for case .place(let place) in call.arguments.map(\.value) where isNamedAsError(place) {
      errors.append(evaluate(place, state))
    }
    if !errors.isEmpty { return errors.contains { isKnownNonNull($0, state) } }
    guard !call.arguments.isEmpty else { return false }
    var current: PlaceID? = call.callee
    while let place = current {
      if ErrorNames.isAboutErrors(context.names[graph[place].name]) { return true }
      current = graph[place].parent
    }
    return false
  }

  /// A variable, or the result of a call that stands for one.
  private func isNamedAsError(_ place: PlaceID) -> Bool {
    graph[place].root == .temporary || ErrorNames.isVariable(context.names[graph[place].name])
  }
}

/// Names that Go's programmers give to errors.
enum ErrorNames {
  /// Of the standard library, named otherwise.
  private static let others: Set<String> = ["EOF", "Canceled", "DeadlineExceeded", "SkipDir", "SkipAll"]

  static func isSentinel(_ name: String) -> Bool {
    if others.contains(name) || name.hasSuffix("Error") || name.hasSuffix("Err") { return true }
    guard name.hasPrefix("Err") || name.hasPrefix("err"), let next = name.dropFirst(3).first else { return false }
    return next.isUppercase || next.isNumber || next == "_"
  }

  static func isVariable(_ name: String) -> Bool {
    name == "e" || name.hasPrefix("err") || name.hasSuffix("Err") || name.hasSuffix("Error")
      || name.first == "e" && name.dropFirst().allSatisfy(\.isNumber)
  }

  /// Whether a word of the name, the last one of an import path, is about errors (`Errorf`, `httperr`, `NotFoundError`).
  static func isAboutErrors(_ name: String) -> Bool {
    let component = name.split(separator: "/").last.map(String.init) ?? name
    return CallNames.words(of: component).contains { word in
      word != "stderr" && ["err", "errs", "error", "errors", "errorf"].contains { word.hasSuffix($0) }
    }
  }
}
