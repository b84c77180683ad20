/// Where a function or method stands in its file: what its defaults depend on.
struct CallContext {
  var name: String
  var isMethod: Bool
  /// What the calls of the library or type raise unless they say otherwise.
  var raises: CallEffects.Exceptions

  /// Where the object is that a release ends, or that SQL text runs on.
  var subject: Slot { isMethod ? .receiver : .argument(0) }
}

/// One function or method: its effects, or a list of variants.
extension ModelDecoder {
  private enum Field: String, CaseIterable {
    case acquires, releases, transfers, returns, wraps, unwraps, raises, sql
    case belongsTo = "belongs-to"
    case statusOf = "status-of"
    case whenArguments = "when-arguments"
    case nullResult = "null-result"
    case trueResultMeansNull = "true-result-means-null"
    case trueResultMeansNonNull = "true-result-means-non-null"
    case falseResultMeansNull = "false-result-means-null"
    case falseResultMeansNonNull = "false-result-means-non-null"
    case returnMeansNull = "return-means-null"
    case returnMeansNonNull = "return-means-non-null"
    case raiseMeansNull = "raise-means-null"
    case raiseMeansNonNull = "raise-means-non-null"
    case neverReturns = "never-returns"
    case isExternalWait = "external-wait"
    case closureParameters = "closure-parameters"
    case idleLimits = "idle-limits"
  }

  private enum IdleLimitsField: String, CaseIterable {
    case arguments, methods
    case exemptTexts = "exempt-texts"
  }

  private enum SQLField: String, CaseIterable { case text, when, rows }

  private enum NullResult: String, CaseIterable { case always, never, sometimes }

  mutating func call(_ node: YAMLNode, _ context: CallContext) -> CallModel {
    guard case .sequence(let nodes) = node.content else { return CallModel(variants: [variant(node, context)]) }
    var variants: [CallModel.Variant] = []
    for node in nodes {
      if let last = variants.last, last.requirements.isEmpty {
        report("a variant behind one without `when-arguments` never applies", at: node.line)
      }
      variants.append(variant(node, context))
    }
    return CallModel(variants: variants)
  }

  private mutating func variant(_ node: YAMLNode, _ context: CallContext) -> CallModel.Variant {
    var effects = CallEffects()
    var variant = CallModel.Variant(effects: effects)
    var acquires: YAMLNode?
    var releases: YAMLNode?
    var exceptions: CallEffects.Exceptions?
    var nullResult: NullResult?
    fields(of: node, Field.self) { decoder, field, value in
      switch field {
      // The defaults of these two depend on `returns`.
      case .acquires: acquires = value
      case .releases: releases = value
      case .transfers: effects.transfers = decoder.slots(value).map { CallEffects.Transfer(slot: $0) }
      case .returns: decoder.returns(value, into: &effects)
      case .belongsTo: effects.resultParent = decoder.slot(value)
      case .statusOf: effects.statusOf = decoder.slot(value)
      case .wraps: effects.resultWraps = decoder.slots(value).map { CallEffects.Wrap(slot: $0) }
      case .unwraps:
        effects.resultAlias = decoder.slot(value)
        effects.resultAlias?.path.append(Slot.wrapped)
      case .raises: exceptions = decoder.raises(value, inherited: context.raises)
      case .neverReturns: effects.neverReturns = decoder.bool(value)
      case .isExternalWait: effects.isExternalWait = decoder.bool(value)
      case .trueResultMeansNull: decoder.tell(.resultIsTrue, isNull: true, value, into: &effects)
      case .trueResultMeansNonNull: decoder.tell(.resultIsTrue, isNull: false, value, into: &effects)
      case .falseResultMeansNull: decoder.tell(.resultIsFalse, isNull: true, value, into: &effects)
      case .falseResultMeansNonNull: decoder.tell(.resultIsFalse, isNull: false, value, into: &effects)
      case .returnMeansNull: decoder.tell(.returned, isNull: true, value, into: &effects)
      case .returnMeansNonNull: decoder.tell(.returned, isNull: false, value, into: &effects)
      case .raiseMeansNull: decoder.tell(.raised, isNull: true, value, into: &effects)
      case .raiseMeansNonNull: decoder.tell(.raised, isNull: false, value, into: &effects)
      case .sql: decoder.sql(value, effects, into: &variant)
      case .whenArguments: variant.requirements = decoder.requirements(value)
      case .closureParameters: variant.closureParameterTypes = decoder.texts(value, "the absolute name of a type")
      case .idleLimits: variant.idleLimits = decoder.idleLimits(value)
      case .nullResult: nullResult = decoder.word(value, NullResult.self)
      }
    }
    if let acquires {
      effects.acquisitions = within(Field.acquires.rawValue) { $0.acquisitions(acquires, effects, context) }
    }
    if let releases {
      effects.releases = within(Field.releases.rawValue) { $0.releases(releases, effects, context) }
    }
    // The first of several results is what the others tell of.
    if effects.resultTypes.count > 1 {
      for index in effects.resultWraps.indices { effects.resultWraps[index].result = ["[0]"] }
    }
    switch nullResult {
    case .always: effects.resultNullness = .null
    case .never: effects.resultNullness = .nonNull
    case .sometimes: break
    case nil: effects.resultNullness = defaultNullness(effects, context)
    }
    effects.exceptions = exceptions ?? defaultExceptions(effects, context)
    if isEnter(context), effects.resultTypes.isEmpty, effects.resultAlias == nil { effects.resultAlias = .receiver }
    variant.effects = effects
    return variant
  }

  private mutating func tell(
    _ when: CallEffects.Tell.Case, isNull: Bool, _ node: YAMLNode, into effects: inout CallEffects
  ) {
    guard let slot = slot(node) else { return }
    effects.tells.append(CallEffects.Tell(when: when, slot: slot, fact: .isNull(isNull)))
  }

  // MARK: What goes without saying

  private func defaultNullness(_ effects: CallEffects, _ context: CallContext) -> CallEffects.Nullness {
    // A false result lets the exception pass.
    if isExit(context) { return .null }
    let handsOut = effects.acquisitions.contains { $0.slot == .result && $0.condition == .returned }
    return handsOut ? .nonNull : .unknown
  }

  private func defaultExceptions(_ effects: CallEffects, _ context: CallContext) -> CallEffects.Exceptions {
    guard effects.acquisitions.isEmpty else { return context.raises }
    // A release is taken to succeed, so that the handler of its failure need not release again.
    if !effects.releases.isEmpty { return .none }
    // Entering what was acquired before does nothing that could fail.
    if isEnter(context), effects.resultTypes.isEmpty { return .none }
    return context.raises
  }

  private func isEnter(_ context: CallContext) -> Bool {
    language == .python && context.isMethod && ["__enter__", "__aenter__"].contains(context.name)
  }

  private func isExit(_ context: CallContext) -> Bool {
    language == .python && context.isMethod && ["__exit__", "__aexit__"].contains(context.name)
  }

  /// Types, or the slot whose object is returned.
  private mutating func returns(_ node: YAMLNode, into effects: inout CallEffects) {
    let names = texts(node, "an absolute type name, `receiver` or `argument 0`")
    if names.count == 1, let slot = Slot(notation: names[0]) {
      effects.resultAlias = slot
    } else {
      effects.resultTypes = names
    }
  }

  mutating func raises(_ node: YAMLNode, inherited: CallEffects.Exceptions) -> CallEffects.Exceptions {
    let names = texts(node, "the absolute name of an exception, `none`, `any` or `default`")
    switch names.first {
    case "none" where names.count == 1: return .none
    case "any" where names.count == 1: return .any
    case "default" where names.count == 1: return inherited
    default: return names.isEmpty ? inherited : .types(names)
    }
  }

  /// The slot of the text, or a mapping that also says when the statement has run, and where its rows are.
  private mutating func sql(_ node: YAMLNode, _ effects: CallEffects, into variant: inout CallModel.Variant) {
    variant.savepointsStandAlone = savepointsStandAlone
    guard case .mapping = node.content else {
      variant.sqlArgument = slot(node)
      return
    }
    fields(of: node, SQLField.self) { decoder, field, value in
      switch field {
      case .text: variant.sqlArgument = decoder.slot(value)
      case .when: variant.sqlCondition = decoder.acquisitionCondition(value, effects)
      case .rows: variant.sqlRows = decoder.slot(value)
      }
    }
    if variant.sqlArgument == nil { report("`text` is missing", at: node.line) }
  }

  private mutating func idleLimits(_ node: YAMLNode) -> IdleLimits {
    var limits = IdleLimits()
    fields(of: node, IdleLimitsField.self) { decoder, field, value in
      switch field {
      case .arguments: limits.arguments = decoder.texts(value, "a keyword")
      case .methods: limits.methods = decoder.texts(value, "the absolute name of a method")
      case .exemptTexts: limits.exemptTexts = decoder.texts(value, "the beginning of a text")
      }
    }
    return limits
  }

  private mutating func requirements(_ node: YAMLNode) -> [ArgumentRequirement] {
    let expectation = "a label, keyword or position, or `0 or label is True`"
    return texts(node, expectation).compactMap { text in
      let requirement = ArgumentRequirement(notation: text)
      if requirement == nil { expected(expectation, at: node) }
      return requirement
    }
  }
}
