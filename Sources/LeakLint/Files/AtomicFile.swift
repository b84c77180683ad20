#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writing whole files, so that readers see the old contents or the new and never a part.
package enum AtomicFile {
  /// Writes to a temporary file beside `path` and renames it. What is not a regular file (`/dev/stdout`, a pipe) is
  /// written to directly, for it cannot be replaced.
  package static func replace(_ path: AbsolutePath, with bytes: [UInt8]) throws(FileSystem.Failure) {
    if let kind = try? FileSystem.kind(of: path), kind != .file {
      return try writeDirectly(bytes, to: path)
    }
    // A link keeps being one: what it leads to is replaced.
    let target = FileSystem.resolved(path)
    var template = PathText.bytes(target.parent.appending(".\(target.name).XXXXXX").string).map(CChar.init(bitPattern:))
    template.append(0)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .last }
    var written = false
    defer { if !written { unlink(template) } }
    do {
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor)
      guard fchmod(descriptor, permissions(for: target)) == 0 else { throw FileSystem.Failure.last }
    } catch let failure as FileSystem.Failure {
      throw failure
    } catch {
      throw .last
    }
    guard PathText.withCString(target.string, { rename(template, $0) }) == 0 else { throw .last }
    written = true
  }

  /// Writes all bytes, however often the system takes a part only.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(FileSystem.Failure) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .last
      }
      offset += count
    }
  }

  private static func writeDirectly(_ bytes: [UInt8], to path: AbsolutePath) throws(FileSystem.Failure) {
    let descriptor = PathText.withCString(path.string) { open($0, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor)
  }

  /// Those of the file that is replaced, or what a new file gets.
  private static func permissions(for path: AbsolutePath) -> mode_t {
    var info = stat()
    if PathText.withCString(path.string, { stat($0, &info) }) == 0 { return info.st_mode & 0o7777 }
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }
}
