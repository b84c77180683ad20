/// The components of a call graph by level: a component's callees are on lower levels, so that those of one level can be
/// summarized side by side.
struct BottomUpOrder {
  /// The lowest first. Within a level the largest component comes first.
  private(set) var levels: [[[Int32]]] = []
  /// By node: a function outside of its cycle calls it.
  private(set) var isCalled: [Bool]

  /// - Parameter roots: only what these call, directly or not, is put in order; nil for everything.
  init(_ project: ResolvedProject, roots: [Int32]?) {
    let callees = project.callees
    let components = ComponentOrder.components(callees, from: roots ?? Array(0..<Int32(callees.count)))
    isCalled = Array(repeating: false, count: callees.count)
    var componentOf = [Int32](repeating: -1, count: callees.count)
    for (index, component) in components.enumerated() {
      for node in component { componentOf[Int(node)] = Int32(index) }
    }
    // A summary is the same whoever asks for it: callers count that are not put in order here.
    for (node, called) in callees.enumerated() {
      for callee in called where componentOf[Int(callee)] != componentOf[node] || componentOf[node] < 0 {
        isCalled[Int(callee)] = true
      }
    }
    var levelOf = [Int](repeating: 0, count: components.count)
    for (index, component) in components.enumerated() {
      let own = Int32(index)
      for node in component {
        for callee in callees[Int(node)] where componentOf[Int(callee)] != own {
          levelOf[index] = max(levelOf[index], levelOf[Int(componentOf[Int(callee)])] + 1)
        }
      }
      if levelOf[index] == levels.count { levels.append([]) }
      levels[levelOf[index]].append(component)
    }
    func size(_ component: [Int32]) -> Int { component.reduce(0) { $0 + project.graph($1).blocks.count } }
    for index in levels.indices {
      levels[index] = levels[index].map { (size($0), $0) }
        .sorted { ($1.0, $0.1[0]) < ($0.0, $1.1[0]) }.map(\.1)
    }
  }
}

extension BottomUpOrder {
  /// Components that one thread takes in a row, handing on what it learned of fields.
  private static let componentsPerShare = 16
  /// What was learned of fields in so many shares is told to all.
  private static let sharesPerRound = 8

  /// - Parameter jobs: how many threads; the result is the same for any number.
  /// - Returns: what is known in the end, and the analyses of the functions in which something is acquired or released,
  ///   by node.
  func run(_ project: ResolvedProject, jobs: Int) -> (KnownSummaries, [AnalyzedNode]) {
    var known = KnownSummaries(project, isCalled: isCalled)
    var analyzed: [AnalyzedNode] = []
    for level in levels {
      var shares = stride(from: 0, to: level.count, by: Self.componentsPerShare).map {
        level[$0..<min($0 + Self.componentsPerShare, level.count)]
      }[...]
      while !shares.isEmpty {
        let round = Array(shares.prefix(Self.sharesPerRound))
        shares = shares.dropFirst(Self.sharesPerRound)
        for share in Self.summarize(round, known, jobs: jobs) {
          known.add(share)
          analyzed += share.analyzed
        }
      }
    }
    return (known, analyzed.sorted { $0.node < $1.node })
  }

  private static func summarize(
    _ shares: [ArraySlice<[Int32]>], _ known: KnownSummaries, jobs: Int
  ) -> [SummarizedShare] {
    let work: @Sendable (ArraySlice<[Int32]>) -> SummarizedShare = { components in
      var share = SummarizedShare()
      for component in components {
        var summaries = Summaries(known, fields: share.fields)
        share.analyzed += summaries.summarize(component)
        share.fields = summaries.ownFields
        for node in component { share.summaries.append((node, summaries.own[node] ?? nil)) }
      }
      return share
    }
    return jobs == 1 || shares.count == 1 ? shares.map(work) : WorkerThreads.map(shares, jobs: jobs, work)
  }
}
