/// Whether others see to what an exception leaves behind.
extension Summaries {
  /// A decorator may roll back, as may whoever calls the function: one that rolls back or closes in any case.
  mutating func isAnswerable(forExceptionsOf node: Int32) -> Bool {
    guard project.graph(node).decorators.isEmpty else { return true }
    for caller in project.callees.indices where project.callees[caller].contains(node) {
      for callee in project.callees[caller] { prepare(callee) }
      if context(of: Int32(caller), depth: 0).effects.contains(where: \.rollsBack) { return true }
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
