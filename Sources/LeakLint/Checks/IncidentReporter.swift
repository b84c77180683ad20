/// Turns the incidents of one function into findings. The words are those of the rules, each in its own file.
struct IncidentReporter {
  let context: FunctionContext
  let analysis: FunctionAnalysis
  let wording: Wording
  private let path: WitnessSteps

  static func findings(of analysis: FunctionAnalysis, in context: FunctionContext, source: SourceText) -> [Finding] {
    guard !analysis.incidents.isEmpty else { return [] }
    let reporter = IncidentReporter(context: context, analysis: analysis, source: source)
    return analysis.incidents.compactMap { reporter.finding($0) }
  }

  private init(context: FunctionContext, analysis: FunctionAnalysis, source: SourceText) {
    self.context = context
    self.analysis = analysis
    wording = Wording(context: context, source: source)
    path = WitnessSteps(context: context, paths: analysis.paths, wording: wording)
  }

  private func finding(_ incident: Incident) -> Finding? {
    switch incident.kind {
    case .usedAfterRelease: usedAfterRelease(incident)
    case .returnedAfterRelease: returnedAfterRelease(incident)
    case .releasedUnderTask: releasedUnderTask(incident)
    case .releasedUnacquired: releaseBeforeCheck(incident)
    case .releaseDeferredInLoop: deferInLoop(incident)
    case .committedOnError: commitOnError(incident)
    case .acquiredWhileHolding: nestedAcquire(incident)
    case .waitedInTransaction, .waitedInImplicitTransaction: externalCallInTransaction(incident)
    case .statementsLeftPending: implicitTransaction(incident)
    }
  }

  // MARK: What the rules' files use

  var isTest: Bool { context.graph.traits.contains(.test) }

  func obligation(_ incident: Incident) -> Obligation? { incident.obligation.map { analysis.obligations[$0.index] } }

  /// "closed", "returned": what was done to the resource of the incident.
  func releasedWord(_ incident: Incident) -> String {
    obligation(incident)?.acquisition.kind.releasedWord(in: context.language) ?? "released"
  }

  func step(_ range: SourceRange, _ text: String) -> Finding.Step {
    Finding.Step(path: context.path, range: range, text: text)
  }

  func acquisitionStep(_ obligation: Obligation) -> Finding.Step {
    let verb = obligation.acquisition.kind == .transaction ? "begins" : "is acquired"
    return step(obligation.range, "\(wording.shortSubject(of: obligation)) \(verb) here")
  }

  /// A finding at the incident's place.
  ///
  /// - Parameters:
  ///   - related: the other place that the message speaks of.
  ///   - before: steps ahead of the path that leads to the incident.
  ///   - after: steps behind that path.
  func report(
    _ rule: Rule, _ incident: Incident, _ message: String, severity: Severity? = nil, confidence: Confidence = .high,
    related: Finding.Step, before: [Finding.Step], after: [Finding.Step]
  ) -> Finding {
    var finding = Finding(
      rule: rule.id, severity: severity ?? rule.defaultSeverity, confidence: confidence, message: message,
      path: context.path, range: incident.range)
    finding.exit = related
    finding.steps = before + path.steps(after: incident.start, to: incident.end) + after
    finding.function = context.names[context.graph.qualifiedName]
    return finding
  }
}
