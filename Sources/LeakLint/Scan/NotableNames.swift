/// Tells of most identifiers that nothing is to be looked up for them.
struct NotableNames: Sendable {
  private var bits = [UInt64](repeating: 0, count: 256)

  mutating func insert(_ hash: UInt64) { bits[Int(truncatingIfNeeded: hash >> 6) & 255] |= 1 << (hash & 63) }

  func mayContain(_ hash: UInt64) -> Bool { bits[Int(truncatingIfNeeded: hash >> 6) & 255] & (1 << (hash & 63)) != 0 }
}
