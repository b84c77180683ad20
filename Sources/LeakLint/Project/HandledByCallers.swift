/// Whether others see to what an exception leaves behind.
extension Summaries {
  /// How many calls away somebody who rolls back is looked for.
  private static let callerDepth = 4

  /// A decorator may roll back, as may whoever calls the function, or calls its callers: one that rolls back or closes in
  /// any case.
  mutating func isAnswerable(forExceptionsOf node: Int32) -> Bool {
    var asked: Set<Int32> = [node]
    var level = [node]
    for _ in 0..<Self.callerDepth where !level.isEmpty {
      guard level.allSatisfy({ project.graph($0).decorators.isEmpty }) else { return true }
      let callees = Set(level)
      level = project.callees.indices.map(Int32.init).filter {
        !asked.contains($0) && project.callees[Int($0)].contains(where: callees.contains)
      }
      asked.formUnion(level)
      for caller in level {
        for callee in project.callees[Int(caller)] { prepare(callee) }
        if context(of: caller, depth: 0).effects.contains(where: \.rollsBack) { return true }
      }
    }
    return false
  }
}

extension CallEffects {
  fileprivate var rollsBack: Bool {
    !marks.contains(.commits)
      && releases.contains {
        $0.condition == .called && ($0.kinds.contains(.transaction) || $0.kinds.contains(.session))
      }
  }
}
