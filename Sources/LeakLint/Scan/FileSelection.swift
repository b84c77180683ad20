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
    var look = Prefilter.Look()
    /// Kept where the file is lowered in any case.
    var bytes: [UInt8]?
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
    for (file, first) in zip(files, looks) { filters[Language(file.kind)]?.activate(first.look.named) }
    var outcomes = looks.map(\.outcome)
    var isSelected = zip(files, looks).map { file, first in
      first.outcome.isRead
        && filters[Language(file.kind)]?.matters(first.look, handsOnNames: Self.handsOn(file.path)) == true
    }
    var round = files.indices.filter { isSelected[$0] }
    for (index, outcome) in lowerAll(round, looks.map(\.bytes), outcomes, read, lower) { outcomes[index] = outcome }

    for _ in 0..<Self.rounds {
      let found = wrappers(of: round, outcomes, &filters)
      guard !found.isEmpty else { break }
      let candidates = files.indices.filter {
        !isSelected[$0] && outcomes[$0].isRead && found[Language(files[$0].kind)] != nil
      }
      let all = files
      round = WorkerThreads.map(Array(candidates), jobs: jobs) { index -> Int? in
        guard let bytes = read(all[index]).bytes, let words = found[Language(all[index].kind)],
          Prefilter.hasCalled(words, in: bytes) || Self.handsOn(all[index].path) && Prefilter.mentions(words, in: bytes)
        else { return nil }
        return index
      }.compactMap { $0 }
      for index in round { isSelected[index] = true }
      for (index, outcome) in lowerAll(round, [], outcomes, read, lower) { outcomes[index] = outcome }
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
      var first = FirstLook(outcome: outcome)
      guard let bytes, let filter = filters[Language(file.kind)] else { return first }
      first.look = filter.look(at: bytes)
      if first.look.isAddressed || first.look.named != 0 { first.bytes = bytes }
      return first
    }
  }

  /// - Parameter kept: by file: bytes that need not be read again; may be empty.
  private func lowerAll(
    _ indices: [Int], _ kept: [[UInt8]?], _ outcomes: [SourceFiles.Outcome],
    _ read: @escaping @Sendable (DiscoveredFile) -> (SourceFiles.Outcome, bytes: [UInt8]?),
    _ lower: @escaping @Sendable (DiscoveredFile, [UInt8], inout SourceFiles.Outcome) -> Void
  ) -> [(Int, SourceFiles.Outcome)] {
    // The largest first, so that no thread is left with it at the end.
    let work = indices.map { ($0, kept.isEmpty ? nil : kept[$0], outcomes[$0]) }
      .sorted { ($1.2.size, $0.0) < ($0.2.size, $1.0) }
    let files = files
    return WorkerThreads.map(work, jobs: jobs) { index, bytes, outcome in
      var outcome = outcome
      if let bytes = bytes ?? read(files[index]).bytes { lower(files[index], bytes, &outcome) }
      return (index, outcome)
    }
  }

  /// The new words that the files of a round give, by language; they join the filters.
  private func wrappers(
    of round: [Int], _ outcomes: [SourceFiles.Outcome], _ filters: inout [Language: Prefilter]
  ) -> [Language: WordTable] {
    var found: [Language: Set<UInt64>] = [:]
    for index in round {
      guard let file = outcomes[index].input?.lowered, let filter = filters[file.language] else { continue }
      found[file.language, default: []].formUnion(filter.wrapperNames(in: file))
    }
    for (language, words) in found { filters[language]?.add(words) }
    return found.filter { !$0.value.isEmpty }.mapValues { words in
      var table = WordTable()
      for word in words { table.add(word, mask: 1) }
      return table
    }
  }
}
