#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reading whole files.
package enum FileContents {
  enum Failure: Error, Hashable, Sendable {
    case system(FileSystem.Failure)
    /// A directory, pipe or device.
    case notRegular
    /// Larger than the caller wants: the size in bytes.
    case tooLarge(Int)
    /// A link where none was to be followed.
    case isLink

    var description: String {
      switch self {
      case .system(let failure): failure.description
      case .notRegular: "not a regular file"
      case .tooLarge(let size): "\(size) bytes are too many"
      case .isLink: "a symbolic link"
      }
    }
  }

  /// - Parameter limit: the largest size in bytes that is read.
  /// - Parameter followsLink: whether a symbolic link in the last component is followed.
  static func load(
    _ path: AbsolutePath, limit: Int = .max, followsLink: Bool = true
  ) throws(Failure) -> [UInt8] {
    // Without O_NONBLOCK a named pipe would block until somebody writes to it.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW)
    let descriptor = PathText.withCString(path.string) { open($0, flags) }
    guard descriptor >= 0 else { throw errno == ELOOP && !followsLink ? .isLink : .system(.last) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .system(.last) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    let size = Int(info.st_size)
    guard size <= limit else { throw .tooLarge(size) }
    do {
      return try bytes(from: descriptor, expecting: size)
    } catch {
      throw .system(error)
    }
  }

  /// All of standard input.
  package static func loadStandardInput() throws(FileSystem.Failure) -> [UInt8] {
    try bytes(from: STDIN_FILENO, expecting: 1 << 16)
  }

  /// - Parameter size: how much there probably is; more or less does no harm.
  static func bytes(from descriptor: Int32, expecting size: Int) throws(FileSystem.Failure) -> [UInt8] {
    var result: [UInt8] = []
    // One byte more than expected, so that a file of the expected size ends with the second read and without a copy.
    var capacity = size + 1
    while true {
      var failure: FileSystem.Failure?
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        count = 0
        while count < buffer.count {
          let got = retrying { read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count) }
          if got < 0 { failure = .last }
          guard got > 0 else { break }
          count += got
        }
      }
      if let failure { throw failure }
      if result.isEmpty { result = chunk } else { result.append(contentsOf: chunk) }
      guard chunk.count == capacity else { return result }
      capacity = max(1 << 16, result.count)
    }
  }

  private static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
