/// What runs only in tests without being one: fixtures, and functions of test files that nothing but tests calls. An
/// exception out of them fails the test.
enum TestSupport {
  /// A chain of helpers longer than this is nothing that people write.
  private static let maximumDepth = 4

  /// - Parameters:
  ///   - callees: by node.
  ///   - firstNode: by file.
  /// - Returns: by node; true for tests themselves as well.
  static func find(
    _ files: [LoweredFile], _ functions: [ResolvedProject.Function], callees: [[Int32]], firstNode: [Int32]
  ) -> [Bool] {
    var isTestNode = Array(repeating: false, count: functions.count)
    var inTestFile = isTestNode
    for (number, file) in files.enumerated() where TestDouble.isTest(path: file.path) {
      for (index, graph) in file.functions.enumerated() {
        let node = Int(firstNode[number]) + index
        inTestFile[node] = true
        isTestNode[node] = graph.traits.contains(.test) || functions[node].driver == .alwaysResumed
      }
    }
    guard isTestNode.contains(true) else { return isTestNode }
    for _ in 0..<maximumDepth {
      var isCalledByTest = Array(repeating: false, count: functions.count)
      var isCalledElsewhere = isCalledByTest
      for node in functions.indices {
        for callee in callees[node] where inTestFile[Int(callee)] && Int(callee) != node {
          if isTestNode[node] { isCalledByTest[Int(callee)] = true } else { isCalledElsewhere[Int(callee)] = true }
        }
      }
      var isChanged = false
      for node in functions.indices
      where !isTestNode[node] && isCalledByTest[node] && !isCalledElsewhere[node] {
        isTestNode[node] = true
        isChanged = true
      }
      if !isChanged { break }
    }
    return isTestNode
  }
}
