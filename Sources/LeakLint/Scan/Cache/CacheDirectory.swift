/// The directory that caches are kept in, one file a tree.
enum CacheDirectory {
  /// Caches of trees that nobody has scanned for so long are deleted, in nanoseconds: 30 days.
  private static let lifetime: Int64 = 30 * 24 * 3600 * 1_000_000_000

  private static let suffix = ".leaklint-cache"

  static func name(for root: AbsolutePath) -> String {
    let hash = String(IdentifierHash.of(root.string.utf8), radix: 16)
    let name = root.name.utf8.filter { IdentifierHash.isPart($0) && $0 < 0x80 }.prefix(40)
    return String(decoding: name, as: UTF8.self) + "-" + hash + suffix
  }

  /// Whoever cannot write there goes without.
  static func write(_ bytes: [UInt8], to location: AbsolutePath) {
    guard (try? FileSystem.makeDirectories(location.parent)) != nil else { return }
    guard (try? AtomicFile.replace(location, with: bytes)) != nil else { return }
    let now = FileStamp.now
    for entry in (try? FileSystem.entries(of: location.parent)) ?? [] where entry.name.hasSuffix(suffix) {
      let path = location.parent.appending(entry.name)
      guard let stamp = FileStamp(of: path, followsLink: false), stamp.modified < now - lifetime else { continue }
      try? FileSystem.remove(path)
    }
  }
}
