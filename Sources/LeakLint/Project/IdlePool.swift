/// A call that makes a pool, where nothing in the run limits how long the pool's connections may be idle.
struct IdlePool: Sendable {
  var path: String
  var range: SourceRange
  /// The absolute name of the function that makes it.
  var function: String
  /// The last part of the name of what is called.
  var name: String
  var limits: IdleLimits

  static func all(in project: ResolvedProject, models: [LibraryModel]) -> [IdlePool] {
    var limits: [String: IdleLimits] = [:]
    for model in models {
      for (name, call) in model.functions {
        if let found = call.variants.lazy.compactMap(\.idleLimits).first { limits[name] = found }
      }
    }
    guard !limits.isEmpty else { return [] }
    let wanted = Set(limits.values.flatMap(\.methods))
    var called: Set<String> = []
    var pools: [IdlePool] = []
    for (node, function) in project.functions.enumerated() {
      for (index, call) in function.calls.enumerated() {
        guard let name = call.modelName else { continue }
        if wanted.contains(name) { called.insert(name) }
        if let limits = limits[name], let pool = pool(CallID(index), name, limits, of: Int32(node), in: project) {
          pools.append(pool)
        }
      }
    }
    return pools.filter { called.isDisjoint(with: $0.limits.methods) }
  }

  /// nil where the call says itself how long, or where it need not.
  private static func pool(
    _ id: CallID, _ name: String, _ limits: IdleLimits, of node: Int32, in project: ResolvedProject
  ) -> IdlePool? {
    let graph = project.graph(node)
    let file = project.file(of: node)
    guard !graph.traits.contains(.test), !TestDouble.isTest(path: file.path), !graph.traits.contains(.incomplete) else {
      return nil
    }
    let call = graph[id]
    for argument in call.arguments {
      if argument.mode == .keywordSpread || argument.mode == .spread { return nil }
      if let label = argument.label, limits.arguments.contains(file.names[label]) { return nil }
    }
    if case .constant(let constant)? = call.arguments.first?.value, case .string(let text, _) = graph[constant],
      limits.exemptTexts.contains(where: { file.names[text].hasPrefix($0) })
    {
      return nil
    }
    return IdlePool(
      path: file.path, range: graph.range(of: id), function: file.names[graph.qualifiedName],
      name: name.lastNameComponent, limits: limits)
  }
}
