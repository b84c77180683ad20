/// `acquires` and `releases`, each a word, a mapping, or a list of these.
extension ModelDecoder {
  private enum AcquisitionField: String, CaseIterable {
    case kind, handle, when, confidence
    case onConnection = "on-connection"
    case isLongLived = "long-lived"
  }

  private enum ReleaseField: String, CaseIterable {
    case handle, kinds, when
    case onConnection = "on-connection"
  }

  private enum AcquisitionCondition: String, CaseIterable {
    case returned
    case errorIsNull = "error-is-null"
    case handleIsNonNull = "handle-is-non-null"
    case resultIsTrue = "result-is-true"
    case resultEquals = "result-equals"
    case statusEquals = "status-equals"
  }

  private enum ReleaseCondition: String, CaseIterable {
    case called, returned, raised, sometimes, failed
    case resultIsFalse = "result-is-false"
    case untilUsed = "until-used"
  }

  private enum ConfidenceWord: String, CaseIterable { case low, medium, high }

  // MARK: Acquisitions

  mutating func acquisitions(
    _ node: YAMLNode, _ effects: CallEffects, _ context: CallContext
  ) -> [CallEffects.Acquisition] {
    if case .sequence(let nodes) = node.content { return nodes.compactMap { acquisition($0, effects) } }
    return acquisition(node, effects).map { [$0] } ?? []
  }

  private mutating func acquisition(_ node: YAMLNode, _ effects: CallEffects) -> CallEffects.Acquisition? {
    guard case .mapping = node.content else {
      return kind(node).map { kind in
        let slot = defaultHandle(effects)
        return CallEffects.Acquisition(kind: kind, slot: slot, condition: defaultCondition(slot, effects))
      }
    }
    var kind: ResourceKind?
    var handle: Slot?
    var condition: YAMLNode?
    var onConnection = false
    var confidence = Confidence.high
    var isLongLived = false
    fields(of: node, AcquisitionField.self) { decoder, field, value in
      switch field {
      case .kind: kind = decoder.kind(value)
      case .handle: handle = decoder.slot(value)
      case .when: condition = value
      case .onConnection: onConnection = decoder.bool(value)
      case .confidence: confidence = decoder.confidence(value)
      case .isLongLived: isLongLived = decoder.bool(value)
      }
    }
    guard let kind else {
      if !entries(of: node).contains(where: { $0.key == AcquisitionField.kind.rawValue }) {
        report("`kind` is missing", at: node.line)
      }
      return nil
    }
    let slot = handle ?? defaultHandle(effects)
    return CallEffects.Acquisition(
      kind: kind, slot: slot,
      condition: condition.flatMap { node in
        within(AcquisitionField.when.rawValue) { $0.acquisitionCondition(node, effects) }
      } ?? defaultCondition(slot, effects),
      onConnection: onConnection, confidence: confidence, isLongLived: isLongLived)
  }

  /// Go hands out `(value, error)` unless `returns` names a single result.
  private func defaultHandle(_ effects: CallEffects) -> Slot {
    language == .go && effects.resultTypes.count != 1 ? .result(0) : .result
  }

  private func defaultCondition(_ handle: Slot, _ effects: CallEffects) -> CallEffects.Acquisition.Condition {
    guard language == .go else { return .returned }
    guard let last = effects.resultTypes.last else {
      // Nothing said: `(handle, error)`, or an error alone where the handle was there before.
      return .errorIsNull(handle.base == .result ? .result(1) : .result)
    }
    return last == "error" ? .errorIsNull(errorSlot(effects)) : .returned
  }

  private func errorSlot(_ effects: CallEffects) -> Slot {
    let count = effects.resultTypes.count
    return count == 1 ? .result : .result(count == 0 ? 1 : count - 1)
  }

  mutating func acquisitionCondition(
    _ node: YAMLNode, _ effects: CallEffects
  ) -> CallEffects.Acquisition.Condition? {
    var name = node
    var argument: YAMLNode?
    if case .mapping(let entries) = node.content, let entry = entries.first {
      name = YAMLNode(content: .scalar(entry.key, isPlain: true), line: entry.line)
      argument = entry.value
    }
    switch word(name, AcquisitionCondition.self) {
    case .returned: return .returned
    case .handleIsNonNull: return .handleIsNonNull
    case .resultIsTrue: return .isTrue(.result)
    case .errorIsNull: return .errorIsNull(argument.flatMap { slot($0) } ?? errorSlot(effects))
    case .resultEquals: return constants(argument, at: name).map { .resultEquals($0) }
    case .statusEquals: return constants(argument, at: name).map { .statusEquals($0) }
    case nil: return nil
    }
  }

  private mutating func constants(_ node: YAMLNode?, at name: YAMLNode) -> [String]? {
    if let node { return texts(node, "a constant or symbol") }
    expected("`\(name.summary.dropFirst().dropLast()): [constant]`", at: name)
    return nil
  }

  // MARK: Releases

  mutating func releases(
    _ node: YAMLNode, _ effects: CallEffects, _ context: CallContext
  ) -> [CallEffects.Release] {
    if case .sequence(let nodes) = node.content { return nodes.compactMap { release($0, effects, context) } }
    return release(node, effects, context).map { [$0] } ?? []
  }

  private mutating func release(
    _ node: YAMLNode, _ effects: CallEffects, _ context: CallContext
  ) -> CallEffects.Release? {
    guard case .mapping = node.content else {
      // A slot releases all that is open on it, a kind what it implies on the default handle.
      if case .scalar(let text, _) = node.content, let slot = Slot(notation: text) {
        return CallEffects.Release(slot: slot)
      }
      return kind(node, orSlot: true).map { CallEffects.Release(slot: context.subject, kinds: $0.endedWith) }
    }
    var release = CallEffects.Release(slot: context.subject)
    fields(of: node, ReleaseField.self) { decoder, field, value in
      switch field {
      case .handle: release.slot = decoder.slot(value) ?? release.slot
      case .kinds: release.kinds = decoder.kinds(value)
      case .onConnection: release.onConnection = decoder.bool(value)
      case .when:
        switch decoder.word(value, ReleaseCondition.self) {
        case .called, nil: release.condition = .called
        case .returned: release.condition = .returned
        case .raised: release.condition = .raised
        case .sometimes: release.condition = .sometimes
        case .untilUsed: release.condition = .untilUsed
        case .resultIsFalse: release.condition = .resultIsFalse
        // Where nothing is said of results, the error is the only one.
        case .failed:
          release.condition = .failed(effects.resultTypes.isEmpty ? .result : decoder.errorSlot(effects))
        }
      }
    }
    return release
  }

  // MARK: Words

  private mutating func kind(_ node: YAMLNode, orSlot: Bool = false) -> ResourceKind? {
    if case .scalar(let text, _) = node.content, let kind = ResourceKind(name: text) { return kind }
    let names = ResourceKind.allCases.map(\.name)
    let expectation = "a resource kind (\(names.joined(separator: ", ")))" + (orSlot ? " or a handle" : "")
    expected(expectation, at: node, words: names + (orSlot ? ["receiver", "result"] : []))
    return nil
  }

  /// `all`, or exactly the kinds that are listed.
  private mutating func kinds(_ node: YAMLNode) -> ResourceKindSet {
    if case .scalar("all", _) = node.content { return .all }
    guard case .sequence(let nodes) = node.content else { return kind(node).map { ResourceKindSet($0) } ?? [] }
    return nodes.compactMap { kind($0) }.reduce(into: []) { $0.formUnion(ResourceKindSet($1)) }
  }

  private mutating func confidence(_ node: YAMLNode) -> Confidence {
    switch word(node, ConfidenceWord.self) {
    case .low: .low
    case .medium: .medium
    case .high, nil: .high
    }
  }
}

extension ResourceKind {
  /// What ends with a resource of this kind when a model says no more than `releases: <kind>`.
  var endedWith: ResourceKindSet {
    switch self {
    // A connection that was closed may still have to go back to its pool.
    case .connection, .session: ResourceKindSet.all.subtracting(ResourceKindSet(.lease))
    case .lease: .all
    case .transaction: [ResourceKindSet(.transaction), ResourceKindSet(.savepoint)]
    case .statement: [ResourceKindSet(.statement), ResourceKindSet(.cursor)]
    case .cursor, .savepoint: ResourceKindSet(self)
    }
  }
}
