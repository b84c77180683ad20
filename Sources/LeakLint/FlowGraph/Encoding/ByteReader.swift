/// Reads what ``ByteWriter`` wrote. Bytes that it cannot have written make the reader broken: it then gives zeros and
/// empty arrays, and whoever asked must throw away what was read.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  /// How much was read, in bytes.
  private(set) var position = 0
  private var last = SourceRange.none
  private(set) var isBroken = false

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// All was read, and nothing was amiss.
  var isComplete: Bool { !isBroken && position == bytes.count }

  mutating func fail() { isBroken = true }

  mutating func byte() -> UInt8 {
    guard position < bytes.count, !isBroken else {
      isBroken = true
      return 0
    }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func bool() -> Bool { byte() != 0 }

  mutating func number() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = byte()
      value |= UInt64(next & 0x7f) &<< shift
      if next < 0x80 { return value }
      shift += 7
      guard shift < 64 else {
        isBroken = true
        return 0
      }
    }
  }

  mutating func signed() -> Int64 {
    let value = number()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func int() -> Int { Int(UInt(number())) }

  mutating func uint32() -> UInt32 {
    let value = number()
    if value > UInt32.max { isBroken = true }
    return UInt32(truncatingIfNeeded: value)
  }

  mutating func id<Tag>() -> Identifier<Tag> { Identifier(Int(uint32())) }

  mutating func optionalID<Tag>() -> Identifier<Tag>? {
    let value = number()
    return value == 0 ? nil : Identifier(Int(truncatingIfNeeded: value - 1))
  }

  /// How many of something follow, each of which takes a byte at least.
  mutating func count() -> Int {
    let value = number()
    guard value <= UInt64(bytes.count - position) else {
      isBroken = true
      return 0
    }
    return Int(value)
  }

  mutating func text() -> String {
    let count = count()
    defer { position += count }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]), as: UTF8.self)
  }

  /// The next bytes, without looking at them.
  mutating func raw(_ count: Int) -> Range<Int> {
    guard count >= 0, count <= bytes.count - position else {
      isBroken = true
      return 0..<0
    }
    defer { position += count }
    return position..<position + count
  }

  mutating func range() -> SourceRange {
    let start = Int64(last.start) &+ signed()
    let end = start &+ signed()
    let line = Int64(last.line) &+ signed()
    let column = uint32()
    let range = SourceRange(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
      line: UInt32(truncatingIfNeeded: line), column: column)
    last = range
    return range
  }

  mutating func array<Element>(_ read: (inout ByteReader) -> Element) -> [Element] {
    let count = count()
    guard count > 0 else { return [] }
    var elements: [Element] = []
    elements.reserveCapacity(min(count, 1 << 16))
    for _ in 0..<count {
      elements.append(read(&self))
      if isBroken { return [] }
    }
    return elements
  }

  mutating func ids<Tag>() -> [Identifier<Tag>] { array { $0.id() } }
}
