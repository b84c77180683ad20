/// Python functions at whose end the program ends: a module's statements call them and nothing else does
/// (`if __name__ == "__main__": main()`), or the last thing that such a function does is to call them.
enum Programs {
  /// A chain of last calls longer than this is nothing that people write.
  private static let maximumDepth = 4

  /// - Parameters:
  ///   - callees: by node.
  ///   - firstNode: by file.
  /// - Returns: by node.
  static func find(
    _ files: [LoweredFile], _ functions: [ResolvedProject.Function], callees: [[Int32]], firstNode: [Int32]
  ) -> [Bool] {
    func graph(_ node: Int) -> FlowGraph {
      let ref = functions[node].ref
      return files[Int(ref.file)].functions[ref.function.index]
    }
    let isModule = functions.indices.map {
      files[Int(functions[$0].ref.file)].language == .python && graph($0).kind == .module
    }
    var isProgram = Array(repeating: false, count: functions.count)
    for _ in 0..<maximumDepth {
      var isCalled = Array(repeating: false, count: functions.count)
      var isCalledElsewhere = isCalled
      for node in functions.indices where !callees[node].isEmpty {
        for callee in callees[node] { isCalled[Int(callee)] = true }
        if isModule[node] { continue }
        let last = isProgram[node] ? lastCallees(of: functions[node], graph(node), firstNode) : []
        for callee in callees[node] where !last.contains(callee) { isCalledElsewhere[Int(callee)] = true }
      }
      let found = functions.indices.map { node in
        guard isCalled[node], !isCalledElsewhere[node] else { return false }
        let graph = graph(node)
        return files[Int(functions[node].ref.file)].language == .python && graph.kind == .function
          && graph.decorators.isEmpty
      }
      if found == isProgram { break }
      isProgram = found
    }
    return isProgram
  }

  /// What the function calls as the last thing that it does, and nowhere else.
  private static func lastCallees(
    of function: ResolvedProject.Function, _ graph: FlowGraph, _ firstNode: [Int32]
  ) -> Set<Int32> {
    func callee(_ call: CallID) -> Int32? {
      function.calls[call.index].target.map { firstNode[Int($0.file)] + Int32($0.function.index) }
    }
    var last: Set<Int32> = []
    var others: Set<Int32> = []
    for block in graph.blocks {
      var isAtEnd = if case .return = block.terminator { true } else { false }
      for instruction in block.instructions.reversed() {
        guard case .call(let call) = instruction.operation else { continue }
        if let callee = callee(call) {
          if isAtEnd { last.insert(callee) } else { others.insert(callee) }
        }
        isAtEnd = false
      }
    }
    return last.subtracting(others)
  }
}
