/// The words of findings: what a resource is called, and how a path leaves.
struct Wording {
  let context: FunctionContext
  let source: SourceText
  private var graph: FlowGraph { context.graph }

  /// Longest piece of source that a message quotes, in characters.
  private static let quoteLimit = 48

  // MARK: Subjects

  /// "`rows`", or "the connection from `connect()`" where no variable holds it.
  func subject(of obligation: Obligation) -> String {
    let kind = obligation.acquisition.kind
    let call = graph[obligation.call]
    if obligation.acquisition.endsWithLastRow { return "the result of \(code(at: obligation.range))" }
    if obligation.acquisition.slot.base == .receiver || obligation.acquisition.onConnection {
      return "the \(kind.name) begun by \(code(at: obligation.range))"
    }
    if case .argument(let index, _) = obligation.acquisition.slot.base, index < call.arguments.count {
      if case .place(let place) = call.arguments[index].value { return "`\(text(of: place))`" }
    } else if let name = variable(holding: obligation) {
      return "`\(name)`"
    }
    return "the \(kind.name) from \(code(at: obligation.range))"
  }

  /// "`rows`", or "the connection": where the reader is looking at the acquisition already.
  func shortSubject(of obligation: Obligation) -> String {
    let subject = subject(of: obligation)
    return subject.hasPrefix("`") ? subject : "the \(obligation.acquisition.kind.name)"
  }

  /// The first variable that the handle is assigned to.
  private func variable(holding obligation: Obligation) -> String? {
    let result = graph[obligation.call].result
    var path = obligation.acquisition.slot.path
    // An object that keeps the handle in a field is what a program has a name for.
    if obligation.acquisition.owner != nil { path = Array(path.prefix { $0.hasPrefix("[") }) }
    var sources: Set<PlaceID> = [result]
    for (index, place) in graph.places.enumerated() where place.parent == result {
      if path.isEmpty || path == [context.names[place.name]] { sources.insert(PlaceID(index)) }
    }
    if !path.isEmpty { sources.remove(result) }
    for block in graph.blocks {
      for instruction in block.instructions {
        guard case .assign(let target, .place(let source)) = instruction.operation, sources.contains(source) else {
          continue
        }
        if graph[graph.root(of: target)].root != .temporary { return text(of: target) }
        sources.insert(target)
      }
    }
    return nil
  }

  func text(of place: PlaceID) -> String {
    let description = graph[place]
    let name = context.names[description.name]
    switch description.root {
    case .field:
      guard let parent = description.parent else { return name }
      if name.hasPrefix("[") { return text(of: parent) + name }
      return "\(text(of: parent)).\(name)"
    case .global: return lastComponent(name)
    case .temporary: return "…"
    case .local, .parameter, .receiver, .captured, .control: return name
    }
  }

  func lastComponent(_ symbol: String) -> String {
    String(symbol.split(whereSeparator: { $0 == "." || $0 == "/" }).last ?? Substring(symbol))
  }

  // MARK: Exits

  func exit(_ leak: Leak, of obligation: Obligation) -> (message: String, step: String) {
    let line = leak.range.line
    let subject = shortSubject(of: obligation)
    let released = obligation.acquisition.kind.releasedWord(in: context.language)
    switch leak.exit {
    case .returned where isEnd(leak.range):
      return (
        "when the function ends at line \(line)", "the function ends here with \(subject) not \(released)"
      )
    case .returned:
      return ("on return at line \(line)", "returns here with \(subject) not \(released)")
    case .raised:
      if isRaiseStatement(leak) {
        return ("on exception: raised at line \(line)", "raises here with \(subject) not \(released)")
      }
      let code = code(at: leak.range)
      return ("on exception: \(code) may raise at line \(line)", "\(code) raises, and nothing releases \(subject)")
    case .thrownAtYield:
      return (
        "when the generator is closed or an exception is thrown in at the yield on line \(line)",
        "the generator ends here with \(subject) not \(released)"
      )
    case .cancelled:
      return (
        "on cancellation of the task at line \(line)", "the task is cancelled here with \(subject) not \(released)"
      )
    case .overwritten:
      return ("when overwritten at line \(line)", "the last reference to \(subject) is overwritten here")
    case .again:
      return (
        "before it is acquired again by the loop at line \(line)", "acquired again with the earlier one not \(released)"
      )
    case .kept(let kept):
      let type = lastComponent(kept.owner.type)
      return (
        "by any method of `\(type)`",
        "kept in the field `\(kept.owner.field)` of `\(type)`, which nothing in the project releases"
      )
    }
  }

  func others(_ count: Int) -> String { count == 1 ? " (and on 1 other path)" : " (and on \(count) other paths)" }

  /// "; `get_session` acquires it at app/db.py:12": where a function of the project is what acquired.
  func origin(of obligation: Obligation) -> String {
    guard let origin = obligation.acquisition.origin.first else { return "" }
    let verb = obligation.acquisition.kind == .transaction ? "begins" : "acquires"
    return "; `\(lastComponent(origin.function))` \(verb) it at \(origin.path):\(origin.line)"
  }

  /// What a context manager says to an exception: true where it goes no further.
  private func isAnswerOfManager(_ place: PlaceID) -> Bool {
    graph.calls.contains { $0.result == place && $0.traits.contains(.implicit) }
  }

  /// Whether what returns is no statement but the end of the body: a closing brace, or nothing at all.
  private func isEnd(_ range: SourceRange) -> Bool {
    range.start == range.end || source[Int(range.start)..<Int(range.end)] == "}"
  }

  private func isRaiseStatement(_ leak: Leak) -> Bool {
    graph.blocks.contains {
      if case .raise = $0.terminator, leak.range.line > 0 { return $0.terminatorRange == leak.range }
      return false
    }
  }

  // MARK: Source text

  /// The source in backticks, on one line and shortened.
  func code(at range: SourceRange) -> String {
    var text = source[Int(range.start)..<max(Int(range.start), Int(range.end))]
    if let newline = text.firstIndex(where: \.isNewline) { text = String(text[..<newline]) + " …" }
    if text.count > Self.quoteLimit { text = String(text.prefix(Self.quoteLimit - 1)) + "…" }
    return text.isEmpty ? "this" : "`\(text)`"
  }

  /// "`amount < 0` is true", or nil for tests that no person wrote.
  func outcome(of condition: Condition, _ taken: Bool, at range: SourceRange) -> String? {
    switch condition.test {
    case .caught: return taken ? "the exception is caught here" : nil
    case .equal(.place(let place), _) where graph[place].root == .control: return nil
    case .truthy(.place(let place)) where graph[place].root == .control: return nil
    case .truthy(.place(let place)) where isAnswerOfManager(place):
      return taken ? "\(code(at: range)) swallows the exception" : nil
    case .hasNext: return "the loop over \(code(at: range)) \(taken ? "goes on" : "ends")"
    default: return "\(code(at: range)) is \(taken ? "true" : "false")"
    }
  }
}
