/// What one worker knows of a project's functions: what was known when it began, and what it has found out since.
///
/// Within a cycle of the call graph nothing is known of the other members while the cycle is analyzed; for callers
/// outside, each member is then summarized by way of the others, a few calls deep.
struct Summaries {
  let known: KnownSummaries
  /// Of the members of the components that were summarized here; nil where there is none to be had.
  private(set) var own: [Int32: FunctionSummary?] = [:]
  var ownFields: [CallEffects.Acquisition.Owner: FieldHandling] = [:]
  var pendingFields: Set<CallEffects.Acquisition.Owner> = []
  var lifetimes: [Language: ObjectLifetimes] = [:]
  private var underWay: Set<Int32> = []

  var project: ResolvedProject { known.project }

  /// How deep a chain of functions is followed inside a cycle.
  private static let cycleDepth = 6

  /// - Parameter fields: what is known of fields beside what is known to all.
  init(_ known: KnownSummaries, fields: [CallEffects.Acquisition.Owner: FieldHandling] = [:]) {
    self.known = known
    ownFields = fields
  }

  /// Summarizes the functions of a component whose callees are summarized.
  ///
  /// - Returns: the analyses of those in which something is acquired or released.
  mutating func summarize(_ component: [Int32]) -> [AnalyzedNode] {
    let isCycle = component.count > 1 || project.callees[Int(component[0])].contains(component[0])
    var analyzed: [AnalyzedNode] = []
    underWay.formUnion(component)
    for node in component {
      let context = context(of: node, depth: 0)
      let isWorthAnalyzing = Self.isWorthAnalyzing(context)
      guard isWorthAnalyzing || !isCycle && known.isCalled[Int(node)] else { continue }
      let analysis = FunctionAnalysis.run(context)
      if !isCycle { own[node] = analysis.summary }
      if isWorthAnalyzing { analyzed.append(AnalyzedNode(node: node, context: context, analysis: analysis)) }
    }
    underWay.subtract(component)
    for node in component {
      if isCycle, known.isCalled[Int(node)] { _ = summary(of: node, depth: 0) }
      if own[node] == nil { own.updateValue(nil, forKey: node) }
    }
    return analyzed
  }

  /// Sees to it that a function has a summary although it does not come before what is summarized now.
  mutating func prepare(_ node: Int32) {
    guard !isSettled(node) else { return }
    let components = ComponentOrder.components(project.callees, from: [node]) { isSettled($0) }
    for component in components { _ = summarize(component) }
  }

  /// What a call of any function of the run does.
  mutating func preparedEffects(of resolved: ResolvedCall) -> CallEffects {
    if let target = resolved.target.flatMap(project.node) { prepare(target) }
    return effectsOfTarget(resolved, depth: 0)
  }

  /// The summary of a function that was prepared, be it one that no call names.
  mutating func summaryOfUncalled(_ node: Int32, depth: Int) -> FunctionSummary? {
    if let summary = known[node] ?? own[node] ?? nil { return summary }
    guard !known.isCalled[Int(node)], underWay.insert(node).inserted else { return nil }
    defer { underWay.remove(node) }
    let summary = FunctionAnalysis.run(context(of: node, depth: depth)).summary
    own[node] = summary
    return summary
  }

  /// Summarized, or about to be.
  private func isSettled(_ node: Int32) -> Bool {
    known.isSummarized[Int(node)] || own[node] != nil || underWay.contains(node)
  }

  /// Something is acquired or released, or a statement and a wait for somebody else meet.
  private static func isWorthAnalyzing(_ context: FunctionContext) -> Bool {
    context.effects.contains(where: \.isInteresting) || !context.heldPools.isEmpty
      || (context.effects.contains(where: \.isExternalWait)
        && context.effects.contains { $0.marks.contains(.runsStatement) })
  }

  // MARK: Contexts

  /// What the analysis of a function needs to know of its calls and closures.
  mutating func context(of node: Int32, depth: Int) -> FunctionContext {
    let function = project.functions[Int(node)]
    let file = project.files[Int(function.ref.file)]
    let graph = file.functions[function.ref.function.index]
    var context = FunctionContext(
      graph: graph, language: file.language, names: file.names, path: file.path, effects: [],
      exceptions: project.exceptions(in: function.ref.file), driver: function.driver)
    context.isCommand = project.isCommand(node)
    context.isTest = project.isTest(node)
    if graph.kind == .initializer {
      context.newObject = graph.places.indices.lazy.map(PlaceID.init).first { graph[$0].root == .receiver }
      context.newObjectHasDestructor =
        file.language == .swift
        && project.mayHaveDestructor(graph.enclosingType.map { file.names[$0] }, file.language)
    }
    if !graph.parameters.isEmpty, graph.iterates { context.names.add(foreign: Slot.element) }
    context.effects.reserveCapacity(graph.calls.count)
    let usesDoubles = project.usesDoubles(in: function.ref.file)
    let replaced = project.replacedNames(in: function.ref.file)
    for (index, call) in function.calls.enumerated() {
      let implicit = graph.calls[index].traits.contains(.implicit)
      let method = implicit ? file.names[graph[graph.calls[index].callee].name] : ""
      var effects = effects(of: call, step: ManagerStep(method: method), depth: depth)
      if makesCoroutine(graph.calls[index], call) { effects.exceptions = .none }
      let callee = graph[graph.calls[index].callee]
      effects.resumes = GeneratorStep.resumed(by: file.names[callee.name], isMethod: callee.parent != nil)
      if callee.parent != nil, file.names[callee.name] == "throw" { effects.throwsInto = .receiver }
      // The files of functions that acquire and release nothing are not parsed for what else they do.
      if let target = call.target, target.file != function.ref.file {
        effects.takes = []
        effects.isExternalWait = false
      }
      if !replaced.isEmpty {
        let isReplaced = replaced.contains(file.names[callee.name].lastNameComponent)
        effects.acquisitions.removeAll { isReplaced || isBehindDouble($0, replaced) }
        effects.yields.removeAll { isReplaced || isBehindDouble($0, replaced) }
      }
      if usesDoubles {
        effects.acquisitions.removeAll { !$0.origin.isEmpty }
        effects.yields.removeAll { !$0.origin.isEmpty }
      }
      effects.spread(over: graph.calls[index])
      for name in effects.fieldNames { context.names.add(foreign: name) }
      context.effects.append(effects)
    }
    addAcquisitionsOfClosures(of: node, to: &context.effects, depth: depth)
    if Self.isWorthAnalyzing(context) { addAlternatives(of: function.calls, to: &context, depth: depth) }
    if context.effects.contains(where: { $0.marks.contains(.takesConnection) }) {
      context.heldPools = heldPools(around: node)
    }
    for child in project.closures(of: node) {
      let childGraph = project.graph(child)
      let summary = summary(of: child, depth: depth)
      context.closures[project.functions[Int(child)].ref.function] = FunctionContext.Closure(
        captured: childGraph.captures.map(\.outer), effects: summary?.effects ?? .unknown,
        isSpawned: childGraph.traits.contains(.spawned))
    }
    return context
  }

  /// Calling one of Python's coroutine functions runs nothing of it.
  private func makesCoroutine(_ call: Call, _ resolved: ResolvedCall) -> Bool {
    guard !call.traits.contains(.awaited), let node = resolved.target.flatMap(project.node) else { return false }
    return project.file(of: node).language == .python && project.graph(node).traits.contains(.async)
  }

  /// Whether what a function of the project hands out may come from something that the test has replaced.
  private func isBehindDouble(_ acquisition: CallEffects.Acquisition, _ replaced: Set<String>) -> Bool {
    guard !acquisition.origin.isEmpty else { return false }
    return acquisition.origin.contains {
      replaced.contains($0.function.lastNameComponent) || replaced.contains($0.callee)
    }
      || replaced.contains { project.index(.python)?.interestingNames.contains($0) == true }
  }

  private mutating func effects(of resolved: ResolvedCall, step: ManagerStep?, depth: Int) -> CallEffects {
    // The generator's own function answers for what it acquires: its caller borrows what it yields.
    // Leaving is a release, and releases do not raise; entering runs what stands before the yield.
    if let step = resolved.managerStep { return effectsOfManager(resolved, step, depth: depth) }
    var effects = effectsOfTarget(resolved, depth: depth)
    // Leaving is a release for the project's own managers too, unless a model says what their database calls may raise.
    if resolved.target != nil, step == .exit, effects.exceptions == .any { effects.exceptions = .none }
    // What is entered is mostly what is bound.
    if resolved.target == nil, step == .enter, effects.acquisitions.isEmpty, effects.resultAlias == nil {
      effects.resultAlias = .receiver
      return effects
    }
    // Few context managers swallow exceptions; of one that nobody knows it is not assumed.
    if resolved.target == nil, effects.resultNullness == .unknown, step == .exit {
      effects.resultNullness = .null
      effects.exceptions = .none
      return effects
    }
    return effects
  }

  /// Leaving is a release, and releases do not raise; entering runs what stands before the yield.
  private mutating func effectsOfManager(_ resolved: ResolvedCall, _ step: ManagerStep, depth: Int) -> CallEffects {
    var effects = CallEffects(exceptions: step == .exit ? .none : .any)
    guard let target = resolved.target, let node = project.node(target), let summary = summary(of: node, depth: depth)
    else { return effects }
    if step == .enter, summary.effects.entersQuietly { effects.exceptions = .none }
    // What hangs on what it yields ends with that: a savepoint with its connection, a transaction with the manager that
    // commits or rolls back.
    var ended = summary.effects.yields.reduce(into: ResourceKindSet()) { $0.formUnion($1.kind.endedWithIt) }
    for release in summary.effects.releases where release.condition == .called || release.condition == .returned {
      ended.formUnion(release.kinds.intersection(ResourceKind.transaction.endedWithIt))
    }
    if step == .enter, !ended.isEmpty { effects.resultParent = .receiver }
    if step == .exit, !ended.isEmpty { effects.releases.append(.init(slot: .receiver, kinds: ended)) }
    if step == .exit, !summary.effects.swallowsExceptions { effects.resultNullness = .null }
    if step == .exit, summary.effects.alwaysSwallows { effects.resultNullness = .isTrue }
    return effects
  }

  mutating func effectsOfTarget(_ resolved: ResolvedCall, depth: Int) -> CallEffects {
    var effects = effectsOfCallee(resolved, depth: depth)
    if resolved.constructedType != nil { endWithObject(&effects) }
    return effects
  }

  private mutating func effectsOfCallee(_ resolved: ResolvedCall, depth: Int) -> CallEffects {
    guard let target = resolved.target, !resolved.mayBeOverridden, let node = project.node(target),
      let summary = summary(of: node, depth: depth)
    else { return resolved.effects }
    var effects = summary.effects
    if effects.isUnknown { return resolved.effects }
    effects.resultTypes = resolved.effects.resultTypes
    effects.marks.formUnion(resolved.effects.marks.intersection(.resultRequiresOpen))
    if isMemoized(node) { effects.acquisitions = [] }
    keepOwned(&effects.acquisitions, project.file(of: node).language)
    if resolved.constructedType == nil, project.graph(node).kind == .initializer {
      Self.makeDelegation(&effects)
    }
    if resolved.constructedType != nil { Self.makeConstructor(&effects, model: resolved.effects) }
    return effects
  }

  /// What a decorator keeps for the next call is not the caller's.
  private func isMemoized(_ node: Int32) -> Bool {
    let names = project.file(of: node).names
    return project.graph(node).decorators.contains { CallNames.isMemoizing(names[$0]) }
  }

  /// An object that keeps an acquisition in a field must be released itself where one of its methods releases the field;
  /// otherwise it is no business of whoever makes the object.
  private mutating func keepOwned(_ acquisitions: inout [CallEffects.Acquisition], _ language: Language) {
    var kept: [CallEffects.Acquisition] = []
    for var acquisition in acquisitions {
      if let owner = acquisition.owner {
        let fate = fate(of: owner, kind: acquisition.kind, language)
        guard fate == .releasedByMethod || fate == .releasedByUsers else { continue }
        acquisition.confidence = min(acquisition.confidence, .medium)
      }
      kept.append(acquisition)
    }
    acquisitions = kept
  }

  /// `self.init(…)`, `super().__init__(…)`: what it stores and acquires is the object's that is being made.
  private static func makeDelegation(_ effects: inout CallEffects) {
    effects.transfers += effects.resultWraps.map { CallEffects.Transfer(slot: $0.slot, evenOnRaise: false) }
    effects.resultWraps = []
    effects.acquisitions = []
  }

  /// What the object's modelled base acquires is acquired too.
  private static func makeConstructor(_ effects: inout CallEffects, model: CallEffects) {
    effects.resultAlias = nil
    effects.partAliases = []
    effects.resultNullness = effects.mayFailToConstruct ? .unknown : .nonNull
    effects.acquisitions += model.acquisitions
  }

  mutating func summary(of node: Int32, depth: Int) -> FunctionSummary? {
    if known.isSummarized[Int(node)] { return known[node] }
    if let summary = own[node] { return summary }
    guard depth < Self.cycleDepth, underWay.insert(node).inserted else { return nil }
    defer { underWay.remove(node) }
    let summary = FunctionAnalysis.run(context(of: node, depth: depth + 1)).summary
    own[node] = summary
    return summary
  }
}

extension FlowGraph {
  fileprivate var iterates: Bool {
    blocks.contains { block in
      block.instructions.contains { if case .iterate = $0.operation { true } else { false } }
    }
  }
}

extension CallEffects {
  /// What becomes of a variadic parameter becomes of each argument that it collects.
  fileprivate mutating func spread(over call: Call) {
    func slots(_ slot: Slot) -> [Slot] {
      guard case .arguments(let first) = slot.base else { return [slot] }
      return call.arguments.indices.filter { $0 >= first && call.arguments[$0].label == nil }.map { index in
        var argument = Slot.argument(index)
        argument.path = slot.path
        // The collection itself is handed over, or made of the arguments.
        if call.arguments[index].mode != .spread, argument.path.first == Slot.element { argument.path.removeFirst() }
        return argument
      }
    }
    guard
      releases.contains(where: \.slot.isVariadic) || transfers.contains(where: \.slot.isVariadic)
        || resultWraps.contains(where: \.slot.isVariadic)
    else { return }
    releases = releases.flatMap { release in
      slots(release.slot).map {
        var copy = release
        copy.slot = $0
        return copy
      }
    }
    transfers = transfers.flatMap { transfer in
      slots(transfer.slot).map { Transfer(slot: $0, evenOnRaise: transfer.evenOnRaise) }
    }
    resultWraps = resultWraps.flatMap { wrap in
      slots(wrap.slot).map {
        var copy = wrap
        copy.slot = $0
        return copy
      }
    }
  }

  /// The fields through which its slots lead, which the caller's file need not mention.
  fileprivate var fieldNames: [String] {
    let slots =
      acquisitions.map(\.slot) + outputs.map(\.slot) + releases.map(\.slot) + transfers.map(\.slot)
      + resultWraps.map(\.slot) + takes
      + [resultAlias, resultParent].compactMap { $0 } + partAliases.map(\.slot)
      + acquisitions.compactMap(\.condition.slot)
    return slots.flatMap(\.path) + partAliases.flatMap(\.part) + acquisitions.flatMap { $0.companions.flatMap(\.path) }
      + resultWraps.flatMap { $0.result + [$0.field] }
  }
}
