/// Whether others see to what an exception leaves behind.
extension Summaries {
  /// How many callers up are asked.
  private static let callersAsked = 4

  /// A decorator may roll back, as may whoever calls the function, directly or not: one that is decorated itself, rolls
  /// back or closes in any case, or takes what it hands down from a context manager.
  ///
  /// - Parameter decoratorsCount: false where a decorator cannot be expected to see what was left behind.
  mutating func isAnswerable(forExceptionsOf node: Int32, decoratorsCount: Bool = true) -> Bool {
    guard !decoratorsCount || project.graph(node).decorators.isEmpty else { return true }
    var level = [node] + initializers(forObjectOf: node)
    var asked = Set(level)
    for _ in 0..<Self.callersAsked {
      let project = project
      level = project.callees.indices.map(Int32.init).filter { caller in
        !asked.contains(caller) && project.callees[Int(caller)].contains(where: level.contains)
      }
      if level.isEmpty { return false }
      asked.formUnion(level)
      for caller in level {
        if decoratorsCount && !project.graph(caller).decorators.isEmpty || answers(caller) { return true }
      }
    }
    return false
  }

  /// Who made the object that a method belongs to gave it what it works on (`Orders(session).rename()`).
  private func initializers(forObjectOf node: Int32) -> [Int32] {
    let graph = project.graph(node)
    guard graph.kind == .method, let type = graph.enclosingType else { return [] }
    return project.nodes(ofFile: Int(project.functions[Int(node)].ref.file)).filter { other in
      let initializer = project.graph(other)
      return initializer.kind == .initializer && initializer.enclosingType == type && !initializer.parameters.isEmpty
    }
  }

  private mutating func answers(_ caller: Int32) -> Bool {
    for callee in project.callees[Int(caller)] { prepare(callee) }
    if context(of: caller, depth: 0).effects.contains(where: \.rollsBack) { return true }
    return project.functions[Int(caller)].calls.contains { call in
      guard call.managerStep == .exit, let manager = call.target.flatMap(project.node),
        let yields = summaryOfUncalled(manager, depth: 0)?.effects.yields
      else { return false }
      return yields.contains { $0.kind == .session || $0.kind == .connection || $0.kind == .transaction }
    }
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
