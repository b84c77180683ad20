#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system says of a regular file without reading it. A file whose stamp is the same has the same contents,
/// unless it was written to within the same tick of the clock: see ``isSettled(at:)``.
package struct FileStamp: Hashable, Sendable {
  /// In bytes.
  var size: Int
  /// Of the contents, and of anything about the file; in nanoseconds since 1970.
  var modified: Int64
  var changed: Int64
  var inode: UInt64

  init(size: Int, modified: Int64, changed: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  /// nil where there is no regular file.
  init?(of path: AbsolutePath, followsLink: Bool) {
    var info = stat()
    let result = PathText.withCString(path.string) { followsLink ? stat($0, &info) : lstat($0, &info) }
    guard result == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int(info.st_size)
    inode = UInt64(info.st_ino)
    #if canImport(Darwin)
      modified = Self.nanoseconds(info.st_mtimespec)
      changed = Self.nanoseconds(info.st_ctimespec)
    #else
      modified = Self.nanoseconds(info.st_mtim)
      changed = Self.nanoseconds(info.st_ctim)
    #endif
  }

  /// Of the running program; nil where the system does not tell.
  package static var ofProgram: FileStamp? {
    #if canImport(Darwin)
      var size = UInt32(PATH_MAX)
      var path = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
      return FileStamp(
        of: AbsolutePath(PathText.string(path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)))), followsLink: true)
    #else
      return FileStamp(of: AbsolutePath("/proc/self/exe"), followsLink: true)
    #endif
  }

  /// The coarsest clock of a file system that is reckoned with (FAT's): 2 s.
  private static let tick: Int64 = 2_000_000_000

  /// Whether a change after that time would show in the stamp.
  ///
  /// - Parameter time: in nanoseconds since 1970.
  func isSettled(at time: Int64) -> Bool { max(modified, changed) < time - Self.tick }

  /// In nanoseconds since 1970.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
