/// Reads all files of a run once and lowers those that can matter, as ``Prefilter`` has it: first those that speak of a
/// library themselves, then, in rounds, those that call into files lowered before.
struct FileSelection {
  private let files: [DiscoveredFile]
  private let steps: Steps
  private let jobs: Int
  private let candidates: [Candidate]
  private var isSelected: [Bool]
  /// By file.
  private(set) var outcomes: [SourceFiles.Outcome]
  /// Of the libraries that can matter.
  private(set) var models: [LibraryModel] = []
  private(set) var filters: [Language: Prefilter] = [:]
  /// Names alone might have led on.
  private(set) var isCutShort = false

  /// Names alone are followed this many calls deep: further down they have become too many, and what calls are resolved
  /// to leads on (``ResolvedWrappers``).
  private static let roundsByName = 2
  /// The same from files that calls have led to, which are few.
  private static let roundsByNameFurtherDown = 6

  /// How to come by a file.
  struct Steps: Sendable {
    /// What an earlier run found out about a file that is still the same.
    var recall: @Sendable (DiscoveredFile) -> (SourceFiles.Outcome, FirstLook)?
    var read: @Sendable (DiscoveredFile) -> (SourceFiles.Outcome, bytes: [UInt8]?)
    /// Reads the file where it is given no bytes.
    var lower: @Sendable (DiscoveredFile, [UInt8]?, inout SourceFiles.Outcome) -> Void
    /// What the declarations of a file are members of.
    var module: @Sendable (DiscoveredFile) -> String
  }

  /// What is known of a file before it is lowered.
  private struct Candidate: Sendable {
    var outcome: SourceFiles.Outcome
    var look = FirstLook()
    /// The look is that of an earlier run.
    var isRecalled = false
    /// Kept where the file is lowered in any case.
    var bytes: [UInt8]?
  }

  /// Lowers what speaks of a library, and what names lead to from there.
  init(_ files: [DiscoveredFile], from catalogue: ModelCatalogue, _ steps: Steps, jobs: Int) throws(InvalidModel) {
    self.files = files
    self.steps = steps
    self.jobs = jobs
    let looks = Self.firstLooks(files, catalogue, steps, jobs: jobs)
    var named: [Language: ModelCatalogue.Libraries] = [:]
    for (file, first) in zip(files, looks) { named[Language(file.kind), default: 0] |= first.look.named }
    for language in Language.allCases {
      guard let named = named[language] else { continue }
      let found = try catalogue.models(of: language, named: named)
      filters[language] = Prefilter(models: found, language: language)
      models += found
    }
    outcomes = looks.map(\.outcome)
    isSelected = zip(files, looks).map { [filters] file, first in
      guard first.outcome.isRead, let filter = filters[Language(file.kind)] else { return false }
      if filter.matters(first.look) { return true }
      return Self.handsOn(file.path) && steps.read(file).bytes.map(filter.mentionsAcquisition) == true
    }
    candidates = looks.map { Candidate(outcome: $0.outcome, look: $0.look, isRecalled: $0.isRecalled) }
    lowerAll(files.indices.filter { isSelected[$0] }, looks.map(\.bytes))
    for _ in 0..<Self.roundsByName {
      guard let new = byName(from: lowered) else { return }
      lowerAll(new)
    }
    isCutShort = true
  }

  /// The lowered files, in the order of all.
  var lowered: [LoweredFile] { outcomes.compactMap(\.input?.lowered) }

  /// By file; nil where it was recalled.
  var looks: [FirstLook?] { candidates.map { $0.isRecalled ? nil : $0.look } }

  /// Lowers the files that mention the names, and what names lead to from there.
  ///
  /// - Parameter names: by lowered file.
  /// - Returns: whether there were any that were not lowered before.
  mutating func add(_ names: [Set<WrapperName>]) -> Bool {
    let languages = addNames(names, of: lowered)
    let found = unlowered(mentioningWrappersOf: languages)
    lowerAll(found)
    // Otherwise each call further down would mean to resolve everything again.
    var new = found
    for _ in 0..<Self.roundsByNameFurtherDown where !new.isEmpty {
      new = byName(from: new.compactMap { outcomes[$0].input?.lowered }) ?? []
      lowerAll(new)
    }
    return !found.isEmpty
  }

  /// Which of the lowered files have names that are new, where these would lead to other files; nil where they would not.
  func new(_ names: [Set<WrapperName>]) -> [Bool]? {
    let isNew = zip(lowered, names).map { file, names in
      filters[file.language].map { filter in names.contains { !filter.wrappers.knows($0) } } ?? false
    }
    var trial = self
    let languages = trial.addNames(names, of: lowered)
    return trial.unlowered(mentioningWrappersOf: languages).isEmpty ? nil : isNew
  }

  /// Python's packages give names of their modules to whoever imports the package.
  private static func handsOn(_ path: String) -> Bool { path.hasSuffix("__init__.py") }

  private static func firstLooks(
    _ files: [DiscoveredFile], _ catalogue: ModelCatalogue, _ steps: Steps, jobs: Int
  ) -> [Candidate] {
    var lookers: [Language: FirstLooker] = [:]
    for language in Set(files.map { Language($0.kind) }) {
      lookers[language] = FirstLooker(catalogue, language: language)
    }
    return WorkerThreads.map(files, jobs: jobs) { [lookers] file in
      if let (outcome, look) = steps.recall(file) { return Candidate(outcome: outcome, look: look, isRecalled: true) }
      let (outcome, bytes) = steps.read(file)
      var first = Candidate(outcome: outcome)
      guard let bytes, let looker = lookers[Language(file.kind)] else { return first }
      first.look = looker.look(at: bytes)
      if first.look.matters { first.bytes = bytes }
      return first
    }
  }

  /// - Parameter kept: by file: bytes that need not be read again; may be empty.
  private mutating func lowerAll(_ indices: [Int], _ kept: [[UInt8]?] = []) {
    // The largest first, so that no thread is left with it at the end.
    let work = indices.map { ($0, kept.isEmpty ? nil : kept[$0], outcomes[$0]) }
      .sorted { ($1.2.size, $0.0) < ($0.2.size, $1.0) }
    let round = WorkerThreads.map(work, jobs: jobs) { [files, steps] index, bytes, outcome in
      var outcome = outcome
      steps.lower(files[index], bytes, &outcome)
      return (index, outcome)
    }
    for (index, outcome) in round {
      isSelected[index] = true
      outcomes[index] = outcome
    }
  }

  /// What mentions a wrapper and is not lowered yet.
  private func unlowered(mentioningWrappersOf languages: Set<Language>) -> [Int] {
    let asked = files.indices.filter {
      !isSelected[$0] && outcomes[$0].isRead && languages.contains(Language(files[$0].kind))
    }
    return WorkerThreads.map(asked, jobs: jobs) { [files, steps, candidates, filters] index -> Int? in
      let file = files[index]
      guard let filter = filters[Language(file.kind)] else { return nil }
      let site = WrapperTable.Site(
        module: file.kind == .go ? steps.module(file) : "", path: file.path, imports: candidates[index].look.imports)
      if candidates[index].look.uses.contains(where: { filter.wrappers.contains($0, at: site) }) { return index }
      guard Self.handsOn(file.path), let bytes = steps.read(file).bytes, filter.mentionsWrapper(bytes) else {
        return nil
      }
      return index
    }.compactMap(\.self)
  }

  /// What the calls of lowered files lead to by their names.
  ///
  /// - Returns: files that are not lowered yet; nil where there are no new names.
  private mutating func byName(from files: [LoweredFile]) -> [Int]? {
    let names = WorkerThreads.map(files, jobs: jobs) { [filters] file in
      filters[file.language].map { WrapperSearch.run(file, NamedSources(file: file, filter: $0)).names } ?? []
    }
    let languages = addNames(names, of: files)
    return languages.isEmpty ? nil : unlowered(mentioningWrappersOf: languages)
  }

  /// - Parameter names: by file.
  /// - Returns: the languages that have new ones.
  private mutating func addNames(_ names: [Set<WrapperName>], of files: [LoweredFile]) -> Set<Language> {
    var found: Set<Language> = []
    for (file, names) in zip(files, names) where filters[file.language]?.add(names, of: file.module) == true {
      found.insert(file.language)
    }
    return found
  }
}
