/// Reads all files of a run once and lowers those that can matter, as ``Prefilter`` has it: first those that speak of a
/// library themselves, then, in rounds, those that call into files lowered before.
struct FileSelection {
  let files: [DiscoveredFile]
  let models: [LibraryModel]
  let jobs: Int

  /// Wrappers around wrappers are followed this many files deep.
  private static let rounds = 4

  /// What the first look at a file told.
  private struct FirstLook: Sendable {
    var outcome: SourceFiles.Outcome
    /// Kept where the file may be lowered.
    var bytes: [UInt8]?
    /// The libraries whose modules it names.
    var named: Prefilter.Libraries = 0
    /// The libraries of whose acquisitions it calls something by the name.
    var called: Prefilter.Libraries = 0
    /// Holds a comment for leaklint, which must be read to be obeyed.
    var isAddressed = false
  }

  func run(
    read: @escaping @Sendable (DiscoveredFile) -> (SourceFiles.Outcome, bytes: [UInt8]?),
    lower: @escaping @Sendable (DiscoveredFile, [UInt8], inout SourceFiles.Outcome) -> Void
  ) -> [SourceFiles.Outcome] {
    var filters: [Language: Prefilter] = [:]
    for language in Language.allCases {
      filters[language] = Prefilter(models: models.filter { $0.language == language })
    }
    let looks = firstLooks(filters, read)
    var named: [Language: Prefilter.Libraries] = [:]
    for (file, look) in zip(files, looks) { named[Language(file.kind), default: 0] |= look.named }
    for (language, libraries) in named { filters[language]?.restrict(to: libraries) }
    var outcomes = looks.map(\.outcome)
    var isSelected = zip(files, looks).map { file, look in
      look.bytes != nil && (look.isAddressed || (look.named | look.called) & (named[Language(file.kind)] ?? 0) != 0)
    }
    var round = files.indices.filter { isSelected[$0] }
    for (index, outcome) in lowerAll(round, { looks[$0].bytes }, outcomes, lower) { outcomes[index] = outcome }

    for _ in 0..<Self.rounds {
      let found = wrappers(of: round, outcomes, &filters)
      guard !found.isEmpty else { break }
      let candidates = files.indices.filter {
        !isSelected[$0] && outcomes[$0].isRead && found[Language(files[$0].kind)] != nil
      }
      let all = files
      let calling = WorkerThreads.map(Array(candidates), jobs: jobs) { index -> (Int, [UInt8])? in
        guard let bytes = read(all[index]).bytes, let words = found[Language(all[index].kind)],
          Prefilter.hasCalled(words, in: bytes) || Self.handsOn(all[index].path) && Prefilter.mentions(words, in: bytes)
        else { return nil }
        return (index, bytes)
      }.compactMap { $0 }
      let bytes = Dictionary(uniqueKeysWithValues: calling)
      round = calling.map(\.0)
      for index in round { isSelected[index] = true }
      for (index, outcome) in lowerAll(round, { bytes[$0] }, outcomes, lower) { outcomes[index] = outcome }
    }
    return outcomes
  }

  /// Python's packages give names of their modules to whoever imports the package.
  private static func handsOn(_ path: String) -> Bool { path.hasSuffix("__init__.py") }

  private func firstLooks(
    _ filters: [Language: Prefilter],
    _ read: @escaping @Sendable (DiscoveredFile) -> (SourceFiles.Outcome, bytes: [UInt8]?)
  ) -> [FirstLook] {
    WorkerThreads.map(files, jobs: jobs) { file in
      let (outcome, bytes) = read(file)
      var look = FirstLook(outcome: outcome)
      guard let bytes, let filter = filters[Language(file.kind)] else { return look }
      look.named = filter.namedLibraries(bytes)
      look.isAddressed = Prefilter.isAddressed(bytes)
      look.called =
        Self.handsOn(file.path) && filter.mentionsWord(bytes) ? .max : filter.calledLibraries(bytes)
      if look.named | look.called != 0 || look.isAddressed { look.bytes = bytes }
      return look
    }
  }

  private func lowerAll(
    _ indices: [Int], _ bytes: (Int) -> [UInt8]?, _ outcomes: [SourceFiles.Outcome],
    _ lower: @escaping @Sendable (DiscoveredFile, [UInt8], inout SourceFiles.Outcome) -> Void
  ) -> [(Int, SourceFiles.Outcome)] {
    // The largest first, so that no thread is left with it at the end.
    let work = indices.compactMap { index in bytes(index).map { (index, $0, outcomes[index]) } }
      .sorted { ($1.1.count, $0.0) < ($0.1.count, $1.0) }
    let files = files
    return WorkerThreads.map(work, jobs: jobs) { index, bytes, outcome in
      var outcome = outcome
      lower(files[index], bytes, &outcome)
      return (index, outcome)
    }
  }

  /// The new words that the files of a round give, by language; they join the filters.
  private func wrappers(
    of round: [Int], _ outcomes: [SourceFiles.Outcome], _ filters: inout [Language: Prefilter]
  ) -> [Language: Set<UInt64>] {
    var found: [Language: Set<UInt64>] = [:]
    for index in round {
      guard let file = outcomes[index].input?.lowered, let filter = filters[file.language] else { continue }
      found[file.language, default: []].formUnion(filter.wrapperNames(in: file))
    }
    for (language, words) in found { filters[language]?.add(words) }
    return found.filter { !$0.value.isEmpty }
  }
}
