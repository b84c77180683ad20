/// Which variant of a modelled function a call is, by its arguments.
extension TypeInference {
  /// The first variant whose requirements the call meets. Where `*args` or `**options` may meet those of others, one of
  /// these that acquires nothing comes first: what nobody sees must not make a finding.
  func variant(of model: ModelCall, for call: Call) -> Int? {
    let certain = model.variant { meets($0, call) }
    guard call.arguments.contains(where: { $0.mode == .spread || $0.mode == .keywordSpread }) else { return certain }
    let possible = model.variants.prefix(certain.map { $0 + 1 } ?? model.variants.count)
    return possible.indices.first { index in
      possible[index].effects.acquisitions.isEmpty
        && possible[index].requirements.allSatisfy { meets($0, call) || mayMeet($0, call) }
    } ?? certain
  }

  private func meets(_ requirement: ArgumentRequirement, _ call: Call) -> Bool {
    if requirement.isAwaited { return call.traits.contains(.awaited) }
    guard let argument = argument(for: requirement, of: call) else { return false }
    return requirement.value.map { has($0, argument.value) } ?? true
  }

  /// Whether what is unpacked into the call may hold the argument.
  private func mayMeet(_ requirement: ArgumentRequirement, _ call: Call) -> Bool {
    guard argument(for: requirement, of: call) == nil else { return false }
    return call.arguments.contains {
      $0.mode == .spread && requirement.position != nil || $0.mode == .keywordSpread && requirement.label != nil
    }
  }

  private func argument(for requirement: ArgumentRequirement, of call: Call) -> Call.Argument? {
    if let position = requirement.position {
      let positional = call.arguments.filter { $0.label == nil && $0.mode != .keywordSpread }
      // Behind `*args` nobody knows which position is which.
      if position < positional.count, !positional[...position].contains(where: { $0.mode == .spread }) {
        return positional[position]
      }
    }
    guard let label = requirement.label else { return nil }
    return call.arguments.first { $0.label.map { file.names[$0] == label } ?? false }
  }

  /// Whether the operand is known to be the value.
  private func has(_ value: ArgumentRequirement.Value, _ operand: Operand) -> Bool {
    switch (value, operand) {
    case (.null, .constant(let id)): return graph[id] == .null
    case (.bool(let bool), .constant(let id)): return graph[id] == .bool(bool)
    case (.text(let text), _):
      guard let (known, isPrefix) = self.text(of: operand) else { return false }
      return known == text && !isPrefix
    case (.symbol(let name), .place):
      switch meaning(of: operand) {
      case .path(let path): return resolver.symbol(path) == name
      case let known: return !known.isUnknown && known == index.models.meaning(of: name)
      }
    case (.instance(let name), _):
      guard case .instance(let type) = meaning(of: operand), type.form == .instance,
        case .type(let wanted) = index.models.meaning(of: name)
      else { return false }
      return index.declarations.lineage(of: type).contains(wanted)
    default: return false
    }
  }
}
