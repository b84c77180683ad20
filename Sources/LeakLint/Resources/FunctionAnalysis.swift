/// The resource analysis of one function: what leaks, and what callers may know of it.
struct FunctionAnalysis: Sendable {
  var obligations: [Obligation]
  /// All leaking ways out, in the order in which they were found.
  var leaks: [Leak]
  /// What the rules beside the leaks report, in the order in which it was found.
  var incidents: [Incident]
  /// Obligations that some path hands to somebody else, be it to borrow.
  var handedOn: Set<ObligationID>
  var yieldsInsideScopes: [YieldInsideScope]
  /// What the receiver keeps from here on, in the order of the source.
  var keptInFields: [FunctionOutcomes.KeptInField]
  var fieldEnds: [FunctionOutcomes.FieldEnd]
  /// Paths of the witness nodes in `leaks`.
  var paths: PathTree
  var summary: FunctionSummary
  /// A limit was reached: nothing is reported.
  var isTruncated: Bool

  static func run(_ context: FunctionContext, limits: SolverLimits = .standard) -> FunctionAnalysis {
    var domain = ResourceDomain(context: context)
    var initial = ResourceState()
    domain.addProbes(to: &initial)
    var solver = PathSolver(graph: context.graph, domain: domain, limits: limits)
    solver.run(from: initial)
    domain = solver.domain
    let isSilent = solver.isTruncated || context.graph.traits.contains(.incomplete)
    domain.addPendingIncidents()
    let leaks = isSilent ? [] : domain.leaks.filter { domain.isOwn($0) }
    return FunctionAnalysis(
      obligations: domain.obligations,
      leaks: leaks,
      incidents: isSilent ? [] : domain.incidents.incidents,
      handedOn: domain.handedOn,
      yieldsInsideScopes: isSilent
        ? []
        : domain.yieldsInsideScopes.sorted { ($0.range.start, $0.obligation) < ($1.range.start, $1.obligation) },
      keptInFields: isSilent ? [] : domain.keptInFields(),
      fieldEnds: isSilent ? [] : domain.fieldEnds(),
      paths: solver.paths,
      summary: isSilent ? FunctionSummary(effects: .unknown) : domain.summary(),
      isTruncated: solver.isTruncated)
  }
}

extension ResourceDomain {
  /// A new object keeps in its fields what is returned with it.
  fileprivate func keptInFields() -> [FunctionOutcomes.KeptInField] {
    var kept = outcomes.keptInFields
    for returned in outcomes.returned {
      guard let type = returned.type, let field = returned.path.first else { continue }
      // What stands in between, and is not of the project, may see to it.
      guard !returned.path.contains(Slot.wrapped) else { continue }
      // So may what calls the function that it keeps beside it.
      guard outcomes.companions[returned.obligation]?.contains(where: \.isReleaser) != true else { continue }
      let range = obligations[returned.obligation.index].range
      kept.insert(.init(obligation: returned.obligation, owner: .init(type: type, field: field), range: range))
    }
    return kept.sorted {
      ($0.obligation, $0.range.start, $0.owner.field) < ($1.obligation, $1.range.start, $1.owner.field)
    }
  }

  /// A transaction begun on somebody else's connection is this function's to end only if it does end it on some path;
  /// else its callers do.
  fileprivate func isOwn(_ leak: Leak) -> Bool {
    !leak.isOnBorrowedHolder || released.contains(leak.obligation)
  }
}
