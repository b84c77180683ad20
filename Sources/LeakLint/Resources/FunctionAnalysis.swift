/// The resource analysis of one function: what leaks, and what callers may know of it.
struct FunctionAnalysis: Sendable {
  var obligations: [Obligation]
  /// All leaking ways out, in the order in which they were found.
  var leaks: [Leak]
  /// What the rules beside the leaks report, in the order in which it was found.
  var incidents: [Incident]
  var yieldsInsideScopes: [YieldInsideScope]
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
      yieldsInsideScopes: isSilent
        ? []
        : domain.yieldsInsideScopes.sorted { ($0.range.start, $0.obligation) < ($1.range.start, $1.obligation) },
      paths: solver.paths,
      summary: isSilent ? FunctionSummary(effects: .unknown) : domain.summary(),
      isTruncated: solver.isTruncated)
  }
}

extension ResourceDomain {
  /// A transaction begun on somebody else's connection is this function's to end only if it does end it on some path;
  /// else its callers do.
  fileprivate func isOwn(_ leak: Leak) -> Bool {
    !leak.isOnBorrowedHolder || released.contains(leak.obligation)
  }
}
