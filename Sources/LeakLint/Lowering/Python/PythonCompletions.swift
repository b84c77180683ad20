/// A statement that control cannot leave freely: a loop, or one with code to run on the way out.
enum PythonRegion {
  case loop(breakTo: BlockID, continueTo: BlockID)
  case cleanup(PythonCleanup)
}

/// The code that a `finally` or the end of a `with` runs on every way out. It is lowered once: whoever enters it first
/// notes in `completion` how to go on after it.
struct PythonCleanup {
  let entry: BlockID
  let completion: PlaceID
  private(set) var exits: [PythonExit] = []

  init(entry: BlockID, completion: PlaceID) {
    self.entry = entry
    self.completion = completion
  }

  /// Past this many `return` statements in one protected body the rest share a number, and with it the line that is
  /// shown as the exit.
  static let returnLimit = 8

  var returnCount: Int { exits.count { if case .return = $0 { true } else { false } } }

  /// The number that stands for `exit` in the completion place.
  mutating func number(of exit: PythonExit) -> Int64 {
    if let index = exits.firstIndex(of: exit) { return Int64(index) }
    if case .return(let value, _) = exit, returnCount >= Self.returnLimit,
      let shared = exits.lastIndex(where: { if case .return(value, _) = $0 { true } else { false } })
    {
      return Int64(shared)
    }
    exits.append(exit)
    return Int64(exits.count - 1)
  }
}

/// How control leaves a statement.
enum PythonExit: Hashable {
  case normal, exception, breakLoop, continueLoop
  case `return`(Operand, at: SourceRange)
}

/// Ways out through `finally` and `with`.
extension PythonFileLowering {
  mutating func beginCleanup(_ cleanup: PythonCleanup) { context.regions.append(.cleanup(cleanup)) }

  mutating func endCleanup() -> [PythonExit] {
    guard case .cleanup(let cleanup) = context.regions.popLast() else { return [] }
    return cleanup.exits
  }

  /// Leaves the innermost cleanup's body by `exit`.
  mutating func enterCleanup(by exit: PythonExit, at range: SourceRange) {
    let last = context.regions.count - 1
    guard isReachable, last >= 0 else { return }
    enterCleanup(last, by: exit, at: range)
  }

  private mutating func enterCleanup(_ index: Int, by exit: PythonExit, at range: SourceRange) {
    guard case .cleanup(var cleanup) = context.regions[index] else { return }
    let number = constant(.integer(cleanup.number(of: exit)))
    context.regions[index] = .cleanup(cleanup)
    assign(cleanup.completion, number, at: range)
    jump(cleanup.entry, at: range)
  }

  mutating func leaveFunction(with value: Operand, at range: SourceRange) {
    guard isReachable else { return }
    guard let cleanup = innermostCleanup else { return terminate(.return([value]), at: range) }
    var saved = value
    var isStored = cleanup.returnCount >= PythonCleanup.returnLimit
    if case .place = value { isStored = true }
    if isStored {
      let place = context.returnPlace ?? context.builder.declare(.local, words.returnValue)
      context.returnPlace = place
      if value != .place(place) { assign(place, value, at: range) }
      saved = .place(place)
    }
    leave(by: .return(saved, at: range), at: range)
  }

  private var innermostCleanup: PythonCleanup? {
    for case .cleanup(let cleanup) in context.regions.reversed() { return cleanup }
    return nil
  }

  /// Goes to where `exit` leads, through the innermost cleanup on the way if there is one.
  mutating func leave(by exit: PythonExit, at range: SourceRange) {
    guard isReachable else { return }
    for index in context.regions.indices.reversed() {
      switch context.regions[index] {
      case .cleanup: return enterCleanup(index, by: exit, at: range)
      case .loop(let breakTo, let continueTo):
        if exit == .breakLoop { return jump(breakTo, at: range) }
        if exit == .continueLoop { return jump(continueTo, at: range) }
      }
    }
    if case .return(let value, let range) = exit { return terminate(.return([value]), at: range) }
    // A `break` outside any loop is no Python.
    context.builder.append(.unknown(file.names.intern("break")), at: range)
  }

  /// After a cleanup's code: goes on in each of the ways that led into it.
  ///
  /// - Parameter saved: the exception that was in flight on entry by exception.
  mutating func dispatch(
    _ exits: [PythonExit], completion: PlaceID, normal: BlockID, saved: PlaceID?, at range: SourceRange
  ) {
    for (index, exit) in exits.enumerated() where isReachable {
      let isLast = index == exits.count - 1
      let next = makeBlock()
      if !isLast {
        let taken = makeBlock()
        let test = Condition(test: .equal(.place(completion), constant(.integer(Int64(index)))))
        branch(test, taken, next, at: range)
        enter(taken)
      }
      switch exit {
      case .normal: jump(normal)
      case .exception:
        if let saved { reraise(saved, at: .none) }
      case .return(_, let site): leave(by: exit, at: site)
      case .breakLoop, .continueLoop: leave(by: exit, at: range)
      }
      if !isLast { enter(next) }
    }
  }

  /// Raises the exception in the control place `saved` again.
  mutating func reraise(_ saved: PlaceID, at range: SourceRange) {
    assign(context.builder.graph.exception, .place(saved), at: range)
    terminate(.raise(.inFlight), at: range)
  }
}
