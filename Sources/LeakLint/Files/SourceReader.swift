/// Reads source files and turns away those that are no source code for people to read.
enum SourceReader {
  /// Larger files are left out, in bytes. The largest hand-written sources known are below a tenth of it; a syntax tree
  /// takes 30 times as much memory as its file.
  static let sizeLimit = 8 << 20

  enum Outcome: Sendable {
    case text([UInt8])
    /// Vanished meanwhile, or a link, directory or device that git lists: nothing that anybody asked about.
    case absent
    case skipped(reason: String)
    case failed(FileSystem.Failure)
  }

  static func read(_ file: DiscoveredFile) -> Outcome {
    let bytes: [UInt8]
    do {
      bytes = try FileContents.load(file.location, limit: sizeLimit, followsLink: file.isArgument)
    } catch {
      switch error {
      case .tooLarge(let size):
        return .skipped(
          reason: "not analyzed: \(size / (1 << 20)) MiB is more than the \(sizeLimit / (1 << 20)) MiB that are read")
      case .isLink, .notRegular: return .absent
      case .system(let failure): return failure.isMissing && !file.isArgument ? .absent : .failed(failure)
      }
    }
    // UTF-16 and binary data; source in UTF-8 and its relatives holds no zero byte.
    if bytes.prefix(1024).contains(0) { return .skipped(reason: "not analyzed: it is not UTF-8 text") }
    return .text(bytes)
  }
}
