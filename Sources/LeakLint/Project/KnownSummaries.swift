/// What is known of a project's functions so far, shared by those who find out more.
struct KnownSummaries: Sendable {
  let project: ResolvedProject
  /// By node: its component is summarized. Where it has no summary, nobody needs one.
  private(set) var isSummarized: [Bool]
  private(set) var fields: [CallEffects.Acquisition.Owner: FieldHandling] = [:]
  /// By node: a function outside of its cycle calls it, or it is a closure.
  let isCalled: [Bool]
  private var summaries: [FunctionSummary?]

  init(_ project: ResolvedProject, isCalled: [Bool]) {
    self.project = project
    self.isCalled = isCalled
    isSummarized = Array(repeating: false, count: project.functions.count)
    summaries = Array(repeating: nil, count: project.functions.count)
  }

  subscript(node: Int32) -> FunctionSummary? { summaries[Int(node)] }

  /// Takes over what was found.
  mutating func add(_ found: SummarizedShare) {
    for (node, summary) in found.summaries {
      isSummarized[Int(node)] = true
      summaries[Int(node)] = summary
    }
    // Who finds out first is a matter of order, not of time: shares are added in theirs.
    fields.merge(found.fields) { first, _ in first }
  }
}

/// What was found of some components of the call graph.
struct SummarizedShare: Sendable {
  var summaries: [(node: Int32, summary: FunctionSummary?)] = []
  /// Of fields that were asked about on the way.
  var fields: [CallEffects.Acquisition.Owner: FieldHandling] = [:]
  var analyzed: [AnalyzedNode] = []
}

/// The analysis of a function in which something is acquired or released.
struct AnalyzedNode: Sendable {
  var node: Int32
  var context: FunctionContext
  var analysis: FunctionAnalysis
}
