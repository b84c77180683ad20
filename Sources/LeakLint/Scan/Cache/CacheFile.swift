/// The cache of one tree, as a file: a head, an entry a source file, and behind them the encoded looks and graphs that the
/// entries point to. A part with a wrong checksum counts as not there.
struct CacheFile: Sendable {
  struct Entry: Sendable {
    var stamp: FileStamp
    var language: Language
    var module: String
    /// Says of itself that a program wrote it.
    var isGenerated: Bool
    var look: Part
    /// nil where the file was not lowered, since it did not matter.
    var lowered: Part?
  }

  struct Part: Hashable, Sendable {
    /// Offset into the file, in bytes.
    var start: Int
    var count: Int
    var checksum: UInt64
  }

  /// Of the file's form: another one is not read.
  private static let magic: [UInt8] = Array("leaklint cache 1\n".utf8)

  let bytes: [UInt8]
  /// By path, relative to the root of the run.
  private(set) var entries: [String: Entry] = [:]

  static let empty = CacheFile()

  private init() { bytes = [] }

  /// nil where the file is none of ours or was written by another program.
  init?(_ bytes: [UInt8], key: UInt64) {
    self.bytes = bytes
    guard bytes.starts(with: Self.magic) else { return nil }
    let isRead = bytes.withUnsafeBytes { all -> Bool in
      var head = ByteReader(UnsafeRawBufferPointer(rebasing: all.dropFirst(Self.magic.count)))
      guard head.number() == key else { return false }
      let size = head.int()
      let index = head.raw(size)
      let checksum = head.number()
      guard !head.isBroken else { return false }
      let start = Self.magic.count + index.lowerBound
      let part = Part(start: start, count: size, checksum: checksum)
      guard let region = Self.region(part, of: all) else { return false }
      var reader = ByteReader(region)
      let base = Self.magic.count + head.position
      for (path, entry) in reader.array({ Self.entry(&$0, base: base) }) { entries[path] = entry }
      return reader.isComplete
    }
    guard isRead else { return nil }
  }

  /// What the body makes of the bytes of a part; nil where they are not those that were written.
  func read<Result>(_ part: Part, _ body: (inout ByteReader) -> Result?) -> Result? {
    bytes.withUnsafeBytes { all in
      guard let region = Self.region(part, of: all) else { return nil }
      var reader = ByteReader(region)
      return body(&reader)
    }
  }

  /// The bytes of a part that was read before.
  func bytes(of part: Part) -> ArraySlice<UInt8> {
    let end = min(bytes.count, max(0, part.start) + max(0, part.count))
    return bytes[min(max(0, part.start), end)..<end]
  }

  private static func region(_ part: Part, of all: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard part.start >= 0, part.count >= 0, part.start <= all.count, part.count <= all.count - part.start else {
      return nil
    }
    let region = UnsafeRawBufferPointer(rebasing: all[part.start..<part.start + part.count])
    return checksum(region) == part.checksum ? region : nil
  }

  /// Eight bytes at a time; meant against damage, not against intent.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum: UInt64 = 0x9e37_79b9_7f4a_7c15 ^ UInt64(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      sum = mix(sum, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
      index += 8
    }
    while index < bytes.count {
      sum = mix(sum, UInt64(bytes[index]))
      index += 1
    }
    return sum
  }

  private static func mix(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0xff51_afd7_ed55_8ccd
    return product ^ product >> 32
  }

  private static func entry(_ reader: inout ByteReader, base: Int) -> (String, Entry) {
    let path = reader.text()
    let stamp = FileStamp(
      size: reader.int(), modified: reader.signed(), changed: reader.signed(), inode: reader.number())
    let language = Int(reader.byte())
    if language >= Language.allCases.count { reader.fail() }
    let module = reader.text()
    let isGenerated = reader.bool()
    func part() -> Part { Part(start: base &+ reader.int(), count: reader.int(), checksum: reader.number()) }
    let look = part()
    let lowered = reader.bool() ? part() : nil
    return (
      path,
      Entry(
        stamp: stamp, language: reader.isBroken ? .python : Language.allCases[language], module: module,
        isGenerated: isGenerated, look: look, lowered: lowered)
    )
  }
}

extension CacheFile {
  /// Puts a new file together.
  struct Writer {
    private var index = ByteWriter()
    private var parts: [UInt8] = []
    private var count = 0

    /// - Parameters:
    ///   - look: its bytes.
    ///   - lowered: its bytes.
    mutating func add(_ path: String, _ entry: Entry, look: ArraySlice<UInt8>, lowered: ArraySlice<UInt8>?) {
      count += 1
      index.text(path)
      index.number(entry.stamp.size)
      index.signed(entry.stamp.modified)
      index.signed(entry.stamp.changed)
      index.number(entry.stamp.inode)
      index.byte(UInt8(Language.allCases.firstIndex(of: entry.language) ?? 0))
      index.text(entry.module)
      index.bool(entry.isGenerated)
      add(look)
      index.bool(lowered != nil)
      if let lowered { add(lowered) }
    }

    private mutating func add(_ part: ArraySlice<UInt8>) {
      index.number(parts.count)
      index.number(part.count)
      index.number(part.withUnsafeBytes(CacheFile.checksum))
      parts.append(contentsOf: part)
    }

    func finished(key: UInt64) -> [UInt8] {
      var entries = ByteWriter()
      entries.number(count)
      entries.raw(index.bytes[...])
      var head = ByteWriter()
      head.raw(CacheFile.magic[...])
      head.number(key)
      head.number(entries.bytes.count)
      head.raw(entries.bytes[...])
      head.number(entries.bytes.withUnsafeBytes(CacheFile.checksum))
      return head.bytes + parts
    }
  }
}
