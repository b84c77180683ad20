/// Which exceptions the handlers of one file catch.
struct FileExceptions: ExceptionMatching {
  /// nil for Go, whose errors are values.
  let hierarchy: ExceptionHierarchy?
  let file: Int32

  func isCaught(_ raised: RaisedType, by types: [NameID], names: NameTable) -> Certainty {
    guard let hierarchy else { return .maybe }
    let caught = types.map { names[$0] }
    let answer =
      switch raised {
      case .ordinary, .thrownIn: hierarchy.matches(raised: nil, caught: caught, file: file)
      case .type(let name): hierarchy.matches(raised: names[name], caught: caught, file: file)
      case .modelled(let name): hierarchy.matches(raised: name, isExact: false, caught: caught, file: file)
      case .generatorExit: hierarchy.matches(raised: "builtins.GeneratorExit", caught: caught, file: file)
      case .cancellation: hierarchy.matches(raised: "asyncio.CancelledError", caught: caught, file: file)
      }
    return switch answer {
    case .yes: .yes
    case .no: .no
    case .maybe: .maybe
    }
  }
}
