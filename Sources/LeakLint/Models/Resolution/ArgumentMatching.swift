/// Which parameter each argument of a call is for, by labels and positions.
struct ArgumentMatching {
  /// By argument: the parameter's index; nil where it has none (spread arguments, wrong labels).
  let parameters: [Int?]

  /// - Parameters:
  ///   - names: the table of the calling file.
  ///   - owner: the file of the called function.
  init(_ call: Call, in names: NameTable, to callee: FlowGraph, of owner: LoweredFile) {
    switch owner.language {
    case .swift: parameters = Self.byOrder(call, names, callee, owner)
    case .python, .go: parameters = Self.byKeyword(call, names, callee, owner)
    }
  }

  /// Whether every argument has a parameter.
  var isComplete: Bool { parameters.allSatisfy { $0 != nil } }

  /// Swift: labels in the order of the declaration; parameters with defaults may be left out.
  private static func byOrder(
    _ call: Call, _ names: NameTable, _ callee: FlowGraph, _ owner: LoweredFile
  ) -> [Int?] {
    var result: [Int?] = []
    var position = 0
    for argument in call.arguments {
      if argument.mode == .trailingClosure && argument.label == nil {
        // The first trailing closure has no label; it is for the last parameters.
        let closures = call.arguments.count { $0.mode == .trailingClosure }
        let start = max(position, callee.parameters.count - closures)
        result.append(start < callee.parameters.count ? start : nil)
        position = start + 1
        continue
      }
      let label = argument.label.map { names[$0] }
      let found = callee.parameters.indices.dropFirst(position).first { index in
        callee.parameters[index].label.map { owner.names[$0] } == label
      }
      result.append(found)
      if let found { position = found + 1 }
    }
    return result
  }

  private static func byKeyword(
    _ call: Call, _ names: NameTable, _ callee: FlowGraph, _ owner: LoweredFile
  ) -> [Int?] {
    var isPositionKnown = true
    return call.arguments.enumerated().map { position, argument in
      guard argument.mode == .value || argument.mode == .address else {
        isPositionKnown = false
        return nil
      }
      if let label = argument.label {
        let text = names[label]
        return callee.parameters.firstIndex { $0.label.map { owner.names[$0] == text } ?? false }
      }
      return isPositionKnown && position < callee.parameters.count ? position : nil
    }
  }
}
