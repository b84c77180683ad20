/// What a method of a type releases, and the type's deinitializer again: the field still holds it then.
struct ReleasedTwice: Sendable {
  struct Place: Sendable {
    var path: String
    var range: SourceRange
    /// Absolute.
    var function: String
  }

  var field: String
  var method: Place
  var deinitializer: Place

  /// - Parameter analyzed: by node.
  static func all(in project: ResolvedProject, _ analyzed: [AnalyzedNode]) -> [ReleasedTwice] {
    var found: [ReleasedTwice] = []
    for function in analyzed where project.graph(function.node).kind == .deinitializer {
      let node = function.node
      for end in function.analysis.fieldEnds where end.isCertain {
        guard let (method, first) = earlier(end, than: node, in: project, analyzed) else { continue }
        found.append(
          ReleasedTwice(
            field: end.field, method: place(first.range, method, project),
            deinitializer: place(end.range, node, project)))
      }
    }
    return found
  }

  /// The methods of the types that the deinitializers among the functions are of.
  static func methods(toCompareWith nodes: [Int32], in project: ResolvedProject) -> [Int32] {
    let types = Set(nodes.filter { project.graph($0).kind == .deinitializer }.compactMap { typeName(of: $0, project) })
    guard !types.isEmpty else { return [] }
    return project.functions.indices.lazy.map(Int32.init).filter {
      typeName(of: $0, project).map(types.contains) == true
    }
  }

  /// A method that releases the field's content and leaves it there. One that other methods call is part of something
  /// larger.
  private static func earlier(
    _ end: FunctionOutcomes.FieldEnd, than node: Int32, in project: ResolvedProject,
    _ analyzed: [AnalyzedNode]
  ) -> (Int32, FunctionOutcomes.FieldEnd)? {
    guard let type = typeName(of: node, project) else { return nil }
    for function in analyzed where function.node != node {
      let other = function.node
      guard let first = function.analysis.fieldEnds.first(where: { $0.field == end.field && $0.isStale }),
        project.graph(other).kind == .method, typeName(of: other, project) == type
      else { continue }
      let isCalledInside = project.callees.indices.contains {
        project.callees[$0].contains(other) && typeName(of: Int32($0), project) == type
      }
      if !isCalledInside { return (other, first) }
    }
    return nil
  }

  private static func typeName(of node: Int32, _ project: ResolvedProject) -> String? {
    let graph = project.graph(node)
    return graph.enclosingType.map { project.file(of: node).names[$0] }
  }

  private static func place(_ range: SourceRange, _ node: Int32, _ project: ResolvedProject) -> Place {
    let file = project.file(of: node)
    return Place(path: file.path, range: range, function: file.names[project.graph(node).qualifiedName])
  }
}
