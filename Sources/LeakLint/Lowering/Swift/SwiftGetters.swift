/// Reading a property that code computes is a call, where its type is declared in the file.
extension SwiftLowerer {
  /// - Parameter place: a field.
  mutating func read(_ place: PlaceID, at range: SourceRange) -> Operand {
    guard current.readsComputed, current.builder.isReachable, let base = self[place].parent,
      let type = typeOfInstance(base), let property = members.computed(self[place].name, of: type)
    else { return .place(place) }
    var traits: Call.Traits = [.getter]
    if property.isThrowing, current.coverage.canThrow {
      traits.insert(.mayThrow)
      noteThrow()
      current.coverage.sawCall = true
    }
    if property.isAsync, current.coverage.isAwaited {
      traits.insert(.awaited)
      current.coverage.sawCall = true
    }
    let result = current.builder.call(
      place, function: nil, [], traits: traits, resultType: property.type.map { names.intern($0) }, at: range)
    return .place(result)
  }

  /// The type of `self`, or the one that a variable is declared with.
  private func typeOfInstance(_ place: PlaceID) -> String? {
    if let declared = current.builder.graph.attributes[place.index].declaredType { return names[declared] }
    guard place == current.scopes.first?.places[known.selfName] else { return nil }
    return current.enclosingType
  }
}
