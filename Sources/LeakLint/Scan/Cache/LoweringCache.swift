/// What earlier runs found out about the files of a tree, one by one: what the first look told, and the lowered file.
///
/// A file is taken from the cache where its stamp, language and module are the same and the same program with the same
/// models of the user's wrote it. What files tell each other is worked out in each run.
struct LoweringCache: Sendable {
  private let file: CacheFile
  private let location: AbsolutePath
  private let key: UInt64
  /// When the run began: what was written to since may be written to again without a trace.
  private let start: Int64

  /// nil where nothing is to be kept, or the system does not tell what is needed for it.
  ///
  /// - Parameter start: when the run began, in nanoseconds since 1970.
  init?(_ settings: Settings, root: AbsolutePath, start: Int64 = FileStamp.now) {
    guard let directory = settings.cacheDirectory, let program = FileStamp.ofProgram else { return nil }
    var hash = ByteWriter()
    hash.text(Analyzer.version)
    hash.number(program.size)
    hash.signed(program.modified)
    hash.number(program.inode)
    for path in settings.models {
      guard let contents = try? LibraryModels.contents(of: path) else { return nil }
      hash.text(path.string)
      for bytes in contents { hash.array(bytes) { $0.byte($1) } }
    }
    key = IdentifierHash.of(hash.bytes)
    location = directory.appending(CacheDirectory.name(for: root))
    self.start = start
    let bytes = (try? FileContents.load(location)) ?? []
    file = CacheFile(bytes, key: key) ?? .empty
  }

  /// - Parameter module: what the file's declarations are members of.
  func entry(for discovered: DiscoveredFile, _ stamp: FileStamp?, module: String) -> CacheFile.Entry? {
    guard let stamp, let entry = file.entries[discovered.path], entry.stamp == stamp,
      entry.language == Language(discovered.kind), entry.module == module
    else { return nil }
    return entry
  }

  func look(_ entry: CacheFile.Entry) -> FirstLook? { file.read(entry.look) { FirstLook(from: &$0) } }

  func lowered(_ entry: CacheFile.Entry, path: String) -> LoweredFile? {
    guard let part = entry.lowered else { return nil }
    return file.read(part) {
      LoweredFile(path: path, language: entry.language, module: entry.module, from: &$0)
    }
  }

  // MARK: Writing

  /// What a run knows of one file in the end.
  struct Item: Sendable {
    var path: String
    var entry: CacheFile.Entry
    /// nil where it came from the cache.
    var look: FirstLook?
    /// nil where it came from the cache, or the file was not lowered.
    var lowered: LoweredFile?

    var isFresh: Bool { look != nil || lowered != nil }
  }

  /// Where little has changed, doing that again costs less than writing everything down.
  private static let freshShare = 32

  /// Keeps what a run found out; what cannot be written is not kept.
  func store(_ items: [Item], jobs: Int) {
    let items = items.filter { $0.entry.stamp.isSettled(at: start) }
    let fresh = items.filter(\.isFresh).reduce(0) { $0 + $1.entry.stamp.size }
    let total = items.reduce(0) { $0 + $1.entry.stamp.size }
    guard fresh > 0, fresh * Self.freshShare >= total else { return }
    let encoded = WorkerThreads.map(items, jobs: jobs) { item in
      (item, Self.bytes { item.look?.encode(into: &$0) }, Self.bytes { item.lowered?.encode(into: &$0) })
    }
    var writer = CacheFile.Writer()
    for (item, look, lowered) in encoded {
      writer.add(
        item.path, item.entry, look: item.look == nil ? file.bytes(of: item.entry.look) : look[...],
        lowered: item.lowered == nil ? item.entry.lowered.map(file.bytes) : lowered[...])
    }
    CacheDirectory.write(writer.finished(key: key), to: location)
  }

  private static func bytes(_ encode: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    encode(&writer)
    return writer.bytes
  }
}
