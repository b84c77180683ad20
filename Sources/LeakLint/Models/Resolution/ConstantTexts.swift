extension TypeInference {
  /// Copies and wrapping calls that a text is followed through.
  private static let maximumSteps = 8

  /// The string constant behind an operand, through copies, through calls that only wrap it (`text("BEGIN")`), and
  /// through `format`, which leaves what stands before the first brace.
  func text(of operand: Operand) -> (value: String, isPrefix: Bool)? {
    var operand = operand
    var isFormat = false
    for _ in 0..<Self.maximumSteps {
      switch operand {
      case .constant(let id):
        guard case .string(let name, let isPrefix) = graph[id] else { return nil }
        let text = file.names[name]
        guard isFormat, let brace = text.utf8.firstIndex(of: UInt8(ascii: "{")) else { return (text, isPrefix) }
        return (String(text[..<brace]), true)
      case .place(let place):
        guard let source = textSource(of: place) else { return nil }
        operand = source.operand
        isFormat = isFormat || source.isFormat
      case .function, .unknown: return nil
      }
    }
    return nil
  }

  /// What the only assignment to the place gives it.
  private func textSource(of place: PlaceID) -> (operand: Operand, isFormat: Bool)? {
    var source: (operand: Operand, isFormat: Bool)?
    for block in graph.blocks {
      for instruction in block.instructions {
        let next: (Operand, Bool)
        switch instruction.operation {
        case .assign(place, let value): next = (value, false)
        case .call(let id) where graph[id].result == place:
          guard let wrapped = wrappedText(of: graph[id]) else { return nil }
          next = wrapped
        default: continue
        }
        guard source == nil else { return nil }
        source = next
      }
    }
    return source
  }

  private func wrappedText(of call: Call) -> (Operand, Bool)? {
    let callee = graph[call.callee]
    if callee.root == .field, let receiver = callee.parent, file.names[callee.name] == "format" {
      return (.place(receiver), true)
    }
    let target = target(of: call)
    let model: CallModelID
    let variant: Int
    switch target.callee {
    case .model(let id, let number), .constructor(_, _, .some(let id), let number): (model, variant) = (id, number)
    default: return nil
    }
    guard let alias = index.models[model].variants[variant].effects.resultAlias, alias.path.isEmpty else { return nil }
    return argument(alias, of: call).map { ($0, false) }
  }
}
