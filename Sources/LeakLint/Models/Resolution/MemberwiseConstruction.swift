/// Initializers that nobody wrote: they put each argument into the field of its name and do nothing else. Swift gives
/// one to every struct without its own, Python's standard library to data classes and named tuples.
extension TypeInference {
  /// What constructing the type does; nil where it has no such initializer.
  func memberwiseConstruction(of type: TypeID, _ call: Call) -> CallEffects? {
    guard !index.models.isModelled(type), let declared = index.declarations.projectType(type), !call.arguments.isEmpty
    else { return nil }
    let fields: [String]
    switch file.language {
    case .go: return nil
    case .swift:
      guard declared.isComplete, call.arguments.allSatisfy({ $0.label != nil || $0.mode == .trailingClosure })
      else { return nil }
      fields = []
    case .python:
      guard let found = generatedFields(of: declared, type) else { return nil }
      fields = found
    }
    var effects = CallEffects(resultNullness: .nonNull, exceptions: .none)
    for (position, argument) in call.arguments.enumerated() {
      guard argument.mode == .value || argument.mode == .trailingClosure else { return nil }
      let label = argument.label.map { file.names[$0] }
      let field = label ?? (position < fields.count ? fields[position] : Slot.wrapped)
      effects.resultWraps.append(
        .init(
          slot: .argument(label == nil || file.language == .swift ? position : Slot.noPosition, label: label),
          field: field))
    }
    return effects
  }

  /// The fields that a Python class gets an initializer for, in their order; nil where it gets none, or one that runs
  /// code of the project.
  private func generatedFields(of declared: ProjectType, _ type: TypeID) -> [String]? {
    let source = index.files[Int(declared.ref.file)]
    let declaration = source.types[Int(declared.ref.declaration)]
    let isGenerated =
      declared.baseNames.contains("typing.NamedTuple")
      || declaration.decorators.contains { Self.generators.contains(source.names[$0]) }
    guard isGenerated, index.method("__post_init__", of: type) == nil else { return nil }
    // Those of a base come first.
    guard declared.lineage.count <= 1 else { return [] }
    return declaration.fields.map { source.names[$0.name] }
  }

  private static let generators: Set<String> = ["dataclasses.dataclass"]
}
