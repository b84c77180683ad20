import LeakLint

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where programs keep what they can do without, by the XDG Base Directory Specification.
enum UserCache {
  /// nil where the environment names neither a directory for it nor a home.
  static var directory: AbsolutePath? {
    if let directory = absolute("XDG_CACHE_HOME") { return AbsolutePath("leaklint", in: directory) }
    return absolute("HOME").map { AbsolutePath(".cache/leaklint", in: $0) }
  }

  /// The specification wants relative paths to be ignored.
  private static func absolute(_ name: String) -> AbsolutePath? {
    guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
    return AbsolutePath(value)
  }
}
