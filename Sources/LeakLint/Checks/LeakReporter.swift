/// Turns the leaks of one function into findings: one an acquisition, about the surest of its ways out.
struct LeakReporter {
  let context: FunctionContext
  let analysis: FunctionAnalysis
  let source: SourceText
  private let wording: Wording
  private let path: WitnessSteps
  /// Where calls stand that lowering wrote.
  private let managerRanges: Set<SourceRange>
  private var graph: FlowGraph { context.graph }

  static func findings(of analysis: FunctionAnalysis, in context: FunctionContext, source: SourceText) -> [Finding] {
    let reporter = LeakReporter(context: context, analysis: analysis, source: source)
    return reporter.leakFindings() + reporter.yieldNotes()
  }

  private init(context: FunctionContext, analysis: FunctionAnalysis, source: SourceText) {
    self.context = context
    self.analysis = analysis
    self.source = source
    wording = Wording(context: context, source: source)
    path = WitnessSteps(context: context, paths: analysis.paths, wording: wording)
    var ranges: Set<SourceRange> = []
    for block in context.graph.blocks {
      for instruction in block.instructions {
        guard case .call(let id) = instruction.operation, context.graph[id].traits.contains(.implicit) else { continue }
        ranges.insert(instruction.range)
      }
    }
    managerRanges = ranges
  }

  // MARK: Leaks

  private func leakFindings() -> [Finding] {
    let byObligation = Dictionary(grouping: analysis.leaks, by: \.obligation)
    return byObligation.keys.sorted().compactMap { id in
      // Leaks stand in the order in which the solver found them, which follows the source; `min` takes the first of equals.
      guard let leaks = byObligation[id], let first = leaks.min(by: { rank($0) < rank($1) })
      else { return nil }
      return finding(analysis.obligations[id.index], first, all: leaks)
    }
  }

  /// What a person wrote explains more than the call with which a `with` statement leaves.
  private func rank(_ leak: Leak) -> Int {
    leak.exit.priority * 2 + (managerRanges.contains(leak.range) ? 1 : 0)
  }

  private func finding(_ obligation: Obligation, _ leak: Leak, all: [Leak]) -> Finding {
    let kind = obligation.acquisition.kind
    let rule = leak.exit == .thrownAtYield ? "yield-without-finally" : kind.rule
    let subject = wording.subject(of: obligation)
    let released = kind.releasedWord(in: context.language)
    let exit = wording.exit(leak, of: obligation)
    let others = Set(all.filter { $0.exit.severity == leak.exit.severity }.map(\.range)).count - 1
    let message =
      "\(subject) is not \(released) \(exit.message)" + (others > 0 ? wording.others(others) : "")
      + wording.origin(of: obligation)
    let exitStep = Finding.Step(path: context.path, range: leak.range, text: exit.step)
    var finding = Finding(
      rule: rule, severity: leak.exit.severity,
      confidence: min(obligation.acquisition.confidence, leak.exit.confidence), message: message,
      path: context.path, range: obligation.range)
    let isKept = !analysis.handedOn.contains(leak.obligation) && !graph.traits.contains(.test)
    if obligation.acquisition.isLongLived, !isKept { finding.confidence = .low }
    // An exception fails the test, and what it leaves behind is the least of its problems.
    if leak.exit == .raised, context.isTest { finding.confidence = .low }
    finding.exit = exitStep
    finding.steps =
      originSteps(obligation) + [acquisitionStep(obligation)]
      + path.steps(after: leak.acquiredAt, to: leak.path) + [exitStep]
    finding.function = context.names[graph.qualifiedName]
    return finding
  }

  private func acquisitionStep(_ obligation: Obligation) -> Finding.Step {
    let verb = obligation.acquisition.kind == .transaction ? "begins" : "is acquired"
    let text = "\(wording.shortSubject(of: obligation)) \(verb) here"
    return Finding.Step(path: context.path, range: obligation.range, text: text)
  }

  private func originSteps(_ obligation: Obligation) -> [Finding.Step] {
    obligation.acquisition.origin.reversed().map { origin in
      Finding.Step(
        path: origin.path, range: SourceRange(start: 0, end: 0, line: origin.line, column: 1),
        text: "`\(wording.lastComponent(origin.function))` acquires it here")
    }
  }

  // MARK: Yields

  private func yieldNotes() -> [Finding] {
    var seen: Set<ObligationID> = []
    return analysis.yieldsInsideScopes.compactMap { note in
      guard seen.insert(note.obligation).inserted, !analysis.leaks.contains(where: { $0.obligation == note.obligation })
      else { return nil }
      let obligation = analysis.obligations[note.obligation.index]
      let subject = wording.subject(of: obligation)
      let step = Finding.Step(path: context.path, range: note.range, text: "yields with \(subject) still open")
      var finding = Finding(
        rule: "yield-inside-with", severity: .note, confidence: obligation.acquisition.confidence,
        message: "\(subject) is closed only when the generator is resumed or closed after the yield at line "
          + "\(note.range.line)",
        path: context.path, range: obligation.range)
      finding.exit = step
      finding.steps = [acquisitionStep(obligation), step]
      finding.function = context.names[graph.qualifiedName]
      return finding
    }
  }
}
