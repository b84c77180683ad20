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

  static func all(in project: ResolvedProject, _ analyses: [Int32: FunctionAnalysis]) -> [ReleasedTwice] {
    var found: [ReleasedTwice] = []
    for node in analyses.keys.sorted() where project.graph(node).kind == .deinitializer {
      for end in analyses[node]?.fieldEnds ?? [] where end.isCertain {
        guard let (method, first) = earlier(end, than: node, in: project, analyses) else { continue }
        found.append(
          ReleasedTwice(
            field: end.field, method: place(first.range, method, project),
            deinitializer: place(end.range, node, project)))
      }
    }
    return found
  }

  /// A method that releases the field's content and leaves it there. One that other methods call is part of something
  /// larger.
  private static func earlier(
    _ end: FunctionOutcomes.FieldEnd, than node: Int32, in project: ResolvedProject,
    _ analyses: [Int32: FunctionAnalysis]
  ) -> (Int32, FunctionOutcomes.FieldEnd)? {
    guard let type = typeName(of: node, project) else { return nil }
    for other in analyses.keys.sorted() where other != node {
      guard let first = analyses[other]?.fieldEnds.first(where: { $0.field == end.field && $0.isStale }),
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
