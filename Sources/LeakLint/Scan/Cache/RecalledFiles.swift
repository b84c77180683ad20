/// Files of a run that an earlier run has looked at.
extension SourceFiles {
  func stamp(of file: DiscoveredFile) -> FileStamp? {
    file.isStandardInput ? nil : FileStamp(of: file.location, followsLink: file.isArgument)
  }

  /// What reading the file and looking at it would give.
  func recall(_ file: DiscoveredFile, _ cache: LoweringCache?) -> (Outcome, FirstLook)? {
    guard let cache, let stamp = stamp(of: file), let entry = cache.entry(for: file, stamp, module: module(of: file)),
      let look = cache.look(entry)
    else { return nil }
    var outcome = Outcome(path: file.path, isReported: file.isReported)
    outcome.stamp = stamp
    outcome.size = stamp.size
    outcome.isRead = true
    return (outcome, look)
  }

  func recalledInput(_ file: DiscoveredFile, _ outcome: Outcome, _ cache: LoweringCache?) -> SourceInput? {
    guard let cache, let entry = cache.entry(for: file, outcome.stamp, module: module(of: file)),
      let lowered = cache.lowered(entry, path: file.path)
    else { return nil }
    return SourceInput(
      lowered: lowered, isReported: file.isReported && !entry.isGenerated, origin: .cached(file))
  }

  /// What is worth keeping of a run.
  ///
  /// - Parameter looks: by file; nil for those that were not looked at, but recalled.
  func items(_ outcomes: [Outcome], _ looks: [FirstLook?], _ cache: LoweringCache) -> [LoweringCache.Item] {
    zip(files, zip(outcomes, looks)).compactMap { file, found in
      let (outcome, look) = found
      guard outcome.isRead, let stamp = outcome.stamp else { return nil }
      let module = module(of: file)
      let known = cache.entry(for: file, stamp, module: module)
      let lowered = outcome.input.flatMap { $0.isCached ? nil : $0 }
      let part = CacheFile.Part(start: 0, count: 0, checksum: 0)
      var entry =
        known
        ?? CacheFile.Entry(
          stamp: stamp, language: Language(file.kind), module: module, isGenerated: false, look: part, lowered: nil)
      if case .read(let source)? = lowered?.origin { entry.isGenerated = GeneratedMarker.isPresent(in: source.bytes) }
      return LoweringCache.Item(
        path: file.path, entry: entry, look: look, lowered: lowered?.lowered)
    }
  }
}
