/// Writes numbers, texts and ranges as bytes: small numbers in one byte, ranges as what they differ from the last one.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []
  private var last = SourceRange.none

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Seven bits a byte, the lowest first; the eighth says that more follow (LEB128).
  mutating func number(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func number(_ value: Int) { number(UInt64(UInt(bitPattern: value))) }

  mutating func number(_ value: UInt32) { number(UInt64(value)) }

  /// Small ones of either sign in one byte.
  mutating func signed(_ value: Int64) { number(UInt64(bitPattern: value << 1 ^ value >> 63)) }

  mutating func id<Tag>(_ id: Identifier<Tag>) { number(id.rawValue) }

  mutating func id<Tag>(_ id: Identifier<Tag>?) { number(id.map { UInt64($0.rawValue) + 1 } ?? 0) }

  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      number(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func raw(_ other: ArraySlice<UInt8>) { bytes.append(contentsOf: other) }

  mutating func range(_ range: SourceRange) {
    signed(Int64(range.start) - Int64(last.start))
    signed(Int64(range.end) - Int64(range.start))
    signed(Int64(range.line) - Int64(last.line))
    number(range.column)
    last = range
  }

  mutating func array<Element>(_ elements: [Element], _ write: (inout ByteWriter, Element) -> Void) {
    number(elements.count)
    for element in elements { write(&self, element) }
  }

  mutating func ids<Tag>(_ ids: [Identifier<Tag>]) { array(ids) { $0.id($1) } }
}
