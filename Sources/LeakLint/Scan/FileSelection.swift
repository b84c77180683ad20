/// Reads all files of a run once and lowers those that can matter, as ``Prefilter`` has it: first those that speak of a
/// library themselves, then, in rounds, those that call into files lowered before.
struct FileSelection {
  let files: [DiscoveredFile]
  let catalogue: ModelCatalogue
  let jobs: Int
  /// What the declarations of a file are members of.
  let module: @Sendable (DiscoveredFile) -> String

  /// Wrappers around wrappers are followed this many calls deep.
  private static let rounds = 4

  /// What is known of a file before it is lowered.
  private struct Candidate: Sendable {
    var outcome: SourceFiles.Outcome
    var look = FirstLook()
    /// The look is that of an earlier run.
    var isRecalled = false
    /// Kept where the file is lowered in any case.
    var bytes: [UInt8]?
  }

  /// What the selection comes to.
  struct Selected: Sendable {
    /// By file.
    var outcomes: [SourceFiles.Outcome]
    /// By file; nil where it was recalled.
    var looks: [FirstLook?]
    /// Of the libraries that can matter.
    var models: [LibraryModel]
  }

  /// - Parameters:
  ///   - recall: what an earlier run found out about a file that is still the same.
  ///   - lower: reads the file where it is given no bytes.
  func run(
    recall: @escaping @Sendable (DiscoveredFile) -> (SourceFiles.Outcome, FirstLook)?,
    read: @escaping @Sendable (DiscoveredFile) -> (SourceFiles.Outcome, bytes: [UInt8]?),
    lower: @escaping @Sendable (DiscoveredFile, [UInt8]?, inout SourceFiles.Outcome) -> Void
  ) throws(InvalidModel) -> Selected {
    let looks = firstLooks(recall, read)
    var named: [Language: ModelCatalogue.Libraries] = [:]
    for (file, first) in zip(files, looks) { named[Language(file.kind), default: 0] |= first.look.named }
    var models: [LibraryModel] = []
    var filters: [Language: Prefilter] = [:]
    for language in Language.allCases {
      guard let named = named[language] else { continue }
      let found = try catalogue.models(of: language, named: named)
      filters[language] = Prefilter(models: found, language: language)
      models += found
    }
    var outcomes = looks.map(\.outcome)
    var isSelected = zip(files, looks).map { file, first in
      guard first.outcome.isRead, let filter = filters[Language(file.kind)] else { return false }
      if filter.matters(first.look) { return true }
      return Self.handsOn(file.path) && read(file).bytes.map(filter.mentionsAcquisition) == true
    }
    let first = files.indices.filter { isSelected[$0] }
    for (index, outcome) in lowerAll(first, looks.map(\.bytes), outcomes, lower) { outcomes[index] = outcome }

    for _ in 0..<Self.rounds {
      let found = addWrappers(outcomes, &filters)
      guard !found.isEmpty else { break }
      let candidates = files.indices.filter {
        !isSelected[$0] && outcomes[$0].isRead && found.contains(Language(files[$0].kind))
      }
      let all = files
      let current = filters
      let module = module
      let round = WorkerThreads.map(Array(candidates), jobs: jobs) { index -> Int? in
        let file = all[index]
        guard let filter = current[Language(file.kind)] else { return nil }
        var site = WrapperTable.Site(imports: looks[index].look.imports)
        if file.kind == .go {
          site.package = IdentifierHash.of(module(file).utf8)
          site.isTest = file.path.hasSuffix("_test.go")
        }
        if looks[index].look.uses.contains(where: { filter.wrappers.contains($0, at: site) }) { return index }
        guard Self.handsOn(file.path), let bytes = read(file).bytes, filter.mentionsWrapper(bytes) else { return nil }
        return index
      }.compactMap { $0 }
      for index in round { isSelected[index] = true }
      for (index, outcome) in lowerAll(round, [], outcomes, lower) { outcomes[index] = outcome }
    }
    return Selected(outcomes: outcomes, looks: looks.map { $0.isRecalled ? nil : $0.look }, models: models)
  }

  /// Python's packages give names of their modules to whoever imports the package.
  private static func handsOn(_ path: String) -> Bool { path.hasSuffix("__init__.py") }

  private func firstLooks(
    _ recall: @escaping @Sendable (DiscoveredFile) -> (SourceFiles.Outcome, FirstLook)?,
    _ read: @escaping @Sendable (DiscoveredFile) -> (SourceFiles.Outcome, bytes: [UInt8]?)
  ) -> [Candidate] {
    var lookers: [Language: FirstLooker] = [:]
    for language in Set(files.map { Language($0.kind) }) {
      lookers[language] = FirstLooker(catalogue, language: language)
    }
    return WorkerThreads.map(files, jobs: jobs) { [lookers] file in
      if let (outcome, look) = recall(file) { return Candidate(outcome: outcome, look: look, isRecalled: true) }
      let (outcome, bytes) = read(file)
      var first = Candidate(outcome: outcome)
      guard let bytes, let looker = lookers[Language(file.kind)] else { return first }
      first.look = looker.look(at: bytes)
      if first.look.matters { first.bytes = bytes }
      return first
    }
  }

  /// - Parameter kept: by file: bytes that need not be read again; may be empty.
  private func lowerAll(
    _ indices: [Int], _ kept: [[UInt8]?], _ outcomes: [SourceFiles.Outcome],
    _ lower: @escaping @Sendable (DiscoveredFile, [UInt8]?, inout SourceFiles.Outcome) -> Void
  ) -> [(Int, SourceFiles.Outcome)] {
    // The largest first, so that no thread is left with it at the end.
    let work = indices.map { ($0, kept.isEmpty ? nil : kept[$0], outcomes[$0]) }
      .sorted { ($1.2.size, $0.0) < ($0.2.size, $1.0) }
    let files = files
    return WorkerThreads.map(work, jobs: jobs) { index, bytes, outcome in
      var outcome = outcome
      lower(files[index], bytes, &outcome)
      return (index, outcome)
    }
  }

  /// Adds the new words that the lowered files give to the filters.
  ///
  /// - Returns: the languages that have any.
  private func addWrappers(_ outcomes: [SourceFiles.Outcome], _ filters: inout [Language: Prefilter]) -> Set<Language> {
    let current = filters
    let lowered = outcomes.compactMap(\.input?.lowered)
    let names = WorkerThreads.map(lowered, jobs: jobs) { file in
      current[file.language].map { WrapperSearch(file: file, filter: $0).names() } ?? []
    }
    var found: Set<Language> = []
    for (file, names) in zip(lowered, names) where filters[file.language]?.add(names, of: file.module) == true {
      found.insert(file.language)
    }
    return found
  }
}
